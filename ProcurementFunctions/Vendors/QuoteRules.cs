using ProcurementFunctions.Hosting;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Vendors;

/// <summary>
/// Whether a vendor's quote makes sense, before anything is decided by it. A vendor may err or mean ill: what no true quote
/// says is refused, and nothing in it is corrected.
/// </summary>
internal static class QuoteRules
{
    /// <summary>The most that a unit or the shipping may cost.</summary>
    public const decimal MostMoney = 1_000_000_000;

    /// <summary>The most that any quantity in a quote may be, but for what is available.</summary>
    public const int MostUnits = 100_000_000;

    public const int MostBreaks = 50;

    private const int LongestId = 128;
    private const int LongestLeadTime = 3650;

    /// <summary>The quote in our form and in stock units; refused, with the reason, when a figure in it cannot be true.</summary>
    public static Decision<Quote> Accept(string vendorId, QuoteWish wish, QuoteBody body)
    {
        var sku = wish.Sku;
        if (Refusal(sku, body) is { } refusal) return new(refusal);
        var read = QuoteUnitRules.Of(body, wish);
        if (!read.IsAccepted) return new(read.Refusal);
        var unit = read.Value;
        if (new[] { body.MinOrderQuantity ?? 1 }.Concat((body.PriceBreaks ?? []).Select(step => step.MinQuantity)).Any(quantity => unit.StockUnits(quantity) > MostUnits))
            return new("quoted order sizes that cannot be");
        var breaks = (body.PriceBreaks ?? []).OrderBy(step => step.MinQuantity);
        return new(new Quote(
            vendorId,
            body.QuoteId,
            sku,
            unit.PriceOfStockUnit(body.UnitPrice),
            [.. breaks.Select(step => new PriceBreak(AtMost(unit.StockUnits(step.MinQuantity)), unit.PriceOfStockUnit(step.UnitPrice)))],
            body.MinOrderQuantity is > 1 and var least ? AtMost(unit.StockUnits(least)) : 1,
            body.MaxOrderQuantity is { } most ? AtMost(unit.StockUnits(most)) : null,
            unit.Lot,
            body.Available is { } available ? AtMost(unit.StockUnits(available)) : int.MaxValue,
            body.LeadTimeDays,
            body.ShippingCost,
            body.Currency,
            body.ValidUntil,
            Unit: unit.Unit,
            MinOrderValue: body.MinOrderValue,
            FreeShippingFrom: body.FreeShippingFrom));
    }

    private static int AtMost(long? units) => (int)Math.Min(int.MaxValue, units ?? 0);

    private static string? Refusal(string sku, QuoteBody body)
    {
        if (body.Sku != sku) return $"quoted another item, {Shortened(body.Sku)}";
        if (string.IsNullOrWhiteSpace(body.QuoteId) || body.QuoteId.Length > LongestId || body.QuoteId.Any(char.IsControl))
            return "gave its quote no usable id";
        if (body.Currency is not { Length: 3 } currency || !currency.All(char.IsAsciiLetter)) return "quoted in no currency";
        if (!IsPrice(body.UnitPrice) || body.ShippingCost is < 0 or > MostMoney) return "quoted a price that cannot be";
        if (body.MinOrderValue is < 0 or > MostMoney || body.FreeShippingFrom is < 0 or > MostMoney) return "quoted an order value that cannot be";
        if (body.LeadTimeDays is < 0 or > LongestLeadTime) return "quoted a lead time that cannot be";
        return BreakRefusal(body.PriceBreaks ?? []) ?? SizeRefusal(body);
    }

    private static string? BreakRefusal(IReadOnlyList<PriceBreakBody> breaks)
    {
        if (breaks.Count > MostBreaks) return $"quoted more than {MostBreaks} price breaks";
        if (breaks.Any(step => step is null || step.MinQuantity is < 1 or > MostUnits || !IsPrice(step.UnitPrice)))
            return "quoted a price break that cannot be";
        return breaks.DistinctBy(step => step.MinQuantity).Count() < breaks.Count ? "quoted two prices for one quantity" : null;
    }

    private static string? SizeRefusal(QuoteBody body)
    {
        var (minimum, maximum, pack) = (body.MinOrderQuantity ?? 1, body.MaxOrderQuantity ?? MostUnits, body.PackSize ?? 1);
        return minimum is < 0 or > MostUnits || maximum < 1 || maximum < minimum || pack is < 1 or > MostUnits || body.Available < 0
            ? "quoted order sizes that cannot be"
            : null;
    }

    private static bool IsPrice(decimal price) => price is > 0 and <= MostMoney;

    private static string Shortened(string? text) => text is null ? "none" : text.Length <= 60 ? text : text[..60];
}
