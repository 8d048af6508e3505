using ProcurementFunctions.Goals;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Units;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Inventory;

/// <summary>Which vendor is expected to serve an item before any has been asked, and how long that takes. Pure.</summary>
internal static class ExpectedVendor
{
    private const decimal LeastPrice = 0.0001m;

    /// <summary>
    /// The one that would be chosen for the quantity if each active vendor quoted what was agreed with it, else what it usually takes, else its
    /// list price, had enough, and shipped for what an order costs the firm or for nothing: by the very rules that choose among quotes. Of several
    /// that share an order, the one with the largest part. Null when no active vendor offers it.
    /// </summary>
    /// <param name="offers">Of one item.</param>
    public static VendorOffer? Of(
        IEnumerable<VendorOffer> offers, IReadOnlyDictionary<string, KnownVendor> vendors, int quantity, CountingGoals goals, ExpectedMarket market)
    {
        VendorOffer[] all = [.. offers];
        var stockUnit = StockUnitRules.Of(all);
        VendorOffer[] active = [.. all
            .Where(offer => vendors.TryGetValue(offer.VendorId, out var vendor) && vendor.Document.Active
                && ContractRules.WhyNot(offer, market.Today) is null && StockUnitRules.WhyNot(offer, stockUnit) is null)
            .OrderBy(offer => offer.VendorId, StringComparer.Ordinal)];
        if (active.Length <= 1) return active.FirstOrDefault();
        quantity = Math.Clamp(quantity, 1, PurchaseRequest.MaxQuantity);
        var inputs = new DecisionInputs(
            market.Now,
            quantity,
            null,
            goals.Weights,
            goals.From,
            [],
            [.. active.Select(offer => QuoteOf(offer, vendors[offer.VendorId].Document, market))],
            [.. active.Select(offer => vendors[offer.VendorId].Standing)])
        {
            TopUpTo = TopUp.Told(quantity, market.DemandADay),
        };
        var chosen = ChoiceRules.Choose(inputs).Choice?.Lines.MaxBy(line => line.Quantity)?.VendorId;
        return Array.Find(active, offer => offer.VendorId == chosen) ?? active[0];
    }

    /// <summary>
    /// How long the goods take that the reorder point must hold for: of the one that would be chosen, or of the one that delivered the
    /// item last, whichever takes longer. Where they differ, something decides that only quotes tell, such as how many a vendor
    /// has. The terms are those of the one that would be chosen.
    /// </summary>
    public static LeadTime LeadTimeFor(
        VendorOffer chosen, IEnumerable<VendorOffer> offers, IReadOnlyDictionary<string, KnownVendor> vendors, ExpectedMarket market)
    {
        var lead = LeadTimeOf(chosen, vendors[chosen.VendorId], market);
        if (LastOf(offers, vendors) is not { } last || last.VendorId == chosen.VendorId) return lead;
        var other = LeadTimeOf(last, vendors[last.VendorId], market);
        return ReplenishmentTime.Of(other).MeanAndSpread > ReplenishmentTime.Of(lead).MeanAndSpread ? other with { Terms = lead.Terms } : lead;
    }

    /// <summary>Of the active vendors, the one that the item was last paid to; null when none has delivered it yet.</summary>
    private static VendorOffer? LastOf(IEnumerable<VendorOffer> offers, IReadOnlyDictionary<string, KnownVendor> vendors)
    {
        var (last, at) = ((VendorOffer?)null, DateTimeOffset.MinValue);
        foreach (var offer in offers)
        {
            if (!vendors.TryGetValue(offer.VendorId, out var vendor) || !vendor.Document.Active) continue;
            if (vendor.Document.Beliefs.GetValueOrDefault(BeliefNames.Price(offer.Sku))?.LastPaid is { } paid && paid.At > at) (last, at) = (offer, paid.At);
        }

        return last;
    }

