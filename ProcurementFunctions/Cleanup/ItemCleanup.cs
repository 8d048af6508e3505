using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Cleanup;

/// <summary>Removes what is kept of items that are gone: offers, demand, and what users prefer of them.</summary>
internal sealed class ItemCleanup(
    IInventoryStore inventory, IEnumerable<IItemRecords> records, IOptions<CleanupOptions> options, WallClock clock, ILogger<ItemCleanup> logger)
{
    /// <summary>Safe to run twice and at once: what another run has removed is not counted again.</summary>
    /// <returns>How many records were removed, by <see cref="IItemRecords.Name"/>.</returns>
    public async Task<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken cancellation)
    {
        var items = await inventory.ListAsync(cancellation).Select(item => item.Sku).ToHashSetAsync(cancellationToken: cancellation);
        var found = await FindAsync(items, cancellation);
        var gone = found.SelectMany(kind => kind.Orphans).Select(orphan => orphan.Sku).Distinct().Count();
        var removed = new Dictionary<string, int>();
        if (gone > 0 && !CleanupRules.MayRemove(gone, items.Count))
        {
            CleanupLog.TooManyGone(logger, gone, items.Count);
            return removed;
        }

        foreach (var (kind, orphans) in found) removed[kind.Name] = await RemoveAsync(kind, orphans, cancellation);
        return removed;
    }

    private async Task<List<(IItemRecords Kind, List<ItemRecord> Orphans)>> FindAsync(HashSet<string> items, CancellationToken cancellation)
    {
        var before = clock.Now - TimeSpan.FromDays(options.Value.OrphanDays);
        var found = new List<(IItemRecords Kind, List<ItemRecord> Orphans)>();
        foreach (var kind in records)
        {
            var orphans = await kind.ListAsync(before, cancellation).Where(record => !items.Contains(record.Sku)).ToListAsync(cancellation);
            found.Add((kind, orphans));
        }

        return found;
    }

    private async Task<int> RemoveAsync(IItemRecords kind, List<ItemRecord> orphans, CancellationToken cancellation)
    {
        var removed = 0;
        foreach (var orphan in orphans)
        {
            // Looked at once more: it may have come since, or have been missed by a page that it moved past.
            if (await inventory.ReadAsync(orphan.Sku, cancellation) is null && await kind.RemoveAsync(orphan, cancellation)) removed++;
        }

        return removed;
    }
}
