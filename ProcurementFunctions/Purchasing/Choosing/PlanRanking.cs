using System.Globalization;

namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>
/// Ranks the ways to buy by the weights of cost, speed and reliability. Pure: the same decision record ranked again, with
/// these or other weights, answers "why not vendor B" and "what if speed mattered more".
/// </summary>
/// <remarks>
/// Which plan is better is said by <see cref="PlanOrder"/> and <see cref="PlanScore"/>. The scores shown with a plan are the
/// best figure of all plans by its own (1 for the best): money for each needed unit, days until all is there (plus one),
/// share of orders that come on time, whole and good. The figure of cost counts what the whole plan costs for what it
/// covers of the need, so units beyond the need are worth nothing; <see cref="RankedPlan.LandedUnitCost"/> is by unit bought.
/// </remarks>
internal static class PlanRanking
{
    public static IReadOnlyList<RankedPlan> Rank(DecisionInputs inputs) => Record(inputs).Ranking;

    /// <summary>The ranking with what it was made from.</summary>
    public static DecisionRecord Record(DecisionInputs inputs)
    {
        var (plans, isExact) = CandidatePlans.For(inputs);
        if (plans.Count == 0) return new(inputs, [], isExact);
        var best = new Best(
            plans.Min(plan => CostOf(plan, inputs)), plans.Min(plan => plan.Days), plans.Max(plan => plan.Reliability));
        return new(inputs, [.. plans.Select(plan => Ranked(plan, best, inputs))], isExact);
    }

    private static double CostOf(CandidatePlan plan, DecisionInputs inputs) => (double)plan.Total / plan.Covers(inputs.Quantity);

    private static RankedPlan Ranked(CandidatePlan plan, Best best, DecisionInputs inputs)
    {
        var cost = best.Cost / CostOf(plan, inputs);
        var speed = (1 + best.Days) / (1 + plan.Days);
        var reliability = best.Reliability > 0 ? plan.Reliability / best.Reliability : 1;
        var landed = Math.Round(plan.Total / plan.Quantity, 4);
        return new(
            [.. plan.Lines.Select(line => Line(line, inputs))],
            plan.Quantity,
            landed,
            plan.Days,
            plan.Reliability,
            cost,
            speed,
            reliability,
            new PlanScore(inputs.Weights).Product(cost, speed, reliability, plan.IsPreferred),
            Reason(plan, landed, inputs),
            decimal.Round(plan.Total, 2),
            inputs.Ceilings?.Above(plan));
    }

    private static ChoiceLine Line(CandidateLine line, DecisionInputs inputs)
    {
        var quote = line.Option.Quote;
        var price = QuotePricing.UnitPriceAt(quote, line.Quantity);
        return new(
            quote.VendorId,
            line.Option.Standing.Name,
            quote.QuoteId,
            line.Quantity,
            price,
            QuotePricing.ShippingAt(quote, line.Quantity),
            inputs.At.AddDays(line.Option.Days),
            line.Option.Reliability,
            PriceFlags.Of(price, quote.Usual),
            Unit: quote.Unit,
            Rate: quote.Rate);
    }

    private static string Reason(CandidatePlan plan, decimal landed, DecisionInputs inputs)
    {
        var reason = string.Create(
            CultureInfo.InvariantCulture,
            $"{landed:0.00##} a unit landed, about {plan.Days:0.#} days, {plan.Reliability:P0} reliable");
        var calendars = plan.Lines.Select(line => (line.Option.Standing.Name, Why: line.Option.CalendarReason(inputs.At))).Where(line => line.Why is not null).ToArray();
        if (calendars.Length > 0) reason += $" ({string.Join("; ", calendars.Select(line => plan.Lines.Count == 1 ? line.Why : $"{line.Name}: {line.Why}"))})";
        if (plan.IsPreferred) reason += ", preferred";
        if (plan.Quantity < inputs.Quantity) reason += $", covers only {plan.Quantity} of {inputs.Quantity}";
        if (plan.Quantity > inputs.Quantity) reason += $", {plan.Quantity - inputs.Quantity} more than asked for";
        if (plan.Lines.Any(line => PriceFlags.Of(QuotePricing.UnitPriceAt(line.Option.Quote, line.Quantity), line.Option.Quote.Usual) is not null))
            reason += ", price far from the usual";
        if (inputs.Ceilings?.Above(plan) is { } above) reason += $", {above}";
        if (plan.IsLate) reason += $", after {inputs.NeededBy:yyyy-MM-dd}";
        return reason;
    }

    private sealed record Best(double Cost, double Days, double Reliability);
}
