using ProcurementFunctions.Hosting;
using ProcurementFunctions.Insights;
using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Pages.Today;

/// <summary>Of the items that run out first, those that do before an order of today would come. It looks at each item there is.</summary>
internal sealed class ShortItems(
    IInsights insights, IInventoryStore inventory, StockAssessor assessor, IOperationsStore operations, IPreferencesStore preferences, WallClock clock)
{
    private const int MostShown = 8;

    private readonly Lookout<ShortList> _lookout = new(
        cancellation => FindAsync(insights, inventory, assessor, operations, preferences, cancellation), clock);

    /// <summary>What was seen last; null: it is still being looked for.</summary>
    public Task<Seen<ShortList>?> SeeAsync(CancellationToken cancellation) => _lookout.SeeAsync(cancellation);

    private static async Task<ShortList> FindAsync(
        IInsights insights,
        IInventoryStore inventory,
        StockAssessor assessor,
        IOperationsStore operations,
        IPreferencesStore preferences,
        CancellationToken cancellation)
    {
        var ranks = (await insights.ItemsAsync(new(ItemMeasure.RunsOut), new InsightPage(2 * MostShown), cancellation)).Items;
        var policy = StockPolicy.Of((await operations.ReadAsync(cancellation)).Document, await preferences.ListCriticalAsync(cancellation));
        var items = new List<InventoryItem>();
        foreach (var rank in ranks)
        {
            if (await inventory.ReadAsync(rank.Sku, cancellation) is { } item) items.Add(item.Document);
        }

        var stocks = await assessor.AssessAllAsync(items, policy, new SeenVendors(), cancellation);
        var known = stocks.ToDictionary(stock => stock.Item.Sku, StringComparer.Ordinal);
        return new([.. ranks.Select(rank => ShortRules.Of(rank, known.GetValueOrDefault(rank.Sku))).OfType<ShortItem>().Take(MostShown)]);
    }
}

/// <param name="Items">The first to run out first.</param>
internal sealed record ShortList(IReadOnlyList<ShortItem> Items);
