namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>
/// What can be ordered from one quote to cover a need, and what it costs: a row of steps, in each of which every whole
/// pack costs the same a unit and shipping the same. Pure.
/// </summary>
/// <remarks>
/// Quantities that can never be the best for the need are left out: above it, only the next whole pack and the least that
/// reaches each price break, the minimum order value or free shipping, as more of the same price costs more. An order is not
/// topped up to a value beyond <see cref="TopUp.Most"/>.
/// </remarks>
internal sealed class OrderTerms
{
    /// <param name="maxUnitPrice">Price steps above it are left out; null: none are.</param>
    /// <param name="topUpTo">The most that is ordered for the sake of a value; null: see <see cref="TopUp.Most"/>.</param>
    public OrderTerms(Quote quote, int need, decimal? maxUnitPrice = null, int? topUpTo = null)
    {
        Quote = quote;
        Most = (int)(Math.Min(quote.Available, (long)(quote.MaxOrderQuantity ?? int.MaxValue)) / quote.PackSize * quote.PackSize);
        var steps = StepsOf(quote, need, Most, TopUp.Most(need, topUpTo)).ToArray();
        Steps = [.. steps.Where(step => !(step.UnitPrice > maxUnitPrice))];
        // A lower price may take an order below the minimum value again.
        if (Steps.Count < steps.Length || quote.MinOrderValue is not null) Most = Steps.Count == 0 ? 0 : Math.Min(Most, Steps[^1].To);
        LeastRate = RateOf(need);
    }

    public Quote Quote { get; }

    /// <summary>The most that one order can hold, in units: whole packs of what is available and allowed.</summary>
    public int Most { get; }

    /// <summary>By quantity; empty when nothing can be ordered.</summary>
    public IReadOnlyList<PriceStep> Steps { get; }

    /// <summary>The least that a needed unit costs: an order's goods and shipping, by the units of it that are needed.</summary>
    public double LeastRate { get; }

    /// <summary>Goods and shipping of an order of this many.</summary>
    public decimal CostOf(int quantity) => QuotePricing.GoodsAt(Quote, quantity) + QuotePricing.ShippingAt(Quote, quantity);

    /// <summary>
    /// The quantity of at least this many that costs the least in all: a higher price break may cost less than what is
    /// wanted. Of equals the smallest. Null when so many cannot be ordered.
    /// </summary>
    /// <param name="wanted">1 to the need.</param>
    public int? CheapestFrom(int wanted)
    {
        (int Quantity, decimal Cost)? best = null;
        foreach (var step in Steps)
        {
            if (LeastFrom(step, wanted) is not { } quantity) continue;
            var cost = (step.UnitPrice * quantity) + step.Shipping;
            if (best is null || cost < best.Value.Cost) best = (quantity, cost);
        }

        return best?.Quantity;
    }

    /// <summary>The least that can be ordered of at least this many; the most, where that is less. Null: nothing can.</summary>
    public int? OrderableFrom(int wanted)
    {
        if (Quote.MinOrderValue is null) return QuotePricing.OrderableQuantity(Quote, wanted);
        if (Steps.Count == 0) return null;
        return Steps.Select(step => LeastFrom(step, wanted)).Min() ?? Most;
    }

    /// <summary>The least quantity of a step that is at least this many; null when the step ends below it.</summary>
    public int? LeastFrom(PriceStep step, int wanted)
    {
        var quantity = Math.Max(step.From, RoundUp(wanted, Quote.PackSize));
        return quantity <= step.To ? (int)quantity : null;
    }

    private double RateOf(int need)
    {
        var best = double.PositiveInfinity;
        foreach (var step in Steps)
        {
            // Within a step the rate falls until the need is reached and rises from there.
            best = Math.Min(best, Math.Min(Rate(step, step.From), Rate(step, step.To)));
            if (step.To > need && step.To - Quote.PackSize >= step.From) best = Math.Min(best, Rate(step, step.To - Quote.PackSize));
        }

        return best;

        double Rate(PriceStep step, int quantity) => (((double)step.UnitPrice * quantity) + (double)step.Shipping) / Math.Min(quantity, need);
    }

    private static IEnumerable<PriceStep> StepsOf(Quote quote, int need, int most, int topUpTo)
    {
        long least = Math.Max(1, quote.MinOrderQuantity);
        var starts = quote.PriceBreaks.Select(step => (long)step.MinQuantity).Where(start => start > least).Append(least).Distinct().Order().ToArray();
        for (var i = 0; i < starts.Length; i++)
        {
            var from = RoundUp(starts[i], quote.PackSize);
            var end = Math.Min(i + 1 < starts.Length ? starts[i + 1] - 1 : most, most) / quote.PackSize * quote.PackSize;
            if (from > end) continue;
            foreach (var step in ByValue(quote, QuotePricing.UnitPriceAt(quote, (int)from), from, end, topUpTo))
            {
                var to = Math.Min(step.To, Math.Max(step.From, RoundUp(need, quote.PackSize)));
                yield return step with { To = (int)to };
            }
        }
    }

    /// <summary>The parts of a price step that reach the minimum order value: with shipping, and where it is free.</summary>
    private static IEnumerable<PriceStep> ByValue(Quote quote, decimal price, long from, long end, int topUpTo)
    {
        if (quote.MinOrderValue is { } value && Reaching(quote, price, value) is var enough && enough > from)
        {
            if (enough > topUpTo) yield break;
            from = enough;
        }

        var free = quote.FreeShippingFrom is { } goods && quote.ShippingCost > 0 ? Reaching(quote, price, goods) : long.MaxValue;
        if (from < free && from <= end) yield return new((int)from, (int)Math.Min(end, free - quote.PackSize), price, quote.ShippingCost);
        var start = Math.Max(from, free);
        if (start <= end && (start == from || start <= topUpTo)) yield return new((int)start, (int)end, price, 0);
    }

    /// <summary>The least whole packs whose goods are worth so much.</summary>
    private static long Reaching(Quote quote, decimal price, decimal value)
    {
        var units = Math.Ceiling(value / price);
        return units > int.MaxValue ? long.MaxValue - quote.PackSize : RoundUp((long)units, quote.PackSize);
    }

    private static long RoundUp(long quantity, int pack) => (quantity + pack - 1) / pack * pack;
}

/// <summary>Whole packs from the one quantity to the other, both included, at one price a unit and one cost of shipping.</summary>
internal readonly record struct PriceStep(int From, int To, decimal UnitPrice, decimal Shipping);
