using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Conversations.Reading;

/// <summary>
/// The catalogue by which messages are read, kept in memory. A message is read by what is there at once; what is older than
/// <see cref="Fresh"/> is looked up again beside it, and before it only where a name is not known.
/// </summary>
public sealed class CatalogueSource(IInventoryStore inventory, IKnowledge knowledge, WallClock clock, TimeProvider time, ILogger<CatalogueSource> logger)
{
    /// <summary>How old it may be before it is looked up again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Whole = TimeSpan.FromHours(1);

    // Clocks differ, and what is being written now has a time that has passed.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);
    private const int VendorsOfPage = 200;

    private readonly Lock _lock = new();
    private Loaded? _loaded;
    private Task<Loaded>? _loading;
    private Task<Loaded>? _next;

    /// <summary>What is known now; it waits only for the first time. Where the stores are away it is empty, and names are looked up later.</summary>
    internal async ValueTask<Catalogue> CurrentAsync()
    {
        if (Volatile.Read(ref _loaded) is { } known)
        {
            if (clock.Now - known.At >= Fresh) _ = LoadAsync();
            return known.Catalogue;
        }

        try
        {
            return (await LoadAsync()).Catalogue;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Catalogue.Empty;
        }
    }

    /// <summary>A catalogue that knows whatever was written before this call.</summary>
    /// <exception cref="ProblemException">503: a store is away.</exception>
    internal async Task<Catalogue> FreshAsync(CancellationToken cancellation) => (await LoadFromNowAsync().WaitAsync(cancellation)).Catalogue;

    /// <summary>One load at a time; whoever comes meanwhile waits for it.</summary>
    private Task<Loaded> LoadAsync()
    {
        lock (_lock)
        {
            return _loading is { IsCompleted: false } running ? running : Begin();
        }
    }

    /// <summary>A load that runs already may have passed what was written since: those who come meanwhile share the next.</summary>
    private Task<Loaded> LoadFromNowAsync()
    {
        lock (_lock)
        {
            if (_loading is not { IsCompleted: false } running) return Begin();
            return _next ??= AfterAsync(running);
        }
    }

    private async Task<Loaded> AfterAsync(Task<Loaded> running)
    {
        await running.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        Task<Loaded> begun;
        lock (_lock)
        {
            _next = null;
            begun = Begin();
        }

        return await begun;
    }

    private Task<Loaded> Begin() => _loading = Task.Run(LoadNowAsync, CancellationToken.None);

    private async Task<Loaded> LoadNowAsync()
    {
        try
        {
            var at = clock.Now;
            var vendors = await VendorsAsync();
            var before = Volatile.Read(ref _loaded);
            var isWhole = before is null || at - before.WholeAt >= Whole;
            var names = isWhole ? [] : new Dictionary<string, string>(before!.Names, StringComparer.Ordinal);
            var isNew = isWhole;
            await foreach (var item in isWhole ? inventory.ListAsync(CancellationToken.None) : inventory.ListWrittenSinceAsync(Earlier(before!), CancellationToken.None))
            {
                isNew |= !names.TryGetValue(item.Sku, out var known) || known != item.Name;
                names[item.Sku] = item.Name;
            }

            // An index that would be the same again is not made again.
            isNew |= !vendors.SequenceEqual(before?.Vendors ?? []);
            var catalogue = isNew ? new Catalogue([.. names.Select(name => new CatalogueEntry(name.Key, name.Value))], vendors) : before!.Catalogue;
            var loaded = new Loaded(catalogue, names, vendors, at, time.GetUtcNow(), isWhole ? at : before!.WholeAt);
            Volatile.Write(ref _loaded, loaded);
            return loaded;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            ConversationsLog.CatalogueNotLoaded(logger, e);
            throw;
        }
    }

    private async Task<List<CatalogueEntry>> VendorsAsync()
    {
        var vendors = new List<CatalogueEntry>();
        string? cursor = null;
        do
        {
            var page = await knowledge.ListVendorsAsync(VendorsOfPage, cursor, CancellationToken.None);
            vendors.AddRange(page.Items.Select(item => new CatalogueEntry(item.Document.VendorId, item.Document.Name)));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return vendors;
    }

    /// <summary>The stores may go by the wall clock or by the firm's, whose time may be another.</summary>
    private static DateTimeOffset Earlier(Loaded before) => (before.At < before.FirmAt ? before.At : before.FirmAt) - Overlap;

    private sealed record Loaded(
        Catalogue Catalogue, Dictionary<string, string> Names, List<CatalogueEntry> Vendors, DateTimeOffset At, DateTimeOffset FirmAt, DateTimeOffset WholeAt);
}
