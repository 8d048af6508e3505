using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Import;

/// <summary>
/// Items with their stock. A count replaces the stock on hand, also when the same was imported before; what is reserved
/// and on order stays. A count below zero is none on hand and so many promised.
/// </summary>
internal sealed class InventoryImport(IInventoryStore inventory) : IRowImport
{
    public const int MostUnits = 100_000_000;

    private static readonly string[] Key = ["sku"];

    public ImportKind Kind => ImportKind.Inventory;

    public IReadOnlyList<string> Required { get; } = ["sku", "name", "on_hand", "reorder_point", "safety_stock"];

    public IReadOnlyList<string> Optional { get; } = [];

    public Task ImportAsync(IAsyncEnumerable<TableRow> rows, ImportTally tally, bool dryRun, CancellationToken cancellation) =>
        RowReading.StoreAsync(
            RowReading.GoodAsync(rows, Read, Key, tally, cancellation),
            (row, inner) => StoreAsync(row, dryRun, inner),
            tally,
            cancellation);

    private InventoryItem Read(TableRow row)
    {
        var sku = row.Key("sku");
        var name = row.Text("name");
        var counted = row.Whole("on_hand", -MostUnits, MostUnits);
        var item = new InventoryItem
        {
            Id = sku,
            Sku = sku,
            Name = name,
            ReorderPoint = row.Whole("reorder_point", 0, MostUnits),
            SafetyStock = row.Whole("safety_stock", 0, MostUnits),
            ImportDigest = RowDigest.Of(row, Required),
        };
        return StockRules.Counted(item, counted);
    }

    private Task<RowOutcome> StoreAsync(InventoryItem row, bool dryRun, CancellationToken cancellation) => RowDigest.StoreAsync(
        row,
        item => item.ImportDigest,
        known => Counted(known, row) with
        {
            Name = row.Name,
            ReorderPoint = row.ReorderPoint,
            SafetyStock = row.SafetyStock,
            ImportDigest = row.ImportDigest,
        },
        known => Counted(known, row),
        async change =>
        {
            if (dryRun) change((await inventory.ReadAsync(row.Sku, cancellation))?.Document);
            else await inventory.UpdateAsync(row.Sku, change, cancellation);
        });

    private static InventoryItem Counted(InventoryItem known, InventoryItem row) => StockRules.Counted(known, row.OnHand - row.Oversold);
}
