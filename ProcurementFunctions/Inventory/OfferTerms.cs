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

    public static OfferTerms Any { get; } = new("", 1, null, 1);

    public static OfferTerms Of(VendorOffer offer, string vendorName) =>
        new(vendorName, offer.MinOrderQuantity, offer.MaxOrderQuantity, Math.Max(1, offer.PackSize)) { VendorId = offer.VendorId, UnitPrice = offer.UnitPrice };

    /// <summary>What one order for a need would hold: at least the minimum, in whole packs, at most the maximum.</summary>
    public int OrderFor(int need)
    {
        var wanted = RoundUp(Math.Max(need, FewestUnits));
        return (int)Math.Min(wanted, MostUnits is { } most ? most / PackSize * PackSize : int.MaxValue);
    }

    /// <summary>Why an order would hold something else than the need, in plain words; null when it would not.</summary>
    public string? NoteFor(int need)
    {
        var order = OrderFor(need);
        if (order < need) return $"{VendorName} takes no order above {MostUnits}; {need} are needed";
        if (need < FewestUnits) return $"{VendorName} takes no order below {FewestUnits}; {need} are needed";
        return order > need ? $"{VendorName} sells packs of {PackSize}; {need} are needed" : null;
    }

    private long RoundUp(int quantity) => ((long)quantity + PackSize - 1) / PackSize * PackSize;
}
