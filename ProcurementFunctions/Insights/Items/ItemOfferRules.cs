using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Insights.Items;

/// <summary>What an offer and what was learned of its vendor come to. Pure.</summary>
internal static class ItemOfferRules
{
    /// <param name="price">What was learned of the vendor's price for the item; null: nothing.</param>
    public static ItemOffer Of(VendorOffer offer, VendorDocument vendor, LearnedBelief? price, DateTimeOffset now)
    {
        var believed = BeliefRules.Of(BeliefNames.Price(offer.Sku), price, now);
        var lead = BeliefRules.Of(vendor, BeliefNames.LeadTimeDays, now)!;
        var isStated = lead.Basis == BeliefBasis.Prior;
        return new(
            vendor.VendorId,
            vendor.Name,
            vendor.Active,
            PriceOf(believed, offer),
            believed is null ? FigureBasis.Offer : FigureBases.Of(believed.Basis),
            offer.UnitPrice,
            believed?.LastPaid?.UnitPrice,
            believed?.LastPaid?.At,
            isStated ? offer.LeadTimeDays : lead.Value,
            isStated ? FigureBasis.Offer : FigureBases.Of(lead.Basis),
            lead.Observations,
            offer.MinOrderQuantity,
            offer.MaxOrderQuantity,
            offer.PackSize,
            offer.Unit);
    }

    /// <summary>The least that an active vendor usually takes for a unit, else its list price; null: none offers it.</summary>
    public static decimal? KnownPrice(IEnumerable<VendorOffer> offers, Func<string, VendorDocument?> vendorOf, DateTimeOffset now)
    {
        decimal? least = null;
        foreach (var offer in offers)
        {
            if (vendorOf(offer.VendorId) is not { Active: true } vendor) continue;
            var price = PriceOf(BeliefRules.Of(vendor, BeliefNames.Price(offer.Sku), now), offer);
            if (!(least <= price)) least = price;
        }

        return least;
    }

    private static decimal PriceOf(Belief? believed, VendorOffer offer) =>
        believed is null ? offer.UnitPrice : decimal.Round((decimal)believed.Value, 4);
}
