using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Purchasing;

/// <summary>Why a choice was made, or what other weights would have chosen from the same quotes.</summary>
/// <param name="PurchaseId">Null: it is of a deal that nobody has bought.</param>
/// <param name="WhatIf">Whether these are weights that the caller asked about, and not the ones that counted.</param>
/// <param name="WeightsFrom">Whose they are, see <see cref="GoalOwner"/>; "the question" for what-if weights.</param>
/// <param name="WouldChange">For what-if weights: whether another plan would have been chosen.</param>
/// <param name="Exact">Whether it is proved that no other way to buy is better than the first.</param>
/// <param name="Notes">What is said plainly of the first, such as a minimum order above the need or a price out of line.</param>
/// <param name="Vendors">Every vendor that offers the item: chosen, why not, or why it was not asked.</param>
internal sealed record ExplanationView(
    string? PurchaseId,
    bool WhatIf,
    GoalWeights Weights,
    string WeightsFrom,
    bool WouldChange,
    bool Exact,
    string Summary,
    IReadOnlyList<string> Notes,
    IReadOnlyList<VendorExplanation> Vendors,
    IReadOnlyList<RankedPlan> Ranking)
{
    /// <param name="earned">Where the agent approved it by itself: what it had earned.</param>
    public static ExplanationView Of(string? purchaseId, DecisionRecord record, GoalWeights? whatIf, EarnedApproval? earned = null)
    {
        var goals = whatIf is null ? record.Inputs.Goals : new CountingGoals(whatIf, "the question");
        var shown = whatIf is null ? record : PlanRanking.Record(record.Inputs with { Weights = goals.Weights, WeightsFrom = goals.From });
        var ranking = shown.Ranking;
        return new(
            purchaseId,
            whatIf is not null,
            goals.Weights,
            goals.From,
            ranking.Count > 0 && record.Ranking.Count > 0 && Bought(shown.Best) != Bought(record.Best),
            shown.IsExact,
            SummaryOf(shown, goals, whatIf is not null),
            [
                .. shown.Best is { } best ? ChoiceNotes.For(best, shown) : [],
                .. earned is null ? Array.Empty<string>() : [$"approved by the agent itself: {AutonomyRules.Told(earned)}"],
            ],
            VendorExplanations.Of(shown),
            ranking);
    }

    private static string SummaryOf(DecisionRecord shown, CountingGoals goals, bool isWhatIf) => shown.Best is not { } best
        ? NoOffer.Why(shown) ?? "no vendor could deliver it"
        : $"{NameOf(best)} {(isWhatIf ? "would be" : "was")} the best of {shown.Ranking.Count} by {GoalRules.Describe(goals, "the requester's")}: {best.Reason}";

    private static string NameOf(RankedPlan plan)
    {
        var names = plan.Lines.Select(line => line.VendorName).ToArray();
        return names.Length == 1 ? names[0] : $"Splitting it over {string.Join(", ", names[..^1])} and {names[^1]}";
    }

    private static string? Bought(RankedPlan? plan) => plan is null ? null : string.Join('\n', plan.Lines.Select(line => $"{line.Quantity} {line.VendorId}"));
}
