using ProcurementFunctions.Goals;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Purchasing;

/// <summary>Why a choice was made, or what other weights would have chosen from the same quotes.</summary>
/// <param name="WhatIf">Whether these are weights that the caller asked about, and not the ones that counted.</param>
/// <param name="WeightsFrom">Whose they are, see <see cref="GoalOwner"/>; "the question" for what-if weights.</param>
/// <param name="WouldChange">For what-if weights: whether another plan would have been chosen.</param>
internal sealed record ExplanationView(
    string PurchaseId,
    bool WhatIf,
    GoalWeights Weights,
    string WeightsFrom,
    bool WouldChange,
    string Summary,
    IReadOnlyList<RankedPlan> Ranking)
{
    public static ExplanationView Of(string purchaseId, DecisionRecord record, GoalWeights? whatIf)
    {
        var ranking = whatIf is null ? record.Ranking : PlanRanking.Rank(record.Inputs with { Weights = whatIf });
        var goals = whatIf is null ? record.Inputs.Goals : new CountingGoals(whatIf, "the question");
        var changed = ranking.Count > 0 && Vendors(ranking[0]) != Vendors(record.Ranking[0]);
        var summary = ranking.Count == 0
            ? "no vendor could deliver it"
            : $"{Vendors(ranking[0])} {(whatIf is null ? "was" : "would be")} the best of {ranking.Count} by {GoalRules.Describe(goals, "the requester's")}: {ranking[0].Reason}";
        return new(purchaseId, whatIf is not null, goals.Weights, goals.From, changed, summary, ranking);
    }

    private static string Vendors(RankedPlan plan) => string.Join(" and ", plan.Lines.Select(line => line.VendorName));
}
