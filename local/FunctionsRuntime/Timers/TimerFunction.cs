using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;

namespace ProcurementFunctions.Local.FunctionsRuntime.Timers;

/// <summary>A function with a timer trigger, its schedule read.</summary>
internal sealed record TimerFunction(FunctionDescriptor Function, ITimerSchedule Schedule)
{
    // A schedule this dense has nothing to make up for; the Functions host does not monitor it either.
    private static readonly TimeSpan LeastMonitoredDistance = TimeSpan.FromMinutes(1);

    public string Name => Function.Name;

    public bool RunOnStartup => Trigger.RunOnStartup;

    private TimerTriggerAttribute Trigger => (TimerTriggerAttribute)Function.Trigger;

    /// <summary>Whether the schedule's state outlives the process.</summary>
    public bool IsMonitored(DateTimeOffset now) =>
        Trigger.UseMonitor
        && Schedule.NextAfter(now) is { } first
        && (Schedule.NextAfter(first) is not { } second || second - first >= LeastMonitoredDistance);
}
