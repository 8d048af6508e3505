using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Insights.Items;

/// <summary>Fetches the figure that items are ranked by, for many items at once.</summary>
/// <param name="Measure">Nothing else is fetched.</param>
internal sealed class ItemFigures(
    ItemMeasure measure, IDemandStore demand, IOfferStore offers, IKnowledge knowledge, DateTimeOffset now)
{
    private readonly SeenVendors _seen = new();
    private readonly DateOnly _today = DateOnly.FromDateTime(now.UtcDateTime);

    public async Task<IReadOnlyList<ItemRank>> OfAsync(IReadOnlyList<InventoryItem> items, CancellationToken cancellation)
    {
        items = [.. items.Select(item => ImportedOrderRules.AsOf(item, now))];
        string[] skus = [.. items.Select(item => item.Sku)];
        switch (measure)
        {
            case ItemMeasure.RunsOut:
                var years = await demand.ListBySkusAsync(skus, cancellation);
                return [.. items.Select(item => Plain(item) with { RunOut = RunOutRules.Of(item, DemandRules.Summarize(years[item.Sku], _today), _today) })];
            case ItemMeasure.Sold:
                var sold = await demand.ListBySkusAsync(skus, cancellation);
                return [.. items.Select(item => Plain(item) with { Sold = SoldRules.InLast(30, sold[item.Sku], _today) })];
            case ItemMeasure.Price or ItemMeasure.Value:
                return await PricedAsync(items, await offers.ListBySkusAsync(skus, cancellation), cancellation);
            default:
                return [.. items.Select(Plain)];
        }
    }

    private async Task<IReadOnlyList<ItemRank>> PricedAsync(
        IReadOnlyList<InventoryItem> items, ILookup<string, VendorOffer> offered, CancellationToken cancellation)
    {
        var vendors = new Dictionary<string, VendorDocument?>();
        foreach (var vendorId in offered.SelectMany(ofItem => ofItem).Select(offer => offer.VendorId).Distinct())
            vendors[vendorId] = (await _seen.ReadAsync(knowledge, vendorId, now, cancellation))?.Document;
        return
        [
            .. items.Select(item =>
            {
                var price = ItemOfferRules.KnownPrice(offered[item.Sku], vendors.GetValueOrDefault, now);
                return Plain(item) with { UnitPrice = price, Value = price * item.OnHand };
            }),
        ];
    }

    private static ItemRank Plain(InventoryItem item) => new(item.Sku, item.Name, item.OnHand, item.Projected, null, null, null, null);
}
