namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;

/// <summary>How long what failed rests: not at all at first, then twice as long each time, up to half a minute.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static TimeSpan After(int failures) =>
        failures <= 1 ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(Longest.Ticks, Shortest.Ticks << Math.Min(failures - 2, 20)));

    /// <summary>Goes on after the rest. It is real time: the store's clock may stand still, and the processor has to be spared.</summary>
    public static async Task Run(int failures, Action goOn)
    {
        var rest = After(failures);
        if (rest > TimeSpan.Zero)
            await Task.Delay(rest, TimeProvider.System);
        goOn();
    }
}
