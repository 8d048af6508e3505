using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Pages.Stock;

/// <summary>A part of the items, by SKU, or what a search found.</summary>
/// <param name="Search">Null: everything is shown.</param>
/// <param name="Next">Cursor of what follows; null at the end.</param>
public sealed record StockList(IReadOnlyList<StockAssessment> Items, string? Search, string? Next);
