namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask;

/// <summary>
/// How the orchestration engine runs, read from <c>extensions.durableTask</c> of host.json under the official names.
/// </summary>
internal sealed class DurableTaskOptions
{
    /// <summary>The name of the task hub; its file in the state directory is named after it.</summary>
    public string HubName { get; set; } = "TestHubName";

    /// <summary>The version of new instances that are started without one.</summary>
    public string DefaultVersion { get; set; } = string.Empty;

    /// <summary>Which instances the app may run, by their versions.</summary>
    public VersionMatchStrategy VersionMatchStrategy { get; set; } = VersionMatchStrategy.CurrentOrOlder;

    /// <summary>What becomes of an instance that the app may not run.</summary>
    public VersionFailureStrategy VersionFailureStrategy { get; set; } = VersionFailureStrategy.Reject;

    /// <summary>The most activities that run at a time.</summary>
    public int MaxConcurrentActivityFunctions { get; set; } = 10 * Environment.ProcessorCount;

    /// <summary>The most orchestrators that take a step at a time.</summary>
    public int MaxConcurrentOrchestratorFunctions { get; set; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>The most runs that are kept in memory between their steps; the others are replayed.</summary>
    public int MaxCachedRuns { get; set; } = 5_000;

    /// <summary>How long a stop waits for activities that run.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <exception cref="InvalidOperationException">A setting makes no sense; the message names it.</exception>
    public void Validate()
    {
        if (HubName.Length == 0 || HubName.Any(character => !char.IsAsciiLetterOrDigit(character)))
            throw new InvalidOperationException($"The task hub name '{HubName}' must consist of letters and digits.");
        if (MaxConcurrentActivityFunctions < 1 || MaxConcurrentOrchestratorFunctions < 1)
            throw new InvalidOperationException("At least one activity and one orchestrator must be allowed to run at a time.");
        if (MaxCachedRuns < 0)
            throw new InvalidOperationException("The number of runs kept in memory cannot be negative.");
    }
}
