namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function is told about its tick.</summary>
public class TimerInfo
{
    /// <summary>The schedule's past and future; null when the schedule is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether the tick comes later than it was due.</summary>
    public bool IsPastDue { get; set; }
}
