using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Runs the function on a schedule: an NCrontab expression of six fields (seconds first) in UTC, a time span between
/// runs, or <c>%Name%</c> for a setting that holds either.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    public string Schedule { get; } = schedule;

    /// <summary>Whether the schedule outlives a restart, so that a tick missed meanwhile is made up for once.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether the function also runs each time the app starts.</summary>
    public bool RunOnStartup { get; set; }
}
