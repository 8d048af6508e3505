using ProcurementFunctions.Inventory;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Insights.Items;

/// <summary>All that is known of an item, by the very rules of the stock check. Stock in units.</summary>
/// <param name="Locations">What of it is where, by name: the units on hand are its sum; null: it is not kept by location.</param>
/// <param name="Projected">On hand and on order, less reserved.</param>
/// <param name="Low">Whether that is at or below the reorder point.</param>
/// <param name="SuggestedQuantity">What reaches the level to order up to; 0: nothing is needed.</param>
/// <param name="OrderQuantity">What one order for it would hold, by the expected vendor's minimum, packs and maximum.</param>
/// <param name="OrderNote">Why that is something else; null when it is not.</param>
/// <param name="Reason">Why it is low, or not, with the figures.</param>
/// <param name="Formula">How the levels were computed, with the figures put in.</param>
/// <param name="Demand">Units a day that are expected, and their spread; null: too little is known.</param>
/// <param name="DemandUntil">The newest day (UTC) of which the demand is known; null: none.</param>
/// <param name="RunOut">Null where no demand is known or expected.</param>
/// <param name="SoldIn7Days">In the 7 days before today; null where nothing is known of them. The others likewise.</param>
/// <param name="SnoozedUntil">Until when nothing is bought for it; null: it may be.</param>
/// <param name="Offers">Who sells it, active vendors and others, by vendor id.</param>
/// <param name="Open">Its purchases that have not ended, the oldest first.</param>
public sealed record ItemInsight(
    string Sku,
    string Name,
    string Currency,
    int OnHand,
    IReadOnlyList<ItemLocation>? Locations,
    int OnOrder,
    int Reserved,
    int Projected,
    int ReorderPoint,
    int SafetyStock,
    int OrderUpTo,
    bool Low,
    int SuggestedQuantity,
    int OrderQuantity,
    string? OrderNote,
    string Reason,
    string Formula,
    bool Critical,
    DemandStatistics? Demand,
    DateOnly? DemandUntil,
    RunOut? RunOut,
    SoldUnits? SoldIn7Days,
    SoldUnits? SoldIn30Days,
    SoldUnits? SoldLastMonth,
    DateTimeOffset? SnoozedUntil,
    IReadOnlyList<ItemOffer> Offers,
    IReadOnlyList<OpenPurchase> Open);

/// <param name="Value">Goods and shipping, in the firm's currency; 0 while nothing is chosen.</param>
/// <param name="Vendors">Names of those that it is, or is to be, ordered from.</param>
/// <param name="Expected">When all of it is to be there; null: not known yet.</param>
public sealed record OpenPurchase(
    string PurchaseId,
    PurchaseStatus Status,
    int Quantity,
    decimal Value,
    string RequestedBy,
    IReadOnlyList<string> Vendors,
    DateTimeOffset? Expected,
    DateOnly? NeededBy,
    DateTimeOffset CreatedAt);
