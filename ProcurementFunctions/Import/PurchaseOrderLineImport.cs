using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Import;

/// <summary>
/// Lines of past orders: evidence about vendors that changes no stock. A complete line counts for lead time (order to
/// ship date, as no date of receipt is given), on-time (shipped by the due date), fill and reject rate and price; any
/// other line for its price alone. The evidence is of the day of the order, and its price for a stock unit.
/// </summary>
internal sealed class PurchaseOrderLineImport(IKnowledge knowledge, KnownIds known, TimeProvider time) : IRowImport
{
    private const int MostUnits = 10_000_000;

    private static readonly string[] Key = ["po_id", "line_id"];

    public ImportKind Kind => ImportKind.PurchaseOrderLines;

    public IReadOnlyList<string> Required { get; } =
    [
        "po_id", "line_id", "vendor_id", "sku", "status", "order_date", "order_qty", "unit_price",
    ];

    public IReadOnlyList<string> Optional { get; } = ["ship_date", "due_date", "received_qty", "rejected_qty", "unit", "pack_size"];

    public async Task ImportAsync(IAsyncEnumerable<TableRow> rows, ImportTally tally, ImportOptions options, CancellationToken cancellation)
    {
        var skus = await known.SkusAsync(cancellation);
        var vendors = await known.VendorsAsync(cancellation);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var batch = knowledge.BeginBatch();
        await RowReading.StoreAsync(
            RowReading.GoodAsync(rows, row => Read(row, skus, vendors, today), Key, tally, cancellation),
            async (evidence, inner) => OutcomeOf(options.DryRun ? await batch.ForeseeAsync(evidence, inner) : await batch.AddAsync(evidence, inner)),
            tally,
            cancellation);
        // After a dry run there is nothing to complete.
        await Patience.RunAsync(() => batch.CompleteAsync(cancellation), cancellation);
    }

    private static RowOutcome OutcomeOf(EvidenceOutcome outcome) => outcome switch
    {
        EvidenceOutcome.Stored => RowOutcome.Inserted,
        EvidenceOutcome.Replaced => RowOutcome.Updated,
        _ => RowOutcome.Unchanged,
    };

    private static Evidence Read(TableRow row, IReadOnlySet<string> skus, IReadOnlySet<string> vendors, DateOnly today)
    {
        var ordered = row.Date("order_date");
        var unit = row.Unit("unit", row.OptionalWhole("pack_size", 1, MostUnits));
        var price = new Evidence
        {
            Id = $"po:{row.Key("po_id")}:{row.Key("line_id")}",
            VendorId = row.Key("vendor_id", vendors, "vendor"),
            Sku = row.Key("sku", skus, "item"),
            At = new DateTimeOffset(ordered, TimeOnly.MinValue, TimeSpan.Zero),
            UnitPrice = unit.PriceOfStockUnit(row.Money("unit_price")),
        };
        var shipped = row.OptionalDate("ship_date");
        var due = row.OptionalDate("due_date");
        var quantity = row.Whole("order_qty", 1, MostUnits);
        var received = row.OptionalWhole("received_qty", 0, MostUnits);
        var rejected = row.OptionalWhole("rejected_qty", 0, MostUnits);
        if (ordered > today) row.AddError("order_date", FormattableString.Invariant($"{ordered:yyyy-MM-dd} is after today, {today:yyyy-MM-dd}"));
        if (shipped < ordered) row.AddError("ship_date", "is before order_date");
        if (rejected > received) row.AddError("rejected_qty", "is above received_qty");
        if (!IsComplete(row)) return price;
        return price with
        {
            Paid = true,
            LeadTimeDays = shipped is null ? null : shipped.Value.DayNumber - ordered.DayNumber,
            OnTime = shipped is null || due is null ? null : shipped <= due,
            Ordered = StockUnits(quantity, unit),
            Received = StockUnits(received, unit),
            Rejected = StockUnits(rejected, unit),
        };
    }

    private static int? StockUnits(int? quantity, UnitReading unit) =>
        unit.StockUnits(quantity) is { } units ? (int)Math.Min(int.MaxValue, units) : null;

    private static bool IsComplete(TableRow row)
    {
        var word = row.Text("status");
        var complete = OrderLineStatus.IsComplete(word);
        if (complete is null && word.Length > 0)
            row.AddError("status", $"'{TableRow.Shown(word)}' is no status that is known; there are {OrderLineStatus.Known}");
        return complete ?? false;
    }
}
