using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Conversations.Facts;

/// <summary>Facts about the stock, by the very rules that the stock check goes by.</summary>
internal sealed class StockFactSource(
    IInventoryStore inventory, StockAssessor assessor, IOperationsStore operations, IPreferencesStore preferences)
{
    /// <summary>The items that run low, the lowest in relation to their reorder point first.</summary>
    public async Task<StockFacts> LowAsync(CancellationToken cancellation)
    {
        var service = (await operations.ReadAsync(cancellation)).Document.Service;
        var policy = new StockPolicy(service, await preferences.ListCriticalAsync(cancellation));
        var seen = new SeenVendors();
        var items = new List<InventoryItem>();
        await foreach (var item in inventory.ListAsync(cancellation)) items.Add(item);
        var low = (await assessor.AssessAllAsync(items, policy, seen, cancellation)).Where(stock => stock.IsLow);
        return new(items.Count, [.. low.OrderBy(Urgency).ThenBy(stock => stock.Item.Sku, StringComparer.Ordinal).Select(Of)]);
    }

    private static double Urgency(StockAssessment stock) => (double)stock.Item.Projected / Math.Max(1, stock.Levels.ReorderPoint);

    private static LowItemFact Of(StockAssessment stock) =>
        new(stock.Item.Sku, stock.Item.Name, stock.Item.Projected, stock.Levels.ReorderPoint, stock.SuggestedQuantity);
}
