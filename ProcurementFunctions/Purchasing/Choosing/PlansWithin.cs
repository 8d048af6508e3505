namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>
/// Which plans ceilings allow, and the best split among them. A ceiling is no wish for less: a plan counts only if it covers
/// as much as could be had without it, and no more is bought to reach a lower price than costs less in all. Pure.
/// </summary>
internal sealed class PlansWithin(Ceilings ceilings, DecisionInputs inputs, PlanScore score)
{
    // A total is rounded before it is looked at.
    private const decimal Rounding = 0.005m;

    private int Need => inputs.Quantity;

    public bool Allows(CandidatePlan plan, IReadOnlyCollection<CandidatePlan> all) =>
        ceilings.Above(plan) is null && plan.Covers(Need) == all.Max(other => other.Covers(Need));

    /// <summary>The best split that covers the need within the ceilings, if it is better than the allowed plans that are known; those in time first.</summary>
    public (CandidatePlan? Plan, bool IsExact) Split(IReadOnlyList<Quote> parts, IReadOnlyCollection<CandidatePlan> known)
    {
        VendorOption[] options =
            [.. parts.Select(quote => VendorOption.Of(quote, inputs, ceilings.UnitPrice)).Where(option => option.Terms.Steps.Count > 0)];
        VendorOption[] inTime = [.. options.Where(option => !option.IsLate)];
        var allowed = known.Where(plan => plan.Quantity >= Need && ceilings.Above(plan) is null).Order(new PlanOrder(score, Need)).ToArray();
        var best = Search(inTime, allowed.FirstOrDefault(plan => !plan.IsLate));
        if (best.Plan is not null || inTime.Length == options.Length || allowed.Any(plan => !plan.IsLate)) return best;
        var late = Search(options, allowed.FirstOrDefault());
        return (late.Plan, best.IsExact && late.IsExact);
    }

    /// <summary>The cheapest way to cover the need, whatever else it is worth; null when these cannot.</summary>
    public static CandidatePlan? Cheapest(IEnumerable<VendorOption> options, int need)
    {
        VendorOption[] byRate = [.. options.OrderBy(option => option.Terms.LeastRate)];
        return byRate.Length == 0 ? null : new CheapestCover(byRate, need, new SearchBudget()).Below(double.PositiveInfinity);
    }

    private (CandidatePlan? Plan, bool IsExact) Search(VendorOption[] options, CandidatePlan? known)
    {
        if (options.Length < 2 || options.Sum(option => (long)option.Terms.Most) < Need) return (null, true);
        var most = ceilings.Total is { } total ? (double)(total + Rounding) : double.PositiveInfinity;
        var (plan, isExact) = new SplitSearch(options, Need, score, most).BetterThan(known);
        return plan is not null && (BuysMoreForItsPrice(plan) || ceilings.Above(plan) is not null) ? (null, false) : (plan, isExact);
    }

    private bool BuysMoreForItsPrice(CandidatePlan plan) => plan.Quantity > Need && plan.Lines.Any(line =>
    {
        var needed = Math.Max(1, Need - (plan.Quantity - line.Quantity));
        return line.Option.Terms.OrderableFrom(needed) is { } enough && enough < line.Quantity
            && line.Option.Terms.CostOf(enough) < line.Option.Terms.CostOf(line.Quantity);
    });
}