    /// <summary>
    /// The lead time that was learned of the vendor, with its spread. While nothing was learned, what its offer states by its calendar,
    /// and the spread that is assumed of any vendor. With it the firm's own days and the orders that the vendor takes back.
    /// </summary>
    public static LeadTime LeadTimeOf(VendorOffer offer, KnownVendor vendor, ExpectedMarket market)
    {
        var (learned, calendar) = (vendor.LeadTime, vendor.Document.Calendar);
        var stated = calendar is null ? offer.LeadTimeDays : CalendarRules.DaysUntil(calendar, market.Now, offer.LeadTimeDays);
        // What was learned holds its weekends; the days on which it is closed just now come on top.
        var closed = calendar?.Closed is null ? 0 : stated - CalendarRules.DaysUntil(calendar with { Closed = null }, market.Now, offer.LeadTimeDays);
        var quote = QuoteOf(offer, vendor.Document, market);
        return new(offer.VendorId, learned.Basis == BeliefBasis.Prior ? stated : learned.Value + closed, learned.StandardDeviation ?? 0)
        {
            Basis = learned.Basis,
            Observations = learned.Observations,
            OwnDays = vendor.OwnDays.Value,
            OwnStandardDeviation = vendor.OwnDays.StandardDeviation ?? 0,
            WithdrawnRate = vendor.WithdrawnRate.Value,
            WithdrawnAfterDays = vendor.WithdrawnAfter.Value,
            WithdrawnStandardDeviation = vendor.WithdrawnAfter.StandardDeviation ?? 0,
            Terms = OfferTerms.Of(offer, vendor.Document.Name) with { UnitPrice = offer.UnitPrice > 0 ? quote.UnitPrice : null, Expected = quote, DemandADay = market.DemandADay },
        };
    }

    /// <summary>
    /// What was agreed where a contract counts; else what the vendor's quotes and orders have taught of its price; the list price of its offer
    /// while there were none.
    /// </summary>
    private static decimal PriceOf(VendorOffer offer, VendorDocument vendor, ExpectedMarket market) =>
        ContractRules.Current(offer, market.Today) is { } contract ? contract.UnitPrice
        : vendor.Beliefs.TryGetValue(BeliefNames.Price(offer.Sku), out var learned) && BeliefRules.Of(BeliefNames.Price(offer.Sku), learned, market.Now) is { } price
            ? (decimal)price.Value
            : offer.UnitPrice;

    /// <summary>What the vendor would quote for more than anybody orders.</summary>
    private static Quote QuoteOf(VendorOffer offer, VendorDocument vendor, ExpectedMarket market) => new(
        offer.VendorId,
        $"list:{offer.VendorId}",
        offer.Sku,
        Math.Max(PriceOf(offer, vendor, market), LeastPrice),
        [],
        offer.MinOrderQuantity,
        offer.MaxOrderQuantity,
        Math.Max(1, offer.PackSize),
        2 * PurchaseRequest.MaxQuantity,
        offer.LeadTimeDays,
        market.ShippingCost,
        vendor.Currency,
        market.Now.AddDays(1),
        Unit: offer.SoldBy,
        MinOrderValue: InFirms(vendor.MinOrderValue, offer, vendor),
        FreeShippingFrom: InFirms(vendor.FreeShippingFrom, offer, vendor));

    /// <summary>A vendor's values are in the currency that it quotes in, as its offer may be.</summary>
    private static decimal? InFirms(decimal? value, VendorOffer offer, VendorDocument vendor) =>
        value is { } amount && offer.Rate is { } rate && rate.Currency == vendor.Currency ? rate.ToFirms(amount) : value;
}

/// <summary>What is expected of all vendors alike.</summary>
/// <param name="DemandADay">Units of the item; null: no demand is known.</param>
/// <param name="ShippingCost">What each would ask for shipping, as nobody has told; 0: nothing.</param>
internal sealed record ExpectedMarket(DateTimeOffset Now, double? DemandADay = null, decimal ShippingCost = 0)
{
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);
}
