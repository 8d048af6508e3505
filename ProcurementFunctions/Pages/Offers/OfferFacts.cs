using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Pages.Offers;

/// <summary>What a vendor offers of an item, as its page shows it.</summary>
/// <param name="Offer">Null: nothing yet; an administrator may put it.</param>
/// <param name="Mark">The version that a change is made to.</param>
/// <param name="Currency">The firm's.</param>
public sealed record OfferFacts(string VendorId, string VendorName, string Sku, string ItemName, OfferView? Offer, string Mark, string Currency)
{
    public string Place => PlaceOf(VendorId, Sku);

    public static string PlaceOf(string vendorId, string sku) => $"{PlaceOf(vendorId)}/{Uri.EscapeDataString(sku)}";

    public static string PlaceOf(string vendorId) => $"/vendors/{Uri.EscapeDataString(vendorId)}/offers";
}
