using ProcurementFunctions.Inventory;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Import;

/// <summary>Who sells what on which terms; what an offer has on order counts as on order for its item.</summary>
internal sealed class OfferImport(IOfferStore offers, IInventoryStore inventory, KnownIds known, TimeProvider time) : IRowImport
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

    public async Task ImportAsync(IAsyncEnumerable<TableRow> rows, ImportTally tally, ImportOptions options, CancellationToken cancellation)
    {
        var skus = await known.SkusAsync(cancellation);
        var vendors = await known.VendorsAsync(cancellation);
        await RowReading.StoreAsync(
            RowReading.GoodAsync(rows, row => Read(row, skus, vendors), Key, tally, cancellation),
            (row, inner) => StoreAsync(row.Offer, row.OnOrder, options.DryRun, inner),
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
        if (most < pack) row.AddError(PackSize, "is above max_order_qty");
        var offer = new VendorOffer
        {
            Id = vendorId,
            Sku = sku,
            VendorId = vendorId,
            LeadTimeDays = row.Whole("lead_time_days", 0, MostDays),
            UnitPrice = row.Money("unit_price"),
            LastReceiptCost = row.OptionalMoney("last_receipt_cost"),
            MinOrderQuantity = least,
            MaxOrderQuantity = most,
            PackSize = pack ?? 1,
            Unit = row.OptionalText("unit"),
            ImportDigest = RowDigest.Of(row, pack is null ? Required : [.. Required, PackSize]),
        };
        return (offer, row.OptionalWhole("on_order_qty", 0, MostUnits) ?? 0);
    }

    private async Task<RowOutcome> StoreAsync(VendorOffer row, int onOrder, bool dryRun, CancellationToken cancellation)
    {
        var stored = (await offers.ReadAsync(row.Sku, row.VendorId, cancellation))?.Document;
        var isSame = stored?.ImportDigest == row.ImportDigest;
        if (dryRun) return isSame ? RowOutcome.Unchanged : stored is null ? RowOutcome.Inserted : RowOutcome.Updated;
        // The item first: when it fails in between, the offer's digest is still the old one and the row is done again. What is
        // on order is told anew by every file, as a count may have ended it.
        var isOnOrderAgain = await SetOnOrderAsync(row, onOrder, isSame, cancellation);
        if (isSame) return isOnOrderAgain ? RowOutcome.Updated : RowOutcome.Unchanged;
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

    /// <summary>Whether that was another figure than was known; an item about which nothing is to be said is not read.</summary>
    private async Task<bool> SetOnOrderAsync(VendorOffer row, int onOrder, bool isSame, CancellationToken cancellation)
    {
        if (isSame && onOrder == 0) return false;
        var before = 0;
        var now = time.GetUtcNow();
        var after = await inventory.UpdateAsync(
            row.Sku,
            item =>
            {
                before = item?.OnOrderTotal ?? 0;
                return item is null ? null : ImportedOrderRules.Told(item, row.VendorId, onOrder, row.LeadTimeDays, now);
            },
            cancellation);
        return after is { } stored && stored.Document.OnOrderTotal != before;
    }
}
