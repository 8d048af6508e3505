using System.Globalization;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Inventory;

/// <summary>In which quantities a vendor sells an item, by its offer. Its quote has the last word.</summary>
/// <param name="MostUnits">The most that one order may hold; null: no limit.</param>
public sealed record OfferTerms(string VendorName, int FewestUnits, int? MostUnits, int PackSize)
{
    /// <summary>Whose terms they are.</summary>
    public string? VendorId { get; init; }

    /// <summary>The list price of a unit; null: not known.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>What the vendor is expected to quote, by which choosing would size an order; null: not known.</summary>
    internal Quote? Expected { get; init; }

    /// <summary>Units that are asked for in a day, by which an order is topped up; null: no demand is known.</summary>
    public double? DemandADay { get; init; }

    public static OfferTerms Any { get; } = new("", 1, null, 1);

    public static OfferTerms Of(VendorOffer offer, string vendorName) =>
        new(vendorName, offer.MinOrderQuantity, offer.MaxOrderQuantity, Math.Max(1, offer.PackSize)) { VendorId = offer.VendorId, UnitPrice = offer.UnitPrice };

    /// <summary>
    /// What one order for a need would hold: at least the minimum, in whole packs, at most the maximum, and topped up to the vendor's minimum
    /// value or free shipping just as choosing among quotes would.
    /// </summary>
    public int OrderFor(int need) => ByValue(need) ?? ByUnits(need);

    /// <summary>Goods and shipping of such an order, in the firm's currency; null: no price is known.</summary>
    public decimal? CostFor(int need) =>
        Expected is { } quote && need > 0 ? decimal.Round(new OrderTerms(quote, need).CostOf(OrderFor(need)), 2) : null;

    /// <summary>Why an order would hold something else than the need, in plain words; null when it would not.</summary>
    public string? NoteFor(int need)
    {
        var (order, byUnits) = (OrderFor(need), ByUnits(need));
        if (order < need) return $"{VendorName} takes no order above {MostUnits}; {need} are needed";
        if (Expected is { MinOrderValue: { } least } quote && QuotePricing.GoodsAt(quote, byUnits) < least)
        {
            return order > byUnits
                ? Invariant($"{VendorName} takes no order below {least:0.00}; {need} are needed, and the rest within {TopUp.Days} days")
                : Invariant($"{VendorName} takes no order below {least:0.00}, which is more than is needed within {TopUp.Days} days");
        }

        if (order > byUnits) return Invariant($"{VendorName} ships free from {Expected!.FreeShippingFrom:0.00}; {need} are needed, and the rest within {TopUp.Days} days");
        if (need < FewestUnits) return $"{VendorName} takes no order below {FewestUnits}; {need} are needed";
        return order > need ? $"{VendorName} sells packs of {PackSize}; {need} are needed" : null;
    }

    private int ByUnits(int need)
    {
        var wanted = RoundUp(Math.Max(need, FewestUnits));
        return (int)Math.Min(wanted, MostUnits is { } most ? most / PackSize * PackSize : int.MaxValue);
    }

    /// <summary>Null where no value matters, or none can be reached.</summary>
    private int? ByValue(int need)
    {
        if (need <= 0 || Expected is not { } quote || quote is { MinOrderValue: null, FreeShippingFrom: null }) return null;
        var terms = new OrderTerms(quote, need, topUpTo: TopUp.Told(need, DemandADay));
        return terms.CheapestFrom(Math.Min(need, Math.Max(1, terms.Most)));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private long RoundUp(int quantity) => ((long)quantity + PackSize - 1) / PackSize * PackSize;
}
