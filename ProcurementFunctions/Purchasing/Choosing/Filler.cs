namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>The vendor of a plan that takes what the others leave, with an order within one of its price steps.</summary>
/// <param name="Vendor">Its place among the vendors of the search.</param>
internal sealed record Filler(int Vendor, OrderCosts Costs, CostStep Step)
{
    /// <summary>The least order of the step, which has to be paid whatever is left.</summary>
    public CostedOrder Least { get; } = new(Step.From, OrderCosts.Of(Step, Step.From));

    /// <summary>The least order of the step that takes so much; null when the step ends below it.</summary>
    public CostedOrder? Taking(int rest)
    {
        var quantity = Math.Max(Step.From, ((long)rest + Costs.Pack - 1) / Costs.Pack * Costs.Pack);
        return quantity <= Step.To ? new((int)quantity, OrderCosts.Of(Step, (int)quantity)) : null;
    }
}
