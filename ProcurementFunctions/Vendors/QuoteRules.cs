using ProcurementFunctions.Hosting;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Vendors;

/// <summary>Whether a vendor's quote makes sense, before anything is decided by it.</summary>
internal static class QuoteRules
{
    /// <summary>The quote in our form; refused, with the reason, when a figure in it cannot be true.</summary>
    public static Decision<Quote> Accept(string vendorId, string sku, QuoteBody body)
    {
        if (body.Sku != sku) return new($"quoted another item, {body.Sku}");
        if (string.IsNullOrEmpty(body.QuoteId) || body.QuoteId.Length > 128) return new("gave its quote no usable id");
        if (body.UnitPrice is <= 0 or > 1_000_000_000 || body.ShippingCost is < 0 or > 1_000_000_000)
            return new("quoted a price that cannot be");
        if (body.LeadTimeDays is < 0 or > 3650) return new("quoted a lead time that cannot be");
        var breaks = (body.PriceBreaks ?? []).OrderBy(b => b.MinQuantity).ToArray();
        if (breaks.Any(b => b.MinQuantity < 1 || b.UnitPrice <= 0)) return new("quoted a price break that cannot be");
        var (minimum, maximum, pack) = (body.MinOrderQuantity ?? 1, body.MaxOrderQuantity, body.PackSize ?? 1);
        if (minimum < 0 || maximum < 1 || maximum < minimum || pack < 1) return new("quoted order sizes that cannot be");
        return new(new Quote(
            vendorId,
            body.QuoteId,
            sku,
            body.UnitPrice,
            [.. breaks.Select(b => new PriceBreak(b.MinQuantity, b.UnitPrice))],
            Math.Max(1, minimum),
            maximum,
            pack,
            Math.Max(0, body.Available ?? int.MaxValue),
            body.LeadTimeDays,
            body.ShippingCost,
            body.Currency,
            body.ValidUntil));
    }
}
