using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Import;

/// <summary>
/// Who sells what on which terms; what an offer has on order counts as on order for its item. A file's quantities and prices are
/// of the unit that it names, and are stored by the stock unit. What may stand in a row is what <see cref="OfferRules"/> allow.
/// </summary>
internal sealed class OfferImport(IOfferStore offers, IInventoryStore inventory, IOperationsStore operations, KnownIds known, TimeProvider time) : IRowImport
{
    private const string PackSize = "pack_size";
    private const string OnOrder = "on_order_qty";
    private const string Contract = "contract";

    private static readonly string[] Plain = ["last_receipt_cost", "min_order_qty", "max_order_qty", OnOrder, "unit"];

    private static readonly string[] Terms = ["currency", "valid_from", "valid_to", Contract, "contract_qty"];

    private static readonly string[] Key = ["sku", "vendor_id", Contract, "valid_from"];

    public ImportKind Kind => ImportKind.Offers;

    public IReadOnlyList<string> Required { get; } = ["sku", "vendor_id", "lead_time_days", "unit_price"];

    public IReadOnlyList<string> Optional { get; } = [.. Plain, PackSize, .. Terms];

    public async Task ImportAsync(IAsyncEnumerable<TableRow> rows, ImportTally tally, ImportOptions options, CancellationToken cancellation)
    {
        var skus = await known.SkusAsync(cancellation);
        var vendors = await known.VendorsAsync(cancellation);
        var firm = (await Patience.RunAsync(() => operations.ReadAsync(cancellation), cancellation)).Document;
        var seen = new OfferRowsSeen();
        await RowReading.StoreAsync(
            RowReading.GoodAsync(rows, row => Read(row, skus, vendors, firm, seen), Key, tally, cancellation),
            (row, inner) => StoreAsync(row, options.DryRun, tally, inner),
            tally,
            cancellation);
    }

    private OfferRow Read(TableRow row, IReadOnlySet<string> skus, IReadOnlySet<string> vendors, OperationsSettings firm, OfferRowsSeen seen)
    {
        var (sku, vendorId) = (row.Key("sku", skus, "item"), row.Key("vendor_id", vendors, "vendor"));
        var pack = row.OptionalWhole(PackSize, 1, OfferRules.MostUnits);
        var currency = row.OptionalText("currency")?.ToUpperInvariant();
        var own = currency is null || currency == firm.Currency ? null : currency;
        var read = OfferRules.Read(
            sku,
            vendorId,
            new()
            {
                LeadTimeDays = row.Whole("lead_time_days", 0, OfferRules.MostDays),
                UnitPrice = row.Money("unit_price", own),
                LastReceiptCost = row.OptionalMoney("last_receipt_cost", own),
                MinOrderQuantity = row.OptionalWhole("min_order_qty", 1, OfferRules.MostUnits),
                MaxOrderQuantity = row.OptionalWhole("max_order_qty", 1, OfferRules.MostUnits),
                Unit = row.OptionalText("unit"),
                PackSize = pack,
                Currency = currency,
                ValidFrom = row.OptionalDate("valid_from"),
                ValidTo = row.OptionalDate("valid_to"),
            },
            firm);
        // What could not be read is said already.
        foreach (var (field, message) in read.Errors.Where(error => row.Errors.All(known => known.Field != ColumnOf(error.Field))).ToArray()) row.AddError(ColumnOf(field), message);
        var offer = read.Offer with { ImportDigest = DigestOf(row, read, [.. Required, .. Plain, .. pack is null ? Array.Empty<string>() : [PackSize]]) };
        var contract = ContractOf(row, read);
        if (seen.Overlapping(offer, contract, row.IsGood) is { } overlap) row.AddError(contract is null ? "valid_from" : Contract, overlap);
        var onOrder = read.Unit.StockUnits(row.OptionalWhole(OnOrder, 0, OfferRules.MostUnits) ?? 0)!.Value;
        return new(row.Line, offer, row.Has(OnOrder) ? (int)Math.Min(int.MaxValue, onOrder) : null, contract);
    }

