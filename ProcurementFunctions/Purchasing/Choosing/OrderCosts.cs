namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>
/// What orders from one vendor cost, in floating point: a search asks thousands of times, and decimals are many times slower.
/// What is found is priced in decimals again. Pure.
/// </summary>
internal sealed class OrderCosts(OrderTerms terms)
{
    public int Pack { get; } = terms.Quote.PackSize;

    public CostStep[] Steps { get; } =
        [.. terms.Steps.Select(step => new CostStep(step.From, step.To, (double)step.UnitPrice, (double)step.Shipping))];

    /// <summary>Goods and shipping of an order within a step.</summary>
    public static double Of(CostStep step, int quantity) => (step.UnitPrice * quantity) + step.Shipping;

    /// <summary>How many whole packs of a step there are to choose among.</summary>
    public int PacksOf(CostStep step) => ((step.To - step.From) / Pack) + 1;

    /// <summary>The orders of fewer than so many packs from an end of their step, by quantity.</summary>
    public IEnumerable<CostedOrder> NearEnds(int packsFromAnEnd)
    {
        foreach (var step in Steps)
        {
            var packs = PacksOf(step);
            var lower = Math.Min(packsFromAnEnd, packs);
            var upper = Math.Max(lower, packs - packsFromAnEnd);
            for (var i = 0; i < packs; i = i + 1 == lower ? upper : i + 1)
            {
                var quantity = step.From + (i * Pack);
                yield return new(quantity, Of(step, quantity));
            }
        }
    }
}

/// <summary>As <see cref="PriceStep"/>, in floating point.</summary>
internal readonly record struct CostStep(int From, int To, double UnitPrice, double Shipping);

/// <summary>A quantity that may be ordered, and what goods and shipping cost.</summary>
internal readonly record struct CostedOrder(int Quantity, double Cost);
