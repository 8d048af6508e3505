using System.Globalization;
using ProcurementFunctions.Goals;

namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>
/// Ranks the ways to buy by the weights of cost, speed and reliability. Pure: the same decision record ranked again, with
/// these or other weights, answers "why not vendor B" and "what if speed mattered more".
/// </summary>
/// <remarks>
/// A plan is as fast and as reliable as its weakest line. Each score is the best candidate's figure by this one's (1 for
/// the best): landed cost of a unit, days until all is there (plus one), share of orders that come on time, whole and
/// good. Plans that cover less of the need than another, or come after the day it is needed by, rank behind those that do
/// not, whatever their score.
/// </remarks>
internal static class PlanRanking
{
    /// <summary>What a preferred vendor's share of a plan adds to its score.</summary>
    public const double PreferredBonus = 0.05;

    public static IReadOnlyList<RankedPlan> Rank(DecisionInputs inputs)
    {
        var plans = CandidatePlans.For(inputs.Quotes, inputs.Quantity).Select(plan => Measure(plan, inputs)).ToArray();
        if (plans.Length == 0) return [];
        var best = new Best(
            plans.Min(plan => plan.LandedUnitCost), plans.Min(plan => plan.ArrivalDays), plans.Max(plan => plan.Reliability));
        return
        [
            .. plans.Select(plan => Score(plan, best, inputs))
                .OrderByDescending(plan => Math.Min(plan.Quantity, inputs.Quantity))
                .ThenBy(plan => IsLate(plan, inputs))
                .ThenByDescending(plan => Math.Round(plan.Score, 9))
                .ThenBy(plan => plan.LandedUnitCost * plan.Quantity)
                .ThenBy(plan => plan.Lines.Count)
                .ThenBy(plan => plan.Lines[0].VendorId, StringComparer.Ordinal),
        ];
    }

    private static bool IsLate(RankedPlan plan, DecisionInputs inputs) =>
        inputs.NeededBy is { } day && plan.Lines.Any(line => DateOnly.FromDateTime(line.ExpectedArrival.UtcDateTime) > day);

    private static RankedPlan Measure(CandidatePlan plan, DecisionInputs inputs)
    {
        var lines = plan.Lines.Select(line => Line(line, inputs)).ToArray();
        return new RankedPlan(
            lines,
            plan.Quantity,
            Math.Round(plan.Total / plan.Quantity, 4),
            lines.Max(line => (line.ExpectedArrival - inputs.At).TotalDays),
            lines.Min(line => line.Reliability),
            0,
            0,
            0,
            0,
            "");
    }

    private static ChoiceLine Line(CandidateLine line, DecisionInputs inputs)
    {
        var standing = inputs.Standings.FirstOrDefault(s => s.VendorId == line.Quote.VendorId)
            ?? VendorStanding.Unknown(line.Quote.VendorId);
        var days = Math.Max(0, line.Quote.LeadTimeDays + standing.PromiseErrorDays);
        return new(
            line.Quote.VendorId,
            standing.Name,
            line.Quote.QuoteId,
            line.Quantity,
            line.UnitPrice,
            line.Quote.ShippingCost,
            inputs.At.AddDays(days),
            standing.Reliability);
    }

    private static RankedPlan Score(RankedPlan plan, Best best, DecisionInputs inputs)
    {
        var weights = inputs.Weights.Normalized();
        var cost = (double)(best.LandedUnitCost / plan.LandedUnitCost);
        var speed = (1 + best.ArrivalDays) / (1 + plan.ArrivalDays);
        var reliability = best.Reliability > 0 ? plan.Reliability / best.Reliability : 1;
        var preferred = (double)plan.Lines.Where(line => IsPreferred(line, inputs)).Sum(line => line.Quantity) / plan.Quantity;
        var score = (weights.Cost * cost) + (weights.Speed * speed) + (weights.Reliability * reliability)
            + (PreferredBonus * preferred);
        return plan with
        {
            CostScore = cost,
            SpeedScore = speed,
            ReliabilityScore = reliability,
            Score = score,
            Reason = Reason(plan, preferred > 0, inputs),
        };
    }

    private static bool IsPreferred(ChoiceLine line, DecisionInputs inputs) =>
        inputs.PreferredVendors.Contains(line.VendorId)
        || inputs.Standings.Any(standing => standing.VendorId == line.VendorId && standing.Preferred);

    private static string Reason(RankedPlan plan, bool preferred, DecisionInputs inputs)
    {
        var reason = string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.LandedUnitCost:0.00##} a unit landed, about {plan.ArrivalDays:0.#} days, {plan.Reliability:P0} reliable");
        if (preferred) reason += ", preferred";
        if (plan.Quantity < inputs.Quantity) reason += $", covers only {plan.Quantity} of {inputs.Quantity}";
        if (plan.Quantity > inputs.Quantity) reason += $", {plan.Quantity - inputs.Quantity} more than asked for";
        if (IsLate(plan, inputs)) reason += $", after {inputs.NeededBy:yyyy-MM-dd}";
        return reason;
    }

    private sealed record Best(decimal LandedUnitCost, double ArrivalDays, double Reliability);
}
