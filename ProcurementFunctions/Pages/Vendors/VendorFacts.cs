using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Pages.Vendors;

/// <summary>A vendor as its page shows it.</summary>
/// <param name="Prices">The latest that were paid or quoted, the newest first.</param>
public sealed record VendorFacts(VendorAnswer Vendor, IReadOnlyList<PriceAnswer> Prices, string Currency);

/// <summary>A part of the vendors.</summary>
/// <param name="Next">Cursor of what follows; null at the end.</param>
public sealed record VendorList(IReadOnlyList<VendorAnswer> Items, string? Next);
