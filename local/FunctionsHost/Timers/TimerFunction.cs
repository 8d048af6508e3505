using ProcurementFunctions.Local.FunctionsHost.Functions;

namespace ProcurementFunctions.Local.FunctionsHost.Timers;

/// <summary>A function with a timer trigger, its schedule read.</summary>
internal sealed record TimerFunction(HostedFunction Function, ITimerSchedule Schedule)
{
    // A schedule this dense has nothing to make up for; the Functions host does not monitor it either.
    private static readonly TimeSpan LeastMonitoredDistance = TimeSpan.FromMinutes(1);

    public string Name => Function.Name;

    public bool RunOnStartup => Function.Trigger.Flag("runOnStartup", otherwise: false);

    /// <summary>Whether the schedule's state outlives the process.</summary>
    public bool IsMonitored(DateTimeOffset now) =>
        Function.Trigger.Flag("useMonitor", otherwise: true)
        && Schedule.NextAfter(now) is { } first
        && (Schedule.NextAfter(first) is not { } second || second - first >= LeastMonitoredDistance);
}
