using System.Text.Json.Serialization;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Hosting.Audit;

namespace ProcurementFunctions.Inventory;

/// <summary>An item of the shop: its stock, in units, and what it is reordered by. Its id is its SKU.</summary>
public sealed record InventoryItem : AuditedDocument
{
    public required string Sku { get; init; }

    public required string Name { get; init; }

    /// <summary>Sellable units in the house.</summary>
    public int OnHand { get; init; }

    /// <summary>
    /// What of it is where, by the location's name: the units on hand and those oversold are its sums. Empty: it is not kept by
    /// location.
    /// </summary>
    public IReadOnlyDictionary<string, LocationStock> Locations { get; set; } = new Dictionary<string, LocationStock>();

    /// <summary>What orders did to the stock at its locations, by order number and location. See <see cref="LocatedStockRules"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, OrderAtLocation>> OrdersAt { get; set; } =
        new Dictionary<string, IReadOnlyDictionary<string, OrderAtLocation>>();

    /// <summary>Units promised to customers.</summary>
    public int Reserved { get; init; }

    /// <summary>
    /// How many of the reserved units the last count gave as sold beyond what was in the house. The next count knows anew;
    /// what else is reserved stays.
    /// </summary>
    public int Oversold { get; init; }

    /// <summary>
    /// Units that are to come, by where they come from: an order number, or "offer:{vendorId}" for what an imported offer
    /// says is on order. Setting an entry twice changes nothing, so a repeated step cannot count an order twice.
    /// </summary>
    public IReadOnlyDictionary<string, int> OnOrder { get; set; } = new Dictionary<string, int>();

    /// <summary>Good units that have come in, by order number, for the open orders and the latest ended ones.</summary>
    public IReadOnlyDictionary<string, int> ReceivedByOrder { get; set; } = new Dictionary<string, int>();

    /// <summary>
    /// When an entry "offer:{vendorId}" of <see cref="OnOrder"/> is given up, as goods that are so late were counted or never
    /// came. An entry that is not here stays.
    /// </summary>
    public IReadOnlyDictionary<string, DateTimeOffset> OnOrderUntil { get; set; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>Units that a vendor says to have delivered and that nobody has booked, by order number. A count finds them in the house.</summary>
    public IReadOnlyDictionary<string, int> Delivered { get; set; } = new Dictionary<string, int>();

    /// <summary>Units of an order that were inside a count before they were booked, by order number; booking them adds nothing.</summary>
    public IReadOnlyDictionary<string, int> InCount { get; set; } = new Dictionary<string, int>();

    /// <summary>
    /// Units that goods of orders have added to the stock on hand in all, as they were booked; what went back and what was reversed is
    /// taken off. A count does not change it. Who keeps the stock too, such as a shop, sees by it what was booked since.
    /// </summary>
    public int Booked { get; init; }

    /// <summary>The same at each location, by its name, where the item is kept by location.</summary>
    public IReadOnlyDictionary<string, int> BookedAt { get; set; } = new Dictionary<string, int>();

    /// <summary>When the stock on hand was last counted, in the firm's time; null: not since this is kept.</summary>
    public DateTimeOffset? CountedAt { get; init; }

    public ItemLife Life { get; init; }

    /// <summary>The SKU that takes the place of a discontinued item.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>When a person last told its life in a message, on the wall clock; an older word changes nothing.</summary>
    public DateTimeOffset? LifeToldAt { get; init; }

    /// <summary>The most units that there may be, on hand and on order; null: no such limit.</summary>
    public int? MaxLevel { get; init; }

    /// <summary>Units that it is ordered in; null: see <see cref="LotRules"/>.</summary>
    public int? ReorderQuantity { get; init; }

    /// <summary>The reorder point that was given, used while there is no demand history.</summary>
    public int ReorderPoint { get; init; }

    /// <summary>The safety stock that was given, used while there is no demand history.</summary>
    public int SafetyStock { get; init; }

    /// <summary>What counts in the firm's purchases of it, where its users say nothing else; null: what counts in all of them.</summary>
    public GoalWeights? Goals { get; init; }

    /// <summary>
    /// Counts the needs of this item that ended: their goods are on order, or nothing came of them. A need's purchase id is made from it, so that however often the stock is
    /// checked, one need starts one purchase.
    /// </summary>
    public int EndedNeeds { get; init; }

    /// <summary>Until when a low stock is not acted upon again; null when it may be.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>Why it is snoozed, for the person who asks.</summary>
    public string? SnoozeReason { get; init; }

    /// <summary>The user who snoozed it; null when nobody did, or the agent itself.</summary>
    public string? SnoozedBy { get; init; }

    /// <summary>When a person last snoozed it or took that back, on the wall clock; an older word changes nothing.</summary>
    public DateTimeOffset? SnoozeToldAt { get; init; }

    /// <summary>A digest of the row it was last imported from; null when it was not. See the import.</summary>
    public string? ImportDigest { get; init; }

    [JsonIgnore]
    public int OnOrderTotal => OnOrder.Values.Sum();

    /// <summary>On hand + on order − reserved.</summary>
    [JsonIgnore]
    public int Projected => OnHand + OnOrderTotal - Reserved;

    internal override string Partition() => Sku;
}
