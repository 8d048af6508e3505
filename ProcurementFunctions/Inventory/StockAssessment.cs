using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Inventory;

/// <summary>Where an item stands, and by which figures.</summary>
/// <param name="SuggestedQuantity">What one order is to hold, see <see cref="LotRules"/>; 0 when it is not low.</param>
/// <param name="Lead">Of the vendor that is expected to serve it, or the slower one that last did; null where none is, or none was looked for.</param>
/// <param name="Service">The service that counts for it.</param>
/// <param name="IsCritical">Whether a user has marked it as critical.</param>
public sealed record StockAssessment(
    InventoryItem Item,
    ReorderLevels Levels,
    bool IsLow,
    int SuggestedQuantity,
    DemandStatistics? Demand,
    LeadTime? Lead,
    ServiceSettings Service,
    bool IsCritical)
{
    /// <summary>When it was looked at.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The least that an order is to hold.</summary>
    public LotSize Lot { get; init; } = LotSize.None;

    /// <summary>What sized the suggested quantity.</summary>
    public LotBasis Sizing { get; init; }

    /// <summary>What one order for it would hold, by the expected vendor's terms.</summary>
    public int OrderQuantity => Lead?.Terms.OrderFor(SuggestedQuantity) ?? SuggestedQuantity;

    /// <summary>What that order is expected to cost, in the firm's currency; null where no price is known.</summary>
    public decimal? OrderCost => IsLow ? Lead?.Terms.CostFor(SuggestedQuantity) : null;

    /// <summary>Why an order would hold something else than is needed; null when it would not.</summary>
    public string? OrderNote => IsLow ? Lead?.Terms.NoteFor(SuggestedQuantity) : null;

    /// <summary>Why it is low, or that it is not, in plain words with the figures.</summary>
    public string Reason => StockReason.Of(this);

    /// <summary>How its levels were computed.</summary>
    public string Formula => StockReason.FormulaOf(this);

    /// <summary>The need that it has, if it is low.</summary>
    public StockNeed Need => new(Item.Sku, Item.EndedNeeds);

    /// <summary>What is kept with a purchase that this starts.</summary>
    public ReorderTrigger ToTrigger() => new(
        Item.OnHand,
        Item.OnOrderTotal,
        Item.Reserved,
        Item.Projected,
        Levels.ReorderPoint,
        Levels.SafetyStock,
        Levels.OrderUpTo,
        NameOf(Levels.Basis))
    {
        At = At,
        Formula = Formula,
        Demand = Levels.Basis == ReorderBasis.Given ? null : Demand,
        LeadTime = Lead,
        ServiceLevel = Service.Level,
        ReviewDays = Service.ReviewDays,
        IsCritical = IsCritical,
        Need = Need.Number + 1,
        PreviousPurchase = Need.Number == 0
            ? null
            : PurchaseIds.For(PurchaseSource.StockCheck, (Need with { Number = Need.Number - 1 }).ToString()),
    };

    private static string NameOf(ReorderBasis basis) => basis switch
    {
        ReorderBasis.Demand => "demand",
        ReorderBasis.Intermittent => "intermittent",
        _ => "given",
    };
}
