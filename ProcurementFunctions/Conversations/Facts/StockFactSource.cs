using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Conversations.Facts;

/// <summary>Facts about the stock.</summary>
internal sealed class StockFactSource(IInventoryStore inventory)
{
    /// <summary>The items that run low by their given reorder point, the lowest in relation to it first.</summary>
    public async Task<StockFacts> LowAsync(CancellationToken cancellation)
    {
        var low = new List<InventoryItem>();
        var count = 0;
        await foreach (var item in inventory.ListAsync(cancellation))
        {
            count++;
            if (item.Projected <= item.ReorderPoint) low.Add(item);
        }

        return new(count, [.. low.OrderBy(item => (double)item.Projected / Math.Max(1, item.ReorderPoint)).Select(Of)]);
    }

    private static LowItemFact Of(InventoryItem item) =>
        new(item.Sku, item.Name, item.Projected, item.ReorderPoint, item.ReorderPoint + item.SafetyStock - item.Projected);
}
