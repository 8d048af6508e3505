namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>Whether the firm can buy on a quote at all. Pure.</summary>
internal static class QuoteTerms
{
    /// <summary>Why not; null when it can.</summary>
    public static string? Refusal(Quote quote, string currency, DateTimeOffset now)
    {
        if (!quote.Currency.Equals(currency, StringComparison.OrdinalIgnoreCase)) return $"quoted in {quote.Currency}; the firm buys in {currency}";
        return quote.ValidUntil <= now ? $"its quote had run out at {quote.ValidUntil.ToUniversalTime():u}" : null;
    }
}
