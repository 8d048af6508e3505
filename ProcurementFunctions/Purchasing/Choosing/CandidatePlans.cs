namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>The ways to buy that are ranked: from each vendor alone, and the best split where one is better. Pure.</summary>
/// <param name="Plans">The best first.</param>
/// <param name="IsExact">That no plan is better than the first; false where the search for splits had to end before.</param>
internal sealed record CandidatePlans(IReadOnlyList<CandidatePlan> Plans, bool IsExact)
{
    public static CandidatePlans For(DecisionInputs inputs)
    {
        var need = inputs.Quantity;
        var score = new PlanScore(inputs.Weights);
        var order = new PlanOrder(score, need);
        var options = inputs.Quotes
            .OrderBy(quote => quote.VendorId, StringComparer.Ordinal)
            .ThenBy(quote => quote.QuoteId, StringComparer.Ordinal)
            .Select(quote => VendorOption.Of(quote, inputs))
            .Where(option => option.Terms.Steps.Count > 0)
            .ToArray();
        var plans = options.SelectMany(option => Alone(option, need)).Order(order).ToList();
        var (split, isExact) = Split(options, need, score, plans);
        if (split is not null) plans.Add(split);
        return new([.. plans.Order(order)], isExact);
    }

    /// <summary>What would be ordered from this vendor alone: the rounded need, and a price break above it that costs less in all.</summary>
    private static IEnumerable<CandidatePlan> Alone(VendorOption option, int need)
    {
        if (QuotePricing.OrderableQuantity(option.Quote, need) is not { } rounded) yield break;
        yield return new([new(option, rounded)]);
        if (option.Terms.CheapestFrom(need) is { } cheapest && cheapest != rounded) yield return new([new(option, cheapest)]);
    }

    private static (CandidatePlan? Plan, bool IsExact) Split(
        VendorOption[] options, int need, PlanScore score, List<CandidatePlan> alone)
    {
        if (options.Length < 2) return (null, true);
        if (Most(options) < need) return (new([.. options.Select(option => new CandidateLine(option, option.Terms.Most))]), true);
        // Where those in time can cover the need, no plan with one that is late comes before theirs.
        var inTime = options.Where(option => !option.IsLate).ToArray();
        var asked = Most(inTime) >= need ? inTime : options;
        var known = alone.FirstOrDefault(plan => plan.Quantity >= need && asked.Contains(plan.Lines[0].Option));
        return new SplitSearch(asked, need, score).BetterThan(known);
    }

    private static long Most(VendorOption[] options) => options.Sum(option => (long)option.Terms.Most);
}