    /// <summary>Columns are called as the fields are, but for their shape: min_order_qty is minOrderQuantity.</summary>
    private static string ColumnOf(string field) =>
        string.Concat(field.Select(c => char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{c}")).Replace("_quantity", "_qty", StringComparison.Ordinal);

    /// <summary>The contract that a row is of; null: it is a plain offer.</summary>
    private static SupplyContract? ContractOf(TableRow row, OfferReading read)
    {
        var agreed = row.OptionalWhole("contract_qty", 1, OfferRules.MostUnits);
        if (row.OptionalText(Contract) is { } number) return OfferRules.ContractOf(number, read, agreed);
        if (agreed is not null) row.AddError("contract_qty", "is of no contract");
        return null;
    }

    /// <summary>A row whose unit an older version did not read is read again.</summary>
    private static string DigestOf(TableRow row, OfferReading read, IReadOnlyList<string> columns)
    {
        var digest = RowDigest.Of(row, Terms.Any(term => row.OptionalText(term) is not null) ? [.. columns, .. Terms] : columns);
        var (size, rate) = (read.Unit.Size, read.Offer.Rate);
        return size == 1 && rate is null ? digest : FormattableString.Invariant($"{digest}:{size}:{rate?.Rate}");
    }

    private async Task<RowOutcome> StoreAsync(OfferRow read, bool dryRun, ImportTally tally, CancellationToken cancellation)
    {
        if (read.Contract is { } contract) return await StoreAsync(read, contract, dryRun, tally, cancellation);
        var (row, today) = (read.Offer, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var stored = (await offers.ReadAsync(row.Sku, row.VendorId, cancellation))?.Document;
        var isSame = ReferenceEquals(DatedOfferRules.Told(stored, row, today), stored);
        if (dryRun) return isSame ? RowOutcome.Unchanged : stored is null ? RowOutcome.Inserted : RowOutcome.Updated;
        // The item first: when it fails in between, the offer's digest is still the old one and the row is done again. What is
        // on order is told anew by every file, as a count may have ended it; but not by terms that do not count today.
        var isOnOrderAgain = read.OnOrder is { } onOrder && !(row.ValidFrom > today) && !(row.ValidTo < today) && await SetOnOrderAsync(row, onOrder, isSame, cancellation);
        if (isSame) return isOnOrderAgain ? RowOutcome.Updated : RowOutcome.Unchanged;
        var outcome = RowOutcome.Inserted;
        await offers.UpdateAsync(
            row.Sku,
            row.VendorId,
            before =>
            {
                outcome = before is null ? RowOutcome.Inserted : RowOutcome.Updated;
                return DatedOfferRules.Told(before, row, today);
            },
            cancellation);
        return outcome;
    }

    /// <summary>A contract stands beside the vendor's offer; where there is none, its terms are the offer while it counts.</summary>
    private async Task<RowOutcome> StoreAsync(OfferRow row, SupplyContract contract, bool dryRun, ImportTally tally, CancellationToken cancellation)
    {
        var (outcome, other) = (RowOutcome.Unchanged, (SupplyContract?)null);
        if (dryRun) Put((await offers.ReadAsync(row.Offer.Sku, row.Offer.VendorId, cancellation))?.Document);
        else await offers.UpdateAsync(row.Offer.Sku, row.Offer.VendorId, Put, cancellation);
        if (other is not null) tally.Reject(row.Line, Contract, ContractRules.SaysOverlap(other));
        return outcome;

        VendorOffer? Put(VendorOffer? offer)
        {
            outcome = RowOutcome.Unchanged;
            other = ContractRules.Overlapping(offer?.Contracts ?? [], contract);
            if (other is not null) return offer;
            var known = offer?.Contracts.FirstOrDefault(one => one.Number == contract.Number);
            if (known is not null && known == contract with { Drawn = known.Drawn }) return offer;
            outcome = known is null ? RowOutcome.Inserted : RowOutcome.Updated;
            return ContractRules.With(offer ?? row.Offer with { ImportDigest = null }, contract);
        }
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
/// <param name="OnOrder">Stock units; null: the file does not say.</param>
/// <param name="Contract">What it says of a contract; null: it is a plain offer.</param>
internal sealed record OfferRow(int Line, VendorOffer Offer, int? OnOrder, SupplyContract? Contract);
