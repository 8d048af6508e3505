using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Import;

/// <summary>
/// Items with their stock. A count replaces the stock on hand, also when the same was imported before; what is reserved
/// stays, and what is on order that is not inside the count. A count below zero is none on hand and so many promised.
/// </summary>
internal sealed class InventoryImport(IInventoryStore inventory, TimeProvider time) : IRowImport
{
    public const int MostUnits = 100_000_000;

    private const string ReorderPoint = "reorder_point";
    private const string SafetyStock = "safety_stock";
    private const string Life = "life";
    private const string ReplacedBy = "replaced_by";
    private const string MaxLevel = "max_level";
    private const string ReorderQuantity = "reorder_qty";

    private static readonly string[] Key = ["sku"];

    public ImportKind Kind => ImportKind.Inventory;

    public IReadOnlyList<string> Required { get; } = ["sku", "name", "on_hand"];

    public IReadOnlyList<string> Optional { get; } = [ReorderPoint, SafetyStock, Life, ReplacedBy, MaxLevel, ReorderQuantity];

    public Task ImportAsync(IAsyncEnumerable<TableRow> rows, ImportTally tally, ImportOptions options, CancellationToken cancellation) =>
        RowReading.StoreAsync(
            RowReading.GoodAsync(rows, Read, Key, tally, cancellation),
            (row, inner) => StoreAsync(row, options, inner),
            tally,
            cancellation);

    private ItemRow Read(TableRow row)
    {
        var (sku, name, counted) = (row.Key("sku"), row.Text("name"), row.Whole("on_hand", -MostUnits, MostUnits));
        var item = new InventoryItem
        {
            Id = sku,
            Sku = sku,
            Name = name,
            ReorderPoint = row.OptionalWhole(ReorderPoint, 0, MostUnits) ?? 0,
            SafetyStock = row.OptionalWhole(SafetyStock, 0, MostUnits) ?? 0,
            ImportDigest = RowDigest.Of(row, [.. Required, .. Optional.Where(row.Has)]),
            MaxLevel = row.OptionalWhole(MaxLevel, 1, MostUnits),
            ReorderQuantity = row.OptionalWhole(ReorderQuantity, 1, MostUnits),
        };
        if (item.MaxLevel <= item.ReorderPoint) row.AddError(MaxLevel, "must be above the reorder point");
        var other = row.OptionalText(ReplacedBy);
        if (other is not null && (other == sku || !DocumentKey.IsValid(other))) row.AddError(ReplacedBy, "must be the SKU of another item");
        return new(ItemLifeRules.With(item, LifeOf(row), other), counted, [.. Optional.Where(row.Has).Where(column => !IsLeftOut(row, column))]);
    }

    /// <summary>An empty level is none that is said; an empty maximum or lot is none.</summary>
    private static bool IsLeftOut(TableRow row, string column) => column is ReorderPoint or SafetyStock && row.OptionalText(column) is null;

    private static ItemLife LifeOf(TableRow row)
    {
        var text = row.OptionalText(Life);
        // A column "discontinued" says yes or no.
        if (FlagRules.Read(text ?? "") is { } isDiscontinued) return isDiscontinued ? ItemLife.Discontinued : ItemLife.Active;
        switch (string.Concat((text ?? "").Where(char.IsLetter)).ToUpperInvariant())
        {
            case "" or "ACTIVE": return ItemLife.Active;
            case "NOREORDER" or "SELLOFF" or "SELLOUT" or "PHASEOUT" or "PHASINGOUT" or "RUNOUT": return ItemLife.NoReorder;
            case "DISCONTINUED" or "OBSOLETE" or "ENDOFLIFE" or "EOL": return ItemLife.Discontinued;
            default:
                row.AddError(Life, $"'{TableRow.Shown(text!)}' is none of active, noReorder, discontinued");
                return ItemLife.Active;
        }
    }

    private Task<RowOutcome> StoreAsync(ItemRow row, ImportOptions options, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return RowDigest.StoreAsync(
            Counted(row.Item),
            item => item.ImportDigest,
            known => Counted(row.Over(known)),
            Counted,
            async change =>
            {
                if (options.DryRun) change((await inventory.ReadAsync(row.Item.Sku, cancellation))?.Document);
                else await inventory.UpdateAsync(row.Item.Sku, change, cancellation);
            },
            (one, other) => one with { CountedAt = null } == other with { CountedAt = null });

        InventoryItem Counted(InventoryItem item) => StockRules.Counted(item, row.Counted, now, options.WithDelivered);
    }

    /// <summary>A row that is read.</summary>
    /// <param name="Given">Which optional columns the file has; of others, what is known stays.</param>
    private sealed record ItemRow(InventoryItem Item, int Counted, IReadOnlyList<string> Given)
    {
        public InventoryItem Over(InventoryItem known)
        {
            var changed = known with
            {
                Name = Item.Name,
                ReorderPoint = Given.Contains(InventoryImport.ReorderPoint) ? Item.ReorderPoint : known.ReorderPoint,
                SafetyStock = Given.Contains(InventoryImport.SafetyStock) ? Item.SafetyStock : known.SafetyStock,
                MaxLevel = Given.Contains(MaxLevel) ? Item.MaxLevel : known.MaxLevel,
                ReorderQuantity = Given.Contains(ReorderQuantity) ? Item.ReorderQuantity : known.ReorderQuantity,
                ImportDigest = Item.ImportDigest,
            };
            return Given.Contains(Life)
                ? ItemLifeRules.With(changed, Item.Life, Given.Contains(ReplacedBy) ? Item.ReplacedBy : known.ReplacedBy)
                : changed;
        }
    }
}
