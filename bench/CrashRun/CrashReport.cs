namespace ProcurementFunctions.Bench.CrashRun;

/// <summary>What was found after the last kill.</summary>
/// <param name="Kills">How often the process was killed.</param>
/// <param name="InFlight">How many orchestrations had begun and not ended at each kill that did not hit a process while it started.</param>
/// <param name="Tasks">How many tasks were started over all lives.</param>
/// <param name="Orders">How many orders the vendor has.</param>
/// <param name="Calls">How often it was called for them.</param>
/// <param name="Faults">What is wrong; empty when every task ended once and the vendor has one order for each.</param>
internal sealed record CrashReport(int Kills, IReadOnlyList<int> InFlight, int Tasks, int Orders, int Calls, IReadOnlyList<string> Faults)
{
    /// <summary>The usual number in flight at a kill.</summary>
    public int MedianInFlight => InFlight.Order().ElementAt(InFlight.Count / 2);

    public override string ToString() => string.Join(Environment.NewLine, [
        $"{Kills} kills with {MedianInFlight} tasks in flight (median; {InFlight.Min()} to {InFlight.Max()}); {Tasks} tasks, {Orders} orders at the vendor by {Calls} calls",
        .. Faults.Count == 0 ? ["every task ended once, every order is at the vendor once"] : Faults]);
}
