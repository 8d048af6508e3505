using System.Globalization;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Vendors;

/// <summary>Which offers make sense, whether a file or a person says them, and what they are by the stock unit in the firm's currency. Pure.</summary>
internal static class OfferRules
{
    public const int MostUnits = 10_000_000;
    public const int MostDays = 3650;
    public const decimal MostMoney = 100_000_000;
    public const int LongestText = 200;

    /// <summary>The offer, with what is wrong with it, by field; it is not to be used where anything is.</summary>
    public static OfferReading Read(string sku, string vendorId, OfferDraft draft, OperationsSettings firm)
    {
        var errors = new List<(string Field, string Message)>();
        var unit = UnitOf(draft, errors);
        var rate = RateOf(draft.Currency, firm, errors);
        var least = draft.MinOrderQuantity ?? 1;
        CheckRanges(draft, errors);
        if (draft.MaxOrderQuantity < least) errors.Add(("maxOrderQuantity", "is below the least that an order may hold"));
        if (unit.StockUnits(draft.MaxOrderQuantity) < unit.Lot) errors.Add(("packSize", "is above the most that an order may hold"));
        if (unit.StockUnits(draft.MaxOrderQuantity ?? least) > MostUnits)
            errors.Add(("unit", Invariant($"with {unit.Size} in one, an order may hold more than {MostUnits}")));
        var offer = new VendorOffer
        {
            Id = vendorId,
            Sku = sku,
            VendorId = vendorId,
            LeadTimeDays = draft.LeadTimeDays ?? 0,
            UnitPrice = InFirms(draft.UnitPrice ?? 0),
            LastReceiptCost = draft.LastReceiptCost is { } cost ? InFirms(cost) : null,
            MinOrderQuantity = Whole(unit.StockUnits(least)!.Value),
            MaxOrderQuantity = unit.StockUnits(draft.MaxOrderQuantity) is { } most ? Whole(most) : null,
            PackSize = unit.Lot,
            Unit = string.IsNullOrWhiteSpace(draft.Unit) ? null : draft.Unit.Trim(),
            SoldBy = unit.Unit,
            StockUnit = unit.StockUnit,
            ValidFrom = draft.ValidFrom,
            ValidTo = draft.ValidTo,
            Rate = rate,
        };
        return new(offer, unit, errors);

        decimal InFirms(decimal price) => rate?.ToFirms(unit.PriceOfStockUnit(price)) ?? unit.PriceOfStockUnit(price);
    }

    /// <summary>A contract at the price, by the unit and for the days of an offer that was read for it.</summary>
    /// <param name="agreed">In the unit of the offer; null: any number.</param>
    public static SupplyContract ContractOf(string number, OfferReading read, int? agreed) => new(
        number, read.Offer.UnitPrice, read.Unit.StockUnits(agreed) is { } units ? Whole(units) : null, read.Offer.ValidFrom, read.Offer.ValidTo, new Dictionary<string, int>());

    private static void CheckRanges(OfferDraft draft, List<(string, string)> errors)
    {
        if (draft.LeadTimeDays is not (>= 0 and <= MostDays)) errors.Add(("leadTimeDays", draft.LeadTimeDays is null ? "is missing" : Invariant($"must be from 0 to {MostDays}")));
        // What costs nothing has a price that nobody knows, and would be taken for the best.
        if (draft.UnitPrice is not (> 0 and <= MostMoney)) errors.Add(("unitPrice", draft.UnitPrice is null ? "is missing" : Invariant($"must be above 0 and at most {MostMoney:0}")));
        if (draft.LastReceiptCost is < 0 or > MostMoney) errors.Add(("lastReceiptCost", Invariant($"must be from 0 to {MostMoney:0}")));
        if (draft.MinOrderQuantity is < 1 or > MostUnits) errors.Add(("minOrderQuantity", Invariant($"must be from 1 to {MostUnits}")));
        if (draft.MaxOrderQuantity is < 1 or > MostUnits) errors.Add(("maxOrderQuantity", Invariant($"must be from 1 to {MostUnits}")));
        if (draft.ValidTo < draft.ValidFrom) errors.Add(("validTo", "is before the first day on which it counts"));
        if (draft.Unit?.Length > LongestText) errors.Add(("unit", Invariant($"is longer than {LongestText} characters")));
    }

    private static UnitReading UnitOf(OfferDraft draft, List<(string, string)> errors)
    {
        if (draft.PackSize is < 1 or > MostUnits) errors.Add(("packSize", Invariant($"must be from 1 to {MostUnits}")));
        else if (UnitRules.Read(draft.Unit, draft.PackSize) is var read && read.IsAccepted) return read.Value;
        else errors.Add(("unit", read.Refusal));
        return new(null, null, 1);
    }

    /// <summary>Null where the prices are in the firm's currency.</summary>
    private static ExchangeRate? RateOf(string? currency, OperationsSettings firm, List<(string, string)> errors)
    {
        var code = currency?.Trim().ToUpperInvariant();
        if (string.IsNullOrEmpty(code) || code == firm.Currency) return null;
        if (!CurrencyCodes.IsKnown(code)) errors.Add(("currency", $"'{(code.Length <= 40 ? code : code[..40])}' is no ISO 4217 code"));
        else if (RateRules.Of(firm, code) is { } rate) return rate;
        else errors.Add(("currency", $"the firm has no exchange rate for {code}; put one into its settings, under rates"));
        return null;
    }

    private static int Whole(long units) => (int)Math.Min(int.MaxValue, units);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Unit">What its figures were of.</param>
/// <param name="Errors">By the name of the field of <see cref="OfferDraft"/>.</param>
internal sealed record OfferReading(VendorOffer Offer, UnitReading Unit, IReadOnlyList<(string Field, string Message)> Errors);
