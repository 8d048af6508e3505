namespace Microsoft.Azure.Functions.Worker;

/// <summary>When a timer last ticked and when it ticks next.</summary>
public class ScheduleStatus
{
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
