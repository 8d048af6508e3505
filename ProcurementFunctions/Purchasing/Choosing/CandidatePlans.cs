namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>
/// The ways to buy that are ranked: from each vendor alone, the best split where one is better, and the plans whose vendors
/// were asked for exactly their parts. Pure.
/// </summary>
/// <param name="Plans">The best first; those above a ceiling after the others.</param>
/// <param name="IsExact">That no plan is better than the first; false where the search for splits had to end before.</param>
internal sealed record CandidatePlans(IReadOnlyList<CandidatePlan> Plans, bool IsExact)
{
    public static CandidatePlans For(DecisionInputs inputs)
    {
        var need = inputs.Quantity;
        var score = new PlanScore(inputs.Weights);
        var order = new PlanOrder(score, need);
        var options = Options(inputs.Quotes, inputs);
        var plans = options.SelectMany(option => Alone(option, inputs)).Order(order).ToList();
        var parts = Parts(options, inputs);
        var (split, isExact) = Split(parts, need, score, plans);
        var asked = (inputs.AskedPlans ?? []).Select(plan => Asked(plan, inputs)).OfType<CandidatePlan>();
        plans.AddRange(asked.Where(plan => !plans.Any(other => IsSame(plan, other))));
        Add(plans, split);
        if (inputs.Ceilings is { } ceilings)
        {
            var within = new PlansWithin(ceilings, inputs, score);
            var (other, isOtherExact) = within.Split([.. parts.Select(part => part.Quote)], plans);
            Add(plans, other);
            isExact &= isOtherExact;
            if (!plans.Any(plan => within.Allows(plan, plans))) Add(plans, PlansWithin.Cheapest(parts, need));
            plans = Quoted(plans, inputs);
            return new([.. plans.OrderBy(plan => !within.Allows(plan, plans)).ThenBy(plan => plan, order)], isExact);
        }

        return new([.. Quoted(plans, inputs).Order(order)], isExact);
    }

    /// <summary>A plan that nobody was asked for is a guess, and is made only while it can be asked for.</summary>
    private static List<CandidatePlan> Quoted(List<CandidatePlan> plans, DecisionInputs inputs) =>
        PartRules.IsAskedOut(inputs) && plans.Where(IsQuoted).ToList() is { Count: > 0 } quoted ? quoted : plans;

    private static void Add(List<CandidatePlan> plans, CandidatePlan? plan)
    {
        if (plan is not null && !plans.Any(other => IsSame(plan, other))) plans.Add(plan);
    }

    private static VendorOption[] Options(IEnumerable<Quote> quotes, DecisionInputs inputs) =>
    [
        .. quotes
            .OrderBy(quote => quote.VendorId, StringComparer.Ordinal)
            .ThenBy(quote => quote.QuoteId, StringComparer.Ordinal)
            .Select(quote => VendorOption.Of(quote, inputs))
            .Where(option => option.Terms.Steps.Count > 0),
    ];

    /// <summary>What may be part of a split: of each vendor the newest that it said, unless it said no.</summary>
    private static VendorOption[] Parts(VendorOption[] first, DecisionInputs inputs) => inputs.PartQuotes is null && inputs.PartFailures is null
        ? first
        : Options(
            inputs.Quotes.GroupBy(quote => quote.VendorId)
                .Where(of => inputs.PartFailures?.Any(failure => failure.VendorId == of.Key) != true)
                .SelectMany(of => inputs.PartQuotes?.LastOrDefault(quote => quote.VendorId == of.Key) is { } newest ? [newest] : of.AsEnumerable()),
            inputs);

    /// <summary>What would be ordered from this vendor alone: the rounded need, and a price break above it that costs less in all.</summary>
    private static IEnumerable<CandidatePlan> Alone(VendorOption option, DecisionInputs inputs)
    {
        if (option.Terms.OrderableFrom(inputs.Quantity) is not { } rounded) yield break;
        yield return new([new(option, rounded)]);
        if (option.Terms.CheapestFrom(inputs.Quantity) is not { } cheapest || cheapest == rounded) yield break;
        var quoted = PartRules.QuoteOf(inputs, new(option.Quote.VendorId, cheapest));
        yield return new([new(quoted is null ? option : VendorOption.Of(quoted, inputs), cheapest)]);
    }

    private static (CandidatePlan? Plan, bool IsExact) Split(
        VendorOption[] options, int need, PlanScore score, List<CandidatePlan> alone)
    {
        if (options.Length < 2) return (null, true);
        if (Most(options) < need) return (new([.. options.Select(option => new CandidateLine(option, option.Terms.Most))]), true);
        // Where those in time can cover the need, no plan with one that is late comes before theirs.
        var inTime = options.Where(option => !option.IsLate).ToArray();
        var asked = Most(inTime) >= need ? inTime : options;
        var known = alone.FirstOrDefault(plan => plan.Quantity >= need && asked.Any(option => option.Quote.VendorId == plan.Lines[0].Option.Quote.VendorId));
        return new SplitSearch(asked, need, score).BetterThan(known);
    }

    /// <summary>A plan at what its vendors quoted for exactly their parts; null where one did not, or has not so much any more.</summary>
    private static CandidatePlan? Asked(AskedPlan plan, DecisionInputs inputs)
    {
        var lines = new List<CandidateLine>();
        foreach (var part in plan.Parts)
        {
            if (PartRules.QuoteOf(inputs, part) is not { } quote || QuotePricing.OrderableQuantity(quote, part.Quantity) != part.Quantity || QuotePricing.GoodsAt(quote, part.Quantity) < quote.MinOrderValue) return null;
            lines.Add(new(VendorOption.Of(quote, inputs), part.Quantity));
        }

        return new(lines);
    }

    private static bool IsQuoted(CandidatePlan plan) => plan.Lines.All(line => PartRules.IsOf(line.Option.Quote, line.Quantity));

    private static bool IsSame(CandidatePlan one, CandidatePlan other) => one.Lines.Count == other.Lines.Count
        && one.Lines.Zip(other.Lines).All(pair => pair.First.Quantity == pair.Second.Quantity && pair.First.Option.Quote == pair.Second.Option.Quote);

    private static long Most(VendorOption[] options) => options.Sum(option => (long)option.Terms.Most);
}
