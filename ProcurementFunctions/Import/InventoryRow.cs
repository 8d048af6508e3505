using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Import;

/// <summary>A row of an inventory file that is read.</summary>
/// <param name="Item">As a new item, without its stock.</param>
/// <param name="Counts">What it counts and where; a null location: it names none; no units: the item is not stocked there.</param>
/// <param name="Given">Which optional columns it fills; of others, what is known stays.</param>
internal sealed record InventoryRow(int Line, InventoryItem Item, IReadOnlyList<LocationCount> Counts, IReadOnlyList<string> Given)
{
    public const string ReorderPoint = "reorder_point";
    public const string SafetyStock = "safety_stock";
    public const string Life = "life";
    public const string ReplacedBy = "replaced_by";
    public const string MaxLevel = "max_level";
    public const string ReorderQuantity = "reorder_qty";

    public static IReadOnlyList<string> Columns { get; } = [ReorderPoint, SafetyStock, Life, ReplacedBy, MaxLevel, ReorderQuantity];

    /// <summary>A known item with what the row says, its stock left aside.</summary>
    public InventoryItem Over(InventoryItem known)
    {
        var changed = known with
        {
            Name = Item.Name,
            ReorderPoint = Given.Contains(ReorderPoint) ? Item.ReorderPoint : known.ReorderPoint,
            SafetyStock = Given.Contains(SafetyStock) ? Item.SafetyStock : known.SafetyStock,
            MaxLevel = Given.Contains(MaxLevel) ? Item.MaxLevel : known.MaxLevel,
            ReorderQuantity = Given.Contains(ReorderQuantity) ? Item.ReorderQuantity : known.ReorderQuantity,
            ImportDigest = Item.ImportDigest,
        };
        return Given.Contains(Life)
            ? ItemLifeRules.With(changed, Item.Life, Given.Contains(ReplacedBy) ? Item.ReplacedBy : known.ReplacedBy)
            : changed;
    }

    /// <summary>The column in which another row of the item says something else than this one; null: none.</summary>
    public string? DiffersIn(InventoryRow other)
    {
        (string Column, bool IsSame)[] all =
        [
            ("name", Item.Name == other.Item.Name),
            (ReorderPoint, Item.ReorderPoint == other.Item.ReorderPoint),
            (SafetyStock, Item.SafetyStock == other.Item.SafetyStock),
            (Life, Item.Life == other.Item.Life),
            (ReplacedBy, Item.ReplacedBy == other.Item.ReplacedBy),
            (MaxLevel, Item.MaxLevel == other.Item.MaxLevel),
            (ReorderQuantity, Item.ReorderQuantity == other.Item.ReorderQuantity),
        ];
        return all.FirstOrDefault(one => !one.IsSame && (one.Column == "name" || (Given.Contains(one.Column) && other.Given.Contains(one.Column)))).Column;
    }
}

/// <param name="Location">Null: none was named.</param>
/// <param name="Units">Null: the item is not stocked there.</param>
internal sealed record LocationCount(string? Location, int? Units);
