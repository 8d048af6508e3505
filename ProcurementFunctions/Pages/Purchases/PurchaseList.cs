using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Pages.Purchases;

/// <summary>A part of the purchases, the newest first.</summary>
/// <param name="Next">Cursor of what follows; null at the end.</param>
public sealed record PurchaseList(IReadOnlyList<PurchaseDocument> Items, PurchaseFilter Filter, string? Next, string Currency);
