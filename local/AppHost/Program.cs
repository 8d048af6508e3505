using System.Runtime.InteropServices;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Local.AppHost.CommandLine;

const int Ended = 0, Failed = 1, BadOptions = 2;

var parsed = AppHostCommandLine.Parse(args, Environment.CurrentDirectory);
if (!parsed.IsAccepted)
{
    await Console.Error.WriteLineAsync($"{parsed.Refusal}; --help shows what there is");
    return BadOptions;
}

if (parsed.Value.Help)
{
    Console.WriteLine(AppHostCommandLine.Usage);
    return Ended;
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    return await new AppHostRun(parsed.Value, Console.Out).RunAsync(stop.Token) ? Ended : Failed;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return Ended;
}
catch (Exception e) when (StartProblem.Describe(e) is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return Failed;
}

// The first signal stops cleanly; a second one is left to the system, which ends the process at once.
void Stop(PosixSignalContext signal)
{
    if (stop.IsCancellationRequested) return;
    signal.Cancel = true;
    stop.Cancel();
}
