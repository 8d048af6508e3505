using ProcurementFunctions.Goals;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Inventory;

/// <summary>Which vendor is expected to serve an item before any has been asked, and how long that takes. Pure.</summary>
internal static class ExpectedVendor
{
    /// <summary>
    /// The one that would be chosen for the quantity if each active vendor quoted its list terms, had enough and shipped
    /// free: by the very rules that choose among quotes. Of several that share an order, the one with the largest part.
    /// Null when no active vendor offers it.
    /// </summary>
    /// <param name="offers">Of one item.</param>
    public static VendorOffer? Of(
        IEnumerable<VendorOffer> offers, IReadOnlyDictionary<string, KnownVendor> vendors, int quantity, CountingGoals goals, DateTimeOffset now)
    {
        VendorOffer[] active = [.. offers
            .Where(offer => vendors.TryGetValue(offer.VendorId, out var vendor) && vendor.Document.Active)
            .OrderBy(offer => offer.VendorId, StringComparer.Ordinal)];
        if (active.Length <= 1) return active.FirstOrDefault();
        quantity = Math.Clamp(quantity, 1, PurchaseRequest.MaxQuantity);
        var inputs = new DecisionInputs(
            now,
            quantity,
            null,
            goals.Weights,
            goals.From,
            [],
            [.. active.Select(offer => QuoteOf(offer, vendors[offer.VendorId].Document, now))],
            [.. active.Select(offer => vendors[offer.VendorId].Standing)]);
        var chosen = ChoiceRules.Choose(inputs).Choice?.Lines.MaxBy(line => line.Quantity)?.VendorId;
        return Array.Find(active, offer => offer.VendorId == chosen) ?? active[0];
    }

    /// <summary>
    /// The lead time that was learned of the vendor, with its spread. While nothing was learned, what its offer states,
    /// and the spread that is assumed of any vendor.
    /// </summary>
    public static LeadTime LeadTimeOf(VendorOffer offer, KnownVendor vendor)
    {
        var learned = vendor.LeadTime;
        var days = learned.Basis == BeliefBasis.Prior ? offer.LeadTimeDays : learned.Value;
        return new(offer.VendorId, days, learned.StandardDeviation ?? 0)
        {
            Basis = learned.Basis,
            Observations = learned.Observations,
            Terms = OfferTerms.Of(offer, vendor.Document.Name),
        };
    }

    /// <summary>What the vendor would quote for more than anybody orders.</summary>
    private static Quote QuoteOf(VendorOffer offer, VendorDocument vendor, DateTimeOffset now) => new(
        offer.VendorId,
        $"list:{offer.VendorId}",
        offer.Sku,
        Math.Max(offer.UnitPrice, 0.0001m),
        [],
        offer.MinOrderQuantity,
        offer.MaxOrderQuantity,
        Math.Max(1, offer.PackSize),
        2 * PurchaseRequest.MaxQuantity,
        offer.LeadTimeDays,
        0,
        vendor.Currency,
        now.AddDays(1));
}
