using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Inventory;

/// <summary>Where an item stands, and by which figures.</summary>
/// <param name="SuggestedQuantity">What takes the projected stock to the order-up-to level; 0 when it is not low.</param>
/// <param name="CriticalLevel">For an item that a user has marked as critical: the service level that counts for it.</param>
public sealed record StockAssessment(
    InventoryItem Item,
    ReorderLevels Levels,
    bool IsLow,
    int SuggestedQuantity,
    DemandStatistics? Demand,
    LeadTime? Lead,
    double? CriticalLevel = null)
{
    /// <summary>Why it is low, or that it is not, in plain words with the figures.</summary>
    public string Reason
    {
        get
        {
            var stock = FormattableString.Invariant(
                $"projected stock {Item.Projected} (on hand {Item.OnHand} + on order {Item.OnOrderTotal} − reserved {Item.Reserved})");
            return IsLow
                ? FormattableString.Invariant(
                    $"{stock} is at or below the reorder point {Levels.ReorderPoint}; {SuggestedQuantity} more reach the level {Levels.OrderUpTo} to order up to ({Source})")
                : FormattableString.Invariant($"{stock} is above the reorder point {Levels.ReorderPoint} ({Source})");
        }
    }

    /// <summary>What is kept with a purchase that this starts.</summary>
    public ReorderTrigger ToTrigger() => new(
        Item.OnHand,
        Item.OnOrderTotal,
        Item.Reserved,
        Item.Projected,
        Levels.ReorderPoint,
        Levels.SafetyStock,
        Levels.OrderUpTo,
        Levels.Basis == ReorderBasis.Demand ? "demand" : "given");

    private string Source => CriticalLevel is { } level
        ? FormattableString.Invariant($"{Figures}; marked as critical, so for a service level of {level * 100:0.##} %")
        : Figures;

    private string Figures => this switch
    {
        { Levels.Basis: ReorderBasis.Demand, Demand: { } demand, Lead: { } lead } => FormattableString.Invariant(
            $"from a daily demand of {demand.Mean:0.##} ± {demand.StandardDeviation:0.##} over {demand.Days} days and a lead time of {lead.Days:0.#} ± {lead.StandardDeviation:0.#} days with {lead.VendorId}, safety stock {Levels.SafetyStock}"),
        _ => FormattableString.Invariant(
            $"as given: reorder point {Item.ReorderPoint}, safety stock {Item.SafetyStock}"),
    };
}
