using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Units;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Import;

/// <summary>
/// Who sells what on which terms; what an offer has on order counts as on order for its item. A file's quantities and prices are
/// of the unit that it names, and are stored by the stock unit.
/// </summary>
internal sealed class OfferImport(IOfferStore offers, IInventoryStore inventory, IOperationsStore operations, KnownIds known, TimeProvider time) : IRowImport
{
    private const int MostUnits = 10_000_000;
    private const int MostDays = 3650;

    private const string PackSize = "pack_size";

    private static readonly string[] Terms = ["currency", "valid_from", "valid_to", "contract", "contract_qty"];

    private static readonly string[] Key = ["sku", "vendor_id", "contract"];

    public ImportKind Kind => ImportKind.Offers;

    public IReadOnlyList<string> Required { get; } =
    [
        "sku", "vendor_id", "lead_time_days", "unit_price", "last_receipt_cost", "min_order_qty", "max_order_qty",
        "on_order_qty", "unit",
    ];

    public IReadOnlyList<string> Optional { get; } = [PackSize, .. Terms];

    public async Task ImportAsync(IAsyncEnumerable<TableRow> rows, ImportTally tally, ImportOptions options, CancellationToken cancellation)
    {
        var skus = await known.SkusAsync(cancellation);
        var vendors = await known.VendorsAsync(cancellation);
        var firm = (await Patience.RunAsync(() => operations.ReadAsync(cancellation), cancellation)).Document;
        var contracts = new Dictionary<(string Sku, string VendorId), List<SupplyContract>>();
        await RowReading.StoreAsync(
            RowReading.GoodAsync(rows, row => Read(row, skus, vendors, firm, contracts), Key, tally, cancellation),
            async (row, inner) =>
            {
                if (await OverlappingAsync(row, inner) is not { } other) return await StoreAsync(row, options.DryRun, inner);
                tally.Reject(row.Line, "contract", Overlap(other));
                return RowOutcome.Unchanged;
            },
            tally,
            cancellation);
    }

    private OfferRow Read(
        TableRow row,
        IReadOnlySet<string> skus,
        IReadOnlySet<string> vendors,
        OperationsSettings firm,
        Dictionary<(string Sku, string VendorId), List<SupplyContract>> contracts)
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
        var rate = Rate(row, firm);
        var currency = rate?.Currency;
        var (from, to) = (row.OptionalDate("valid_from"), row.OptionalDate("valid_to"));
        if (to < from) row.AddError("valid_to", "is before valid_from");
        var offer = new VendorOffer
        {
            Id = vendorId,
            Sku = sku,
            VendorId = vendorId,
            LeadTimeDays = row.Whole("lead_time_days", 0, MostDays),
            UnitPrice = InFirms(row.Money("unit_price", currency)),
            LastReceiptCost = row.OptionalMoney("last_receipt_cost", currency) is { } cost ? InFirms(cost) : null,
            MinOrderQuantity = (int)unit.StockUnits(least)!.Value,
            MaxOrderQuantity = (int?)unit.StockUnits(most),
            PackSize = unit.Lot,
            Unit = row.OptionalText("unit"),
            SoldBy = unit.Unit,
            StockUnit = unit.StockUnit,
            ValidFrom = from,
            ValidTo = to,
            Rate = rate,
            ImportDigest = DigestOf(row, unit, rate, pack is null ? Required : [.. Required, PackSize]),
        };
        var onOrder = (int)Math.Min(int.MaxValue, unit.StockUnits(row.OptionalWhole("on_order_qty", 0, MostUnits) ?? 0)!.Value);
        return new(row.Line, offer, onOrder, Contract(row, offer, unit, contracts));

