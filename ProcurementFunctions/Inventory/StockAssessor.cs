using ProcurementFunctions.Goals;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Inventory;

/// <summary>Fetches what the reorder rules need to know about items, for many items at once, and applies them.</summary>
public sealed class StockAssessor(IDemandStore demand, IOfferStore offers, IKnowledge knowledge, TimeProvider time)
{
    /// <summary>Where an item stands.</summary>
    /// <param name="seen">Vendors that were read for the same check; each is read once.</param>
    public async Task<StockAssessment> AssessAsync(
        InventoryItem item, StockPolicy policy, SeenVendors seen, CancellationToken cancellation) =>
        (await AssessAllAsync([item], policy, seen, cancellation))[0];

    /// <summary>Where items stand, in their order: one look at the demand and one at the offers of all of them.</summary>
    public async Task<IReadOnlyList<StockAssessment>> AssessAllAsync(
        IReadOnlyList<InventoryItem> items, StockPolicy policy, SeenVendors seen, CancellationToken cancellation)
    {
        if (items.Count == 0) return [];
        string[] skus = [.. items.Select(item => item.Sku)];
        var (reading, listing) = (demand.ListBySkusAsync(skus, cancellation), offers.ListBySkusAsync(skus, cancellation));
        await Task.WhenAll(reading, listing);
        var (years, offered) = (await reading, await listing);
        var now = time.GetUtcNow();
        var vendors = new Dictionary<string, KnownVendor>();
        foreach (var vendorId in offered.SelectMany(ofItem => ofItem).Select(offer => offer.VendorId).Distinct())
        {
            if (await seen.ReadAsync(knowledge, vendorId, now, cancellation) is { } vendor) vendors.Add(vendorId, vendor);
        }

        var market = new Market(offered, vendors, policy, now);
        return [.. items.Select(item => Assess(ImportedOrderRules.AsOf(item, now), years[item.Sku], market))];
    }

    private static StockAssessment Assess(InventoryItem item, IEnumerable<DemandYear> years, Market market)
    {
        var today = DateOnly.FromDateTime(market.Now.UtcDateTime);
        var history = DemandRules.Summarize(years, today);
        // At the reorder point, review days of demand are missing: it is for them that a vendor would be chosen.
        var review = market.Policy.Service.ReviewDays;
        var lead = history is null ? null : market.LeadTime(item, (int)Math.Ceiling(history.Mean * review), history.Mean);
        if (history is { Season: not null })
            history = SeasonRules.Ahead(history, today, lead is null ? DemandForecastRules.Horizon : (int)Math.Ceiling(ReplenishmentTime.Of(lead).Days), review);
        var stock = ReorderRules.Assess(item, history, lead, market.Policy);
        if (stock is { IsLow: true, Lead: null } && market.LeadTime(item, stock.SuggestedQuantity, history?.Mean) is { } found)
            stock = ReorderRules.Assess(item, history, found, market.Policy);
        return stock with { At = market.Now };
    }

    /// <summary>Who offers the items of a page.</summary>
    private sealed record Market(
        ILookup<string, VendorOffer> Offers, IReadOnlyDictionary<string, KnownVendor> Vendors, StockPolicy Policy, DateTimeOffset Now)
    {
        /// <summary>That of the vendor that is expected to serve a need; null when no active vendor offers the item.</summary>
        public LeadTime? LeadTime(InventoryItem item, int need, double? demandADay)
        {
            var goals = GoalRules.Nearest(new(Policy.Goals, item.Goals, null, null));
            VendorOffer[] offers = [.. Offers[item.Sku]];
            var market = new ExpectedMarket(Now, demandADay, ShippingOf(offers));
            return ExpectedVendor.Of(offers, Vendors, need, goals, market) is { } offer
                ? ExpectedVendor.LeadTimeFor(offer, offers, Vendors, market)
                : null;
        }

        /// <summary>Where a vendor ships free from some value on, shipping matters: it is taken to cost what an order costs the firm.</summary>
        private decimal ShippingOf(VendorOffer[] offers) =>
            Array.Exists(offers, offer => Vendors.TryGetValue(offer.VendorId, out var vendor) && vendor.Document.FreeShippingFrom is not null) ? Policy.Service.OrderingCost : 0;
    }
}
