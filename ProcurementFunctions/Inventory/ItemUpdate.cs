using System.Text.Json;
using System.Text.Json.Serialization;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Inventory;

/// <summary>
/// What a PUT says of an item. It may be the body of a GET, changed: what is computed (on order, projected, levels by
/// demand, low and why) is taken and left aside.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ItemUpdate
{
    public const int MostUnits = 100_000_000;
    public const int LongestName = 200;

    public required string Name { get; init; }

    public required int OnHand { get; init; }

    /// <summary>Null: as it is.</summary>
    public int? Reserved { get; init; }

    public required int ReorderPoint { get; init; }

    public required int SafetyStock { get; init; }

    /// <summary>Null: as it is.</summary>
    public ItemLife? Life { get; init; }

    /// <summary>The SKU that takes the place of a discontinued item; null: as it is, empty: none.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>The most units on hand and on order; null: as it is, 0: no limit.</summary>
    public int? MaxLevel { get; init; }

    /// <summary>Units that it is ordered in; null: as it is, 0: as its demand has it.</summary>
    public int? ReorderQuantity { get; init; }

    /// <summary>Whether goods that vendors delivered and nobody has booked are inside <see cref="OnHand"/>, where that changes; null: they are.</summary>
    public bool? WithDelivered { get; init; }

    /// <summary>The firm's goals for this item; null: those for all items.</summary>
    public GoalWeights? Goals { get; init; }

    public string? Sku { get; init; }

    public JsonElement? OnOrder { get; init; }

    public JsonElement? Projected { get; init; }

    public JsonElement? OrderUpTo { get; init; }

    public JsonElement? Basis { get; init; }

    public JsonElement? Low { get; init; }

    public JsonElement? Reason { get; init; }

    public JsonElement? Formula { get; init; }

    public JsonElement? Demand { get; init; }

    public JsonElement? LeadTime { get; init; }

    public JsonElement? SuggestedQuantity { get; init; }

    public JsonElement? CountedAt { get; init; }

    public JsonElement? SnoozedUntil { get; init; }

    public JsonElement? SnoozeReason { get; init; }

    public JsonElement? SnoozedBy { get; init; }

    /// <summary>What is wrong with it, by field; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string[]> Check(string sku)
    {
        var errors = new Dictionary<string, string[]>();
        if (!DocumentKey.IsValid(sku)) errors.Add("sku", [DocumentKey.Rule]);
        else if (Sku is not null && Sku != sku) errors.Add("sku", ["is not that of the address"]);
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName)
            errors.Add("name", [$"must be 1 to {LongestName} characters"]);
        CheckUnits("onHand", OnHand);
        CheckUnits("reserved", Reserved ?? 0);
        CheckUnits("reorderPoint", ReorderPoint);
        CheckUnits("safetyStock", SafetyStock);
        CheckUnits("maxLevel", MaxLevel ?? 0);
        CheckUnits("reorderQuantity", ReorderQuantity ?? 0);
        if (MaxLevel > 0 && MaxLevel <= ReorderPoint) errors["maxLevel"] = ["must be above the reorder point, or 0 for no limit"];
        if (Life is { } life && !Enum.IsDefined(life)) errors.Add("life", ["must be active, noReorder or discontinued"]);
        if (ReplacedBy is { Length: > 0 } other && (!DocumentKey.IsValid(other) || other == sku)) errors.Add("replacedBy", ["must be the SKU of another item"]);
        if (Goals is { IsValid: false }) errors.Add("goals", [GoalRules.Invalid]);
        return errors;

        void CheckUnits(string field, int units)
        {
            if (units is < 0 or > MostUnits) errors.Add(field, [$"must be between 0 and {MostUnits}"]);
        }
    }

    /// <param name="now">In the firm's time; another stock on hand is a count of it.</param>
    public InventoryItem ApplyTo(InventoryItem item, DateTimeOffset now)
    {
        var counted = OnHand == item.OnHand ? item : StockRules.Counted(item, OnHand, now, WithDelivered ?? true);
        var life = Life ?? item.Life;
        return ItemLifeRules.With(counted, life, ReplacedBy is null ? item.ReplacedBy : ReplacedBy.Length == 0 ? null : ReplacedBy) with
        {
            Name = Name.Trim(),
            Reserved = Reserved ?? item.Reserved,
            Oversold = Math.Min(item.Oversold, Reserved ?? item.Reserved),
            ReorderPoint = ReorderPoint,
            SafetyStock = SafetyStock,
            MaxLevel = Chosen(MaxLevel, item.MaxLevel),
            ReorderQuantity = Chosen(ReorderQuantity, item.ReorderQuantity),
            Goals = Goals,
        };
    }

    private static int? Chosen(int? said, int? known) => said switch { null => known, 0 => null, _ => said };
}
