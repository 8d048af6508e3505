using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Hosting;

/// <summary>
/// Lets one piece of work pass at a time. When a store turns out to be away, those that wait are told so at once: each
/// finding it out in its turn would keep the last of them waiting for the time-outs of all before it.
/// </summary>
internal sealed class Lane
{
    private ProblemException? _away;
    private int _timesAway;

    private SemaphoreSlim Free { get; } = new(1, 1);

    /// <exception cref="ProblemException">503: the store was away for this work, or for work that it waited for.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        var before = Volatile.Read(ref _timesAway);
        await Free.WaitAsync(cancellation);
        try
        {
            if (_timesAway != before) throw Same(_away!);
            return await work();
        }
        catch (ProblemException away) when (away.Status == 503 && _timesAway == before)
        {
            _away = away;
            Volatile.Write(ref _timesAway, before + 1);
            throw;
        }
        finally
        {
            Free.Release();
        }
    }

    private static ProblemException Same(ProblemException away) =>
        new(away.Status, away.Title, away.Message) { RetryAfter = away.RetryAfter };
}
