namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>A way to buy a quantity: how much from which quote, at which price.</summary>
internal sealed record CandidatePlan(IReadOnlyList<CandidateLine> Lines)
{
    public int Quantity => Lines.Sum(line => line.Quantity);

    /// <summary>Goods and shipping.</summary>
    public decimal Total => Lines.Sum(line => line.Total);
}

internal sealed record CandidateLine(Quote Quote, int Quantity)
{
    public decimal UnitPrice => QuotePricing.UnitPriceAt(Quote, Quantity);

    public decimal Total => (UnitPrice * Quantity) + Quote.ShippingCost;
}

/// <summary>The ways to buy a quantity from the quotes at hand: from one vendor, or split over two or three. Pure.</summary>
internal static class CandidatePlans
{
    /// <summary>Each plan respects packs, minimum, maximum and what is available; it may hold less than was asked for.</summary>
    public static IReadOnlyList<CandidatePlan> For(IReadOnlyList<Quote> quotes, int quantity)
    {
        var plans = new List<CandidatePlan>();
        foreach (var quote in quotes)
        {
            foreach (var line in Lines(quote, quantity)) plans.Add(new([line]));
        }

        // A split costs a second shipment and a second receipt; it is looked at only where one vendor cannot cover.
        if (plans.Count > 0 && plans.All(plan => plan.Quantity < quantity)) plans.AddRange(Splits(quotes, quantity));
        return plans;
    }

    /// <summary>What would be ordered from this quote: the rounded quantity, and a price break above it that costs less in all.</summary>
    private static IEnumerable<CandidateLine> Lines(Quote quote, int quantity)
    {
        if (QuotePricing.OrderableQuantity(quote, quantity) is not { } rounded) yield break;
        var line = new CandidateLine(quote, rounded);
        yield return line;
        foreach (var step in quote.PriceBreaks.Where(step => step.MinQuantity > rounded))
        {
            if (QuotePricing.OrderableQuantity(quote, step.MinQuantity) is not { } more || more < step.MinQuantity) continue;
            var cheaper = new CandidateLine(quote, more);
            if (cheaper.Total < line.Total) yield return cheaper;
        }
    }

    private static IEnumerable<CandidatePlan> Splits(IReadOnlyList<Quote> quotes, int quantity)
    {
        for (var i = 0; i < quotes.Count; i++)
        {
            for (var j = i + 1; j < quotes.Count; j++)
            {
                if (Filled([quotes[i], quotes[j]], quantity) is { } pair) yield return pair;
                for (var k = j + 1; k < quotes.Count; k++)
                {
                    if (Filled([quotes[i], quotes[j], quotes[k]], quantity) is { } triple) yield return triple;
                }
            }
        }
    }

    /// <summary>Fills from the cheapest to the dearest; null when one of them would get nothing.</summary>
    private static CandidatePlan? Filled(IReadOnlyList<Quote> quotes, int quantity)
    {
        var lines = new List<CandidateLine>();
        var left = quantity;
        foreach (var quote in quotes.OrderBy(q => QuotePricing.UnitPriceAt(q, quantity)).ThenBy(q => q.VendorId, StringComparer.Ordinal))
        {
            if (left <= 0 || QuotePricing.OrderableQuantity(quote, left) is not { } part) return null;
            lines.Add(new(quote, part));
            left -= part;
        }

        return new(lines);
    }
}
