namespace ProcurementFunctions.Local.FunctionsHost.Timers;

/// <summary>Ticks at a fixed distance from the last tick.</summary>
internal sealed class IntervalSchedule(string text, TimeSpan interval) : ITimerSchedule
{
    public string Text => text;

    public DateTimeOffset? NextAfter(DateTimeOffset time) =>
        time > DateTimeOffset.MaxValue - interval ? null : time + interval;
}
