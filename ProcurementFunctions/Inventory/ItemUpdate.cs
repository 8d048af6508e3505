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

    /// <summary>Null: as it is, or the sum of <see cref="Locations"/>.</summary>
    public int? OnHand { get; init; }

    /// <summary>
    /// How many are where: all locations of the item, so that one that is left out it has no more. Null: as they are; empty: it is not
    /// kept by location.
    /// </summary>
    public IReadOnlyList<ItemLocation>? Locations { get; init; }

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
    /// <param name="known">The item as it is; null: there is none yet.</param>
    /// <param name="firms">The firm's locations.</param>
    public IReadOnlyDictionary<string, string[]> Check(string sku, InventoryItem? known, IReadOnlyList<string> firms)
    {
        var errors = new Dictionary<string, string[]>();
        if (!DocumentKey.IsValid(sku)) errors.Add("sku", [DocumentKey.Rule]);
        else if (Sku is not null && Sku != sku) errors.Add("sku", ["is not that of the address"]);
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName)
            errors.Add("name", [$"must be 1 to {LongestName} characters"]);
        CheckUnits("onHand", OnHand ?? 0);
        CheckUnits("reserved", Reserved ?? 0);
        CheckUnits("reorderPoint", ReorderPoint);
        CheckUnits("safetyStock", SafetyStock);
        CheckUnits("maxLevel", MaxLevel ?? 0);
        CheckUnits("reorderQuantity", ReorderQuantity ?? 0);
        if (MaxLevel > 0 && MaxLevel <= ReorderPoint) errors["maxLevel"] = ["must be above the reorder point, or 0 for no limit"];
        if (Life is { } life && !Enum.IsDefined(life)) errors.Add("life", ["must be active, noReorder or discontinued"]);
        if (ReplacedBy is { Length: > 0 } other && (!DocumentKey.IsValid(other) || other == sku)) errors.Add("replacedBy", ["must be the SKU of another item"]);
        if (Goals is { IsValid: false }) errors.Add("goals", [GoalRules.Invalid]);
        foreach (var (field, message) in LocatedUpdate.Check(this, known, firms)) errors.TryAdd(field, [message]);
        return errors;

        void CheckUnits(string field, int units)
        {
            if (units is < 0 or > MostUnits) errors.Add(field, [$"must be between 0 and {MostUnits}"]);
        }
    }

    /// <param name="item">The item as it is.</param>
    /// <param name="firms">The firm's locations.</param>
    /// <param name="now">In the firm's time; another stock on hand is a count of it.</param>
    public InventoryItem ApplyTo(InventoryItem item, IReadOnlyList<string> firms, DateTimeOffset now)
    {
        var counted = LocatedUpdate.ApplyTo(item, this, firms, now);
        var life = Life ?? item.Life;
        counted = counted.Locations.Count > 0
            ? LocatedStockRules.Promised(counted, Reserved ?? counted.Reserved)
            : counted with { Reserved = Reserved ?? item.Reserved, Oversold = Math.Min(item.Oversold, Reserved ?? item.Reserved) };
        return ItemLifeRules.With(counted, life, ReplacedBy is null ? item.ReplacedBy : ReplacedBy.Length == 0 ? null : ReplacedBy) with
        {
            Name = Name.Trim(),
            ReorderPoint = ReorderPoint,
            SafetyStock = SafetyStock,
            MaxLevel = Chosen(MaxLevel, item.MaxLevel),
            ReorderQuantity = Chosen(ReorderQuantity, item.ReorderQuantity),
            Goals = Goals,
        };
    }

    private static int? Chosen(int? said, int? known) => said switch { null => known, 0 => null, _ => said };
}
