namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>
/// What can be ordered from one quote to cover a need, and what it costs: a row of steps, in each of which every whole
/// pack costs the same a unit. Pure.
/// </summary>
/// <remarks>
/// Quantities that can never be the best for the need are left out: above it, only the next whole pack and the least that
/// reaches each price break, as more of the same price costs more.
/// </remarks>
internal sealed class OrderTerms
{
    /// <param name="maxUnitPrice">Price steps above it are left out; null: none are.</param>
    public OrderTerms(Quote quote, int need, decimal? maxUnitPrice = null)
    {
        Quote = quote;
        Most = (int)(Math.Min(quote.Available, (long)(quote.MaxOrderQuantity ?? int.MaxValue)) / quote.PackSize * quote.PackSize);
        var steps = StepsOf(quote, need, Most).ToArray();
        Steps = [.. steps.Where(step => !(step.UnitPrice > maxUnitPrice))];
        if (Steps.Count < steps.Length) Most = Steps.Count == 0 ? 0 : Math.Min(Most, Steps[^1].To);
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
    public decimal CostOf(int quantity) => QuotePricing.GoodsAt(Quote, quantity) + Quote.ShippingCost;

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
            var cost = (step.UnitPrice * quantity) + Quote.ShippingCost;
            if (best is null || cost < best.Value.Cost) best = (quantity, cost);
        }

        return best?.Quantity;
    }

    /// <summary>The least quantity of a step that is at least this many; null when the step ends below it.</summary>
    public int? LeastFrom(PriceStep step, int wanted)
    {
        var quantity = Math.Max(step.From, RoundUp(wanted, Quote.PackSize));
        return quantity <= step.To ? (int)quantity : null;
    }

    private double RateOf(int need)
    {
        var shipping = (double)Quote.ShippingCost;
        var best = double.PositiveInfinity;
        foreach (var step in Steps)
        {
            // Within a step the rate falls until the need is reached and rises from there.
            best = Math.Min(best, Math.Min(Rate(step, step.From), Rate(step, step.To)));
            if (step.To > need && step.To - Quote.PackSize >= step.From) best = Math.Min(best, Rate(step, step.To - Quote.PackSize));
        }

        return best;

        double Rate(PriceStep step, int quantity) => (((double)step.UnitPrice * quantity) + shipping) / Math.Min(quantity, need);
    }

    private static IEnumerable<PriceStep> StepsOf(Quote quote, int need, int most)
    {
        long least = Math.Max(1, quote.MinOrderQuantity);
        var starts = quote.PriceBreaks.Select(step => (long)step.MinQuantity).Where(start => start > least).Append(least).Distinct().Order().ToArray();
        for (var i = 0; i < starts.Length; i++)
        {
            var from = RoundUp(starts[i], quote.PackSize);
            var end = i + 1 < starts.Length ? starts[i + 1] - 1 : most;
            var enough = Math.Max(from, RoundUp(need, quote.PackSize));
            var to = Math.Min(Math.Min(end, most) / quote.PackSize * quote.PackSize, enough);
            if (from <= to) yield return new((int)from, (int)to, QuotePricing.UnitPriceAt(quote, (int)from));
        }
    }

    private static long RoundUp(long quantity, int pack) => (quantity + pack - 1) / pack * pack;
}

/// <summary>Whole packs from the one quantity to the other, both included, at one price a unit.</summary>
internal readonly record struct PriceStep(int From, int To, decimal UnitPrice);