        decimal InFirms(decimal price) => rate?.ToFirms(unit.PriceOfStockUnit(price)) ?? unit.PriceOfStockUnit(price);
    }

    /// <summary>The rate of a row's currency; null: it is the firm's.</summary>
    private static ExchangeRate? Rate(TableRow row, OperationsSettings firm)
    {
        if (row.OptionalText("currency")?.ToUpperInvariant() is not { } currency || currency == firm.Currency) return null;
        if (!CurrencyCodes.IsKnown(currency)) row.AddError("currency", $"'{TableRow.Shown(currency)}' is no ISO 4217 code");
        else if (RateRules.Of(firm, currency) is { } rate) return rate;
        else row.AddError("currency", $"the firm has no exchange rate for {currency}; put one into its settings, under rates");
        return null;
    }

    /// <summary>The contract that a row is of; null: it is a plain offer.</summary>
    private static SupplyContract? Contract(
        TableRow row, VendorOffer offer, UnitReading unit, Dictionary<(string Sku, string VendorId), List<SupplyContract>> contracts)
    {
        var agreed = row.OptionalWhole("contract_qty", 1, MostUnits);
        if (row.OptionalText("contract") is not { } number)
        {
            if (agreed is not null) row.AddError("contract_qty", "is of no contract");
            return null;
        }

        var contract = new SupplyContract(
            number, offer.UnitPrice, (int?)Math.Min(int.MaxValue, unit.StockUnits(agreed) ?? 0) is > 0 and var units ? units : null, offer.ValidFrom, offer.ValidTo, new Dictionary<string, int>());
        if (!contracts.TryGetValue((offer.Sku, offer.VendorId), out var others)) contracts.Add((offer.Sku, offer.VendorId), others = []);
        if (ContractRules.Overlapping(others, contract) is { } other) row.AddError("contract", Overlap(other));
        else if (row.IsGood) others.Add(contract);
        return contract;
    }

    private static string Overlap(SupplyContract other) => FormattableString.Invariant(
        $"counts on the same days as contract {other.Number}{(other.ValidFrom is { } from ? $", from {from:yyyy-MM-dd}" : "")}{(other.ValidTo is { } to ? $", until {to:yyyy-MM-dd}" : "")}");

    private async Task<SupplyContract?> OverlappingAsync(OfferRow row, CancellationToken cancellation) =>
        row.Contract is { } contract && await offers.ReadAsync(row.Offer.Sku, row.Offer.VendorId, cancellation) is { } stored
            ? ContractRules.Overlapping(stored.Document.Contracts, contract)
            : null;

    /// <summary>A row whose unit an older version did not read is read again.</summary>
    private static string DigestOf(TableRow row, UnitReading unit, ExchangeRate? rate, IReadOnlyList<string> columns)
    {
        var digest = RowDigest.Of(row, Terms.Any(term => row.OptionalText(term) is not null) ? [.. columns, .. Terms] : columns);
        return unit.Size == 1 && rate is null ? digest : FormattableString.Invariant($"{digest}:{unit.Size}:{rate?.Rate}");
    }

    private async Task<RowOutcome> StoreAsync(OfferRow read, bool dryRun, CancellationToken cancellation)
    {
        if (read.Contract is { } contract) return await StoreAsync(read.Offer, contract, dryRun, cancellation);
        var (row, onOrder) = (read.Offer, read.OnOrder);
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
                return before is null ? row : row with { SchemaVersion = before.SchemaVersion, UnknownFields = before.UnknownFields, Contracts = before.Contracts };
            },
            cancellation);
        return outcome;
    }

    /// <summary>A contract stands beside the vendor's offer; where there is none, its terms are the offer while it counts.</summary>
    private async Task<RowOutcome> StoreAsync(VendorOffer row, SupplyContract contract, bool dryRun, CancellationToken cancellation)
    {
        var stored = (await offers.ReadAsync(row.Sku, row.VendorId, cancellation))?.Document;
        var known = stored?.Contracts.FirstOrDefault(one => one.Number == contract.Number);
        if (known is not null && known == contract with { Drawn = known.Drawn }) return RowOutcome.Unchanged;
        if (!dryRun)
        {
            await offers.UpdateAsync(
                row.Sku, row.VendorId, before => ContractRules.With(before ?? row with { ImportDigest = null }, contract), cancellation);
        }

        return known is null ? RowOutcome.Inserted : RowOutcome.Updated;
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

/// <summary>A row of the offers file.</summary>
/// <param name="OnOrder">Stock units.</param>
/// <param name="Contract">What it says of a contract; null: it is a plain offer.</param>
internal sealed record OfferRow(int Line, VendorOffer Offer, int OnOrder, SupplyContract? Contract);
