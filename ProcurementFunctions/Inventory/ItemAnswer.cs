using System.Text.Json.Serialization;
using ProcurementFunctions.Goals;

namespace ProcurementFunctions.Inventory;

/// <summary>An item as a caller sees it: its stock, what it is reordered by, and whether it is low. In units.</summary>
/// <param name="ReorderPoint">What counts: computed with basis "demand", else as given.</param>
/// <param name="Low">Whether the projected stock is at or below the reorder point.</param>
/// <param name="Reason">Why it is low, or not, with the figures.</param>
/// <param name="Formula">How the levels were computed, with the figures put in.</param>
/// <param name="Demand">The demand that counted; absent where the levels are as given.</param>
/// <param name="LeadTime">Of the vendor that is expected to serve it, where that counted.</param>
/// <param name="Goals">What counts in the firm's purchases of it; absent: what counts in all of them.</param>
/// <param name="SuggestedQuantity">What one order for it is to hold; absent where it is not low.</param>
/// <param name="Locations">What of it is where, by name: the units on hand are its sum; absent: it is not kept by location.</param>
/// <param name="Life">Whether it is still bought.</param>
/// <param name="ReplacedBy">The SKU that takes the place of a discontinued item.</param>
/// <param name="MaxLevel">The most units on hand and on order; absent: no limit.</param>
/// <param name="ReorderQuantity">Units that it is ordered in; absent: as its demand has it.</param>
/// <param name="CountedAt">When the stock on hand was last counted, where that is known.</param>
/// <param name="SnoozedUntil">Until when its being low is not acted upon.</param>
public sealed record ItemAnswer(
    string Sku,
    string Name,
    int OnHand,
    int OnOrder,
    int Reserved,
    int Projected,
    int ReorderPoint,
    int SafetyStock,
    int OrderUpTo,
    ReorderBasis Basis,
    bool Low,
    string Reason,
    string Formula,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DemandStatistics? Demand,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LeadTime? LeadTime,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] GoalWeights? Goals,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? SuggestedQuantity,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ItemLocation>? Locations,
    ItemLife Life,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ReplacedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MaxLevel,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? ReorderQuantity,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? CountedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? SnoozedUntil,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SnoozeReason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SnoozedBy)
{
    public static ItemAnswer Of(StockAssessment stock) => new(
        stock.Item.Sku,
        stock.Item.Name,
        stock.Item.OnHand,
        stock.Item.OnOrderTotal,
        stock.Item.Reserved,
        stock.Item.Projected,
        stock.Levels.ReorderPoint,
        stock.Levels.SafetyStock,
        stock.Levels.OrderUpTo,
        stock.Levels.Basis,
        stock.IsLow,
        stock.Reason,
        stock.Formula,
        stock.Levels.Basis == ReorderBasis.Given ? null : stock.Demand,
        stock.Lead,
        stock.Item.Goals,
        stock.IsLow ? stock.SuggestedQuantity : null,
        ItemLocation.Of(stock.Item),
        stock.Item.Life,
        stock.Item.ReplacedBy,
        stock.Item.MaxLevel,
        stock.Item.ReorderQuantity,
        stock.Item.CountedAt,
        stock.Item.SnoozedUntil,
        stock.Item.SnoozeReason,
        stock.Item.SnoozedBy);
}
