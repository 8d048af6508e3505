using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Pages.Offers;

/// <summary>A part of what a vendor offers, by SKU.</summary>
/// <param name="Next">Cursor of what follows; null at the end.</param>
/// <param name="Currency">The firm's.</param>
public sealed record OfferList(string VendorId, string VendorName, IReadOnlyList<OfferView> Items, string? Next, string Currency);
