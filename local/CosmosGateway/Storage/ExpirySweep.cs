namespace ProcurementFunctions.Local.CosmosGateway.Storage;

/// <summary>
/// Removes expired documents from the file once a minute. Nobody sees them before that either; this gives back their room.
/// </summary>
internal sealed class ExpirySweep : IAsyncDisposable
{
    private const int LargestBatch = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private readonly Catalog _catalog;
    private readonly WriteQueue _writes;
    private readonly TimeProvider _time;
    private readonly PeriodicTimer _timer;
    private readonly Task _sweeping;

    public ExpirySweep(Catalog catalog, WriteQueue writes, TimeProvider time)
    {
        (_catalog, _writes, _time) = (catalog, writes, time);
        _timer = new PeriodicTimer(Interval, time);
        _sweeping = SweepAllAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _sweeping;
    }

    private async Task SweepAllAsync()
    {
        while (await _timer.WaitForNextTickAsync())
        {
            foreach (var container in _catalog.AllContainers)
            {
                if (container.DefaultTimeToLive is { } byDefault) await SweepAsync(container.Number, byDefault);
            }
        }
    }

    private async Task SweepAsync(int container, long byDefault)
    {
        int removed;
        do removed = await RemoveAsync(container, byDefault);
        while (removed == LargestBatch);
    }

    private async Task<int> RemoveAsync(int container, long byDefault)
    {
        try
        {
            var now = _time.GetUtcNow().ToUnixTimeSeconds();
            return await _writes.RunAsync(session => session.DeleteExpired(container, byDefault, now, LargestBatch));
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // The disk fails; callers are told so by their own writes, and the next minute brings another try.
            return 0;
        }
    }
}
