using ProcurementFunctions.Hosting;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>A quote as the firm reckons with it: in its currency, and with what is known of the vendor's terms. Pure.</summary>
internal static class QuoteTerms
{
    /// <summary>Refused, with the reason, where the firm cannot buy on it at all.</summary>
    /// <param name="vendor">Whose terms count where the quote does not say; null: nothing is known of it.</param>
    public static Decision<Quote> Read(Quote quote, VendorDocument? vendor, OperationsSettings settings, DateTimeOffset now)
    {
        if (quote.ValidUntil <= now) return new($"its quote had run out at {quote.ValidUntil.ToUniversalTime():u}");
        quote = quote with
        {
            MinOrderValue = Some(quote.MinOrderValue ?? vendor?.MinOrderValue),
            FreeShippingFrom = Some(quote.FreeShippingFrom ?? vendor?.FreeShippingFrom),
        };
        if (quote.Currency.Equals(settings.Currency, StringComparison.OrdinalIgnoreCase)) return new(quote);
        return RateRules.Of(settings, quote.Currency) is { } rate
            ? new(At(rate, quote, settings.Currency))
            : new($"quoted in {quote.Currency}, for which the firm has no exchange rate; it buys in {settings.Currency}");
    }

    /// <summary>A vendor that does not ship the quantity free that it was asked for does not keep what is known of it.</summary>
    public static Quote Kept(Quote quote, int quantity) =>
        quote.ShippingCost > 0 && quote.FreeShippingFrom is { } value && Choosing.QuotePricing.GoodsAt(quote, quantity) >= value
            ? quote with { FreeShippingFrom = null }
            : quote;

    private static Quote At(ExchangeRate rate, Quote quote, string currency) => quote with
    {
        UnitPrice = rate.ToFirms(quote.UnitPrice),
        PriceBreaks = [.. quote.PriceBreaks.Select(step => step with { UnitPrice = rate.ToFirms(step.UnitPrice) })],
        ShippingCost = rate.ToFirms(quote.ShippingCost),
        MinOrderValue = quote.MinOrderValue is { } least ? rate.ToFirms(least) : null,
        FreeShippingFrom = quote.FreeShippingFrom is { } free ? rate.ToFirms(free) : null,
        Currency = currency,
        Rate = rate,
    };

    private static decimal? Some(decimal? value) => value > 0 ? value : null;
}
