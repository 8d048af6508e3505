using ProcurementFunctions.Inventory;
using ProcurementFunctions.Units;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Import;

/// <summary>
/// Who sells what on which terms; what an offer has on order counts as on order for its item. A file's quantities and prices are
/// of the unit that it names, and are stored by the stock unit.
/// </summary>
internal sealed class OfferImport(IOfferStore offers, IInventoryStore inventory, KnownIds known) : IRowImport
{
    private const int MostUnits = 10_000_000;
    private const int MostDays = 3650;

    private const string PackSize = "pack_size";

    private static readonly string[] Key = ["sku", "vendor_id"];

    public ImportKind Kind => ImportKind.Offers;

    public IReadOnlyList<string> Required { get; } =
    [
        "sku", "vendor_id", "lead_time_days", "unit_price", "last_receipt_cost", "min_order_qty", "max_order_qty",
        "on_order_qty", "unit",
    ];

    public IReadOnlyList<string> Optional { get; } = [PackSize];

    public async Task ImportAsync(IAsyncEnumerable<TableRow> rows, ImportTally tally, bool dryRun, CancellationToken cancellation)
    {
        var skus = await known.SkusAsync(cancellation);
        var vendors = await known.VendorsAsync(cancellation);
        await RowReading.StoreAsync(
            RowReading.GoodAsync(rows, row => Read(row, skus, vendors), Key, tally, cancellation),
            (row, inner) => StoreAsync(row.Offer, row.OnOrder, dryRun, inner),
            tally,
            cancellation);
    }

    private (VendorOffer Offer, int OnOrder) Read(TableRow row, IReadOnlySet<string> skus, IReadOnlySet<string> vendors)
    {
        var sku = row.Key("sku", skus, "item");
        var vendorId = row.Key("vendor_id", vendors, "vendor");
        var least = row.Whole("min_order_qty", 1, MostUnits);
        var most = row.OptionalWhole("max_order_qty", 1, MostUnits);
        if (most < least) row.AddError("max_order_qty", "is below min_order_qty");
        var pack = row.OptionalWhole(PackSize, 1, MostUnits);
        var unit = row.Unit("unit", pack);
        if (unit.StockUnits(most) < unit.Lot) row.AddError(PackSize, "is above max_order_qty");
        if (unit.StockUnits(most ?? least) > MostUnits) row.AddError("unit", FormattableString.Invariant($"with {unit.Size} in one, an order may hold more than {MostUnits}"));
        var offer = new VendorOffer
        {
            Id = vendorId,
            Sku = sku,
            VendorId = vendorId,
            LeadTimeDays = row.Whole("lead_time_days", 0, MostDays),
            UnitPrice = unit.PriceOfStockUnit(row.Money("unit_price")),
            LastReceiptCost = row.OptionalMoney("last_receipt_cost") is { } cost ? unit.PriceOfStockUnit(cost) : null,
            MinOrderQuantity = (int)unit.StockUnits(least)!.Value,
            MaxOrderQuantity = (int?)unit.StockUnits(most),
            PackSize = unit.Lot,
            Unit = row.OptionalText("unit"),
            SoldBy = unit.Unit,
            StockUnit = unit.StockUnit,
            ImportDigest = DigestOf(row, unit, pack is null ? Required : [.. Required, PackSize]),
        };
        return (offer, (int)Math.Min(int.MaxValue, unit.StockUnits(row.OptionalWhole("on_order_qty", 0, MostUnits) ?? 0)!.Value));
    }

    /// <summary>A row whose unit an older version did not read is read again.</summary>
    private static string DigestOf(TableRow row, UnitReading unit, IReadOnlyList<string> columns) =>
        unit.Size == 1 ? RowDigest.Of(row, columns) : FormattableString.Invariant($"{RowDigest.Of(row, columns)}:{unit.Size}");

    private async Task<RowOutcome> StoreAsync(VendorOffer row, int onOrder, bool dryRun, CancellationToken cancellation)
    {
        var stored = (await offers.ReadAsync(row.Sku, row.VendorId, cancellation))?.Document;
        if (stored?.ImportDigest == row.ImportDigest) return RowOutcome.Unchanged;
        if (dryRun) return stored is null ? RowOutcome.Inserted : RowOutcome.Updated;
        // The item first: when it fails in between, the offer's digest is still the old one and the row is done again.
        await inventory.UpdateAsync(row.Sku, item => item is null ? null : WithOnOrder(item, row.VendorId, onOrder), cancellation);
        var outcome = RowOutcome.Inserted;
        await offers.UpdateAsync(
            row.Sku,
            row.VendorId,
            before =>
            {
                outcome = before is null ? RowOutcome.Inserted : RowOutcome.Updated;
                return before is null ? row : row with { SchemaVersion = before.SchemaVersion, UnknownFields = before.UnknownFields };
            },
            cancellation);
        return outcome;
    }

    private static InventoryItem WithOnOrder(InventoryItem item, string vendorId, int quantity)
    {
        var source = $"offer:{vendorId}";
        if (item.OnOrder.GetValueOrDefault(source) == quantity) return item;
        var onOrder = item.OnOrder.ToDictionary();
        if (quantity == 0) onOrder.Remove(source);
        else onOrder[source] = quantity;
        return item with { OnOrder = onOrder };
    }
}
