using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Conversations.Facts;

/// <summary>Facts about the stock, by the very rules that the stock check goes by.</summary>
internal sealed class StockFactSource(
    IInventoryStore inventory, LowStockSearch search, StockAssessor assessor, IOperationsStore operations, IPreferencesStore preferences, TimeProvider time)
{
    /// <summary>The items that run low, the lowest in relation to their reorder point first.</summary>
    public async Task<StockFacts> LowAsync(CancellationToken cancellation)
    {
        var policy = await PolicyAsync(cancellation);
        var found = await search.FindAsync(policy, cancellation);
        var now = time.GetUtcNow();
        return new(found.Checked, [.. found.Low.OrderBy(Urgency).ThenBy(stock => stock.Item.Sku, StringComparer.Ordinal).Select(stock => Of(stock, now))]);
    }

    /// <summary>Whether an item runs low; null: there is none.</summary>
    public async Task<LevelFact?> LevelAsync(string sku, CancellationToken cancellation)
    {
        if ((await inventory.ReadAsync(sku, cancellation))?.Document is not { } item) return null;
        var stock = await assessor.AssessAsync(item, await PolicyAsync(cancellation), new SeenVendors(), cancellation);
        return new(stock.Levels.ReorderPoint, stock.IsLow, stock.Reason);
    }

    /// <summary>The items that are to be left alone for a while, those first that are looked after again soonest.</summary>
    public async Task<IReadOnlyList<SnoozedFact>> SnoozedAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var snoozed = new List<SnoozedFact>();
        await foreach (var item in inventory.ListAsync(cancellation))
        {
            if (item.SnoozedUntil > now) snoozed.Add(new(item.Sku, item.Name, item.SnoozedUntil.Value));
        }

        return [.. snoozed.OrderBy(item => item.Until).ThenBy(item => item.Sku, StringComparer.Ordinal)];
    }

    private async Task<StockPolicy> PolicyAsync(CancellationToken cancellation) =>
        StockPolicy.Of((await operations.ReadAsync(cancellation)).Document, await preferences.ListCriticalAsync(cancellation));

    private static double Urgency(StockAssessment stock) => (double)stock.Item.Projected / Math.Max(1, stock.Levels.ReorderPoint);

    private static LowItemFact Of(StockAssessment stock, DateTimeOffset now) =>
        new(stock.Item.Sku, stock.Item.Name, stock.Item.Projected, stock.Levels.ReorderPoint, stock.SuggestedQuantity)
        {
            OrderNote = stock.OrderNote,
            SnoozedUntil = stock.Item.SnoozedUntil > now ? stock.Item.SnoozedUntil : null,
        };
}
