namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>
/// What orders from one vendor cost, in floating point: a search asks thousands of times, and decimals are many times slower.
/// What is found is priced in decimals again. Pure.
/// </summary>
internal sealed class OrderCosts(OrderTerms terms)
{
    private readonly double _shipping = (double)terms.Quote.ShippingCost;

    public int Pack { get; } = terms.Quote.PackSize;

    public CostStep[] Steps { get; } =
        [.. terms.Steps.Select(step => new CostStep(step.From, step.To, (double)step.UnitPrice))];

    /// <summary>Goods and shipping of an order within a step.</summary>
    public double Of(CostStep step, int quantity) => (step.UnitPrice * quantity) + _shipping;

    /// <summary>
    /// The order of at least so many units that costs the least, and less than the limit; quantity 0 when there is none.
    /// </summary>
    public (int Quantity, double Cost) CheapestFrom(int wanted, double limit)
    {
        var best = (Quantity: 0, Cost: limit);
        var whole = ((long)wanted + Pack - 1) / Pack * Pack;
        foreach (var step in Steps)
        {
            var quantity = Math.Max(step.From, whole);
            if (quantity > step.To) continue;
            var cost = Of(step, (int)quantity);
            if (cost < best.Cost) best = ((int)quantity, cost);
        }

        return best;
    }
}

/// <summary>As <see cref="PriceStep"/>, in floating point.</summary>
internal readonly record struct CostStep(int From, int To, double UnitPrice);
