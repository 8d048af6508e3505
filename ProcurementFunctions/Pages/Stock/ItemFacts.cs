using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Pages.Charts;

namespace ProcurementFunctions.Pages.Stock;

/// <summary>An item as its page shows it.</summary>
/// <param name="Sold">Units of the latest days that are known, the oldest first.</param>
/// <param name="Projected">Stock of the coming days if nothing more is ordered; empty where no demand is known.</param>
/// <param name="Arrivals">The days of it on which something comes, with how many.</param>
/// <param name="Stored">What people said of it, with its version.</param>
/// <param name="Places">The locations where it may be, those of the firm first.</param>
public sealed record ItemFacts(
    ItemInsight Item, DateOnly Today, IReadOnlyList<DayFigure> Sold, IReadOnlyList<DayFigure> Projected, IReadOnlyList<DayFigure> Arrivals, Stored<InventoryItem> Stored, IReadOnlyList<string> Places);
