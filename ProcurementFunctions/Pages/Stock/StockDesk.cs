using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Insights;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Pages.Charts;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Pages.Stock;

/// <summary>Finds items and gathers what is shown of them.</summary>
internal sealed class StockDesk(
    IInventoryStore inventory,
    ItemDesk desk,
    IDemandStore demand,
    StockAssessor assessor,
    IInsights insights,
    IOperationsStore operations,
    IPreferencesStore preferences,
    TimeProvider time)
{
    private const int OnAPage = 25;

    public async Task<StockList> ListAsync(string? search, string? cursor, CancellationToken cancellation)
    {
        var policy = StockPolicy.Of((await operations.ReadAsync(cancellation)).Document, await preferences.ListCriticalAsync(cancellation));
        // A whole SKU is found at once.
        if (search is not null && cursor is null && DocumentKey.IsValid(search) && await inventory.ReadAsync(search, cancellation) is { } exact)
            return new(await AssessAsync([exact.Document], policy, cancellation), search, null);
        var page = search is null
            ? await inventory.ListPageAsync(OnAPage, cursor, cancellation)
            : await inventory.SearchPageAsync(search, OnAPage, cursor, cancellation);
        return new(await AssessAsync([.. page.Items.Select(item => item.Document)], policy, cancellation), search, page.NextCursor);
    }

    /// <exception cref="ProblemException">404: there is no such item.</exception>
    public async Task<ItemFacts> OfAsync(string sku, CancellationToken cancellation)
    {
        var stored = await desk.FindAsync(sku, cancellation);
        var item = await insights.ItemAsync(sku, cancellation) ?? throw ProblemException.NotFound($"there is no item {sku}");
        var years = (await demand.ListBySkusAsync([sku], cancellation))[sku];
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var firms = (await operations.ReadAsync(cancellation)).Document.Locations;
        return new(item, today, ProjectionRules.SoldDays(years), ProjectionRules.Of(item, today), ProjectionRules.Arrivals(item, today), stored, LocationRules.Known(firms, stored.Document));
    }

    private Task<IReadOnlyList<StockAssessment>> AssessAsync(
        IReadOnlyList<InventoryItem> items, StockPolicy policy, CancellationToken cancellation) =>
        assessor.AssessAllAsync(items, policy, new SeenVendors(), cancellation);
}
