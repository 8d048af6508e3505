using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Import;

/// <summary>Items with their stock. A new count replaces the stock on hand; what is reserved and on order stays.</summary>
internal sealed class InventoryImport(IInventoryStore inventory) : IRowImport
{
    public const int MostUnits = 100_000_000;

    private static readonly string[] Key = ["sku"];

    public ImportKind Kind => ImportKind.Inventory;

    public IReadOnlyList<string> Required { get; } = ["sku", "name", "on_hand", "reorder_point", "safety_stock"];

    public IReadOnlyList<string> Optional { get; } = [];

    public Task ImportAsync(IAsyncEnumerable<TableRow> rows, ImportTally tally, CancellationToken cancellation) =>
        RowReading.StoreAsync(
            RowReading.GoodAsync(rows, Read, Key, tally, cancellation),
            StoreAsync,
            tally,
            cancellation);

    private InventoryItem Read(TableRow row)
    {
        var sku = row.Key("sku");
        return new()
        {
            Id = sku,
            Sku = sku,
            Name = row.Text("name"),
            OnHand = row.Whole("on_hand", 0, MostUnits),
            ReorderPoint = row.Whole("reorder_point", 0, MostUnits),
            SafetyStock = row.Whole("safety_stock", 0, MostUnits),
            ImportDigest = RowDigest.Of(row, Required),
        };
    }

    private Task<RowOutcome> StoreAsync(InventoryItem row, CancellationToken cancellation) => RowDigest.StoreAsync(
        row,
        item => item.ImportDigest,
        known => known with
        {
            Name = row.Name,
            OnHand = row.OnHand,
            ReorderPoint = row.ReorderPoint,
            SafetyStock = row.SafetyStock,
            ImportDigest = row.ImportDigest,
        },
        change => inventory.UpdateAsync(row.Sku, change, cancellation));
}
