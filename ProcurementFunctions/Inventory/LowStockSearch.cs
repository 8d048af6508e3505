using System.Collections.Concurrent;

namespace ProcurementFunctions.Inventory;

/// <summary>Looks at every item, a page at a time, and keeps only those that run low.</summary>
public sealed class LowStockSearch(IInventoryStore inventory, StockAssessor assessor)
{
    private const int ItemsInPage = 200;
    private const int PagesAtOnce = 2;

    public async Task<LowStock> FindAsync(StockPolicy policy, CancellationToken cancellation)
    {
        var count = 0;
        var low = new ConcurrentBag<StockAssessment>();
        var seen = new SeenVendors();
        await Parallel.ForEachAsync(
            inventory.ListAsync(cancellation).Chunk(ItemsInPage),
            new ParallelOptions { MaxDegreeOfParallelism = PagesAtOnce, CancellationToken = cancellation },
            async (page, inner) =>
            {
                Interlocked.Add(ref count, page.Length);
                foreach (var stock in await assessor.AssessAllAsync(page, policy, seen, inner))
                {
                    if (stock.IsLow) low.Add(stock);
                }
            });
        return new(count, [.. low.OrderBy(stock => stock.Item.Sku, StringComparer.Ordinal)]);
    }
}

/// <param name="Checked">How many items were looked at.</param>
/// <param name="Low">Those that run low, by SKU.</param>
public sealed record LowStock(int Checked, IReadOnlyList<StockAssessment> Low);
