namespace ProcurementFunctions.Local.FunctionsHost.Timers;

/// <summary>When a timer ticks. All times are UTC.</summary>
internal interface ITimerSchedule
{
    /// <summary>The schedule as it was written, with its settings filled in.</summary>
    string Text { get; }

    /// <summary>The first tick after a time; null when there is none any more.</summary>
    DateTimeOffset? NextAfter(DateTimeOffset time);
}
