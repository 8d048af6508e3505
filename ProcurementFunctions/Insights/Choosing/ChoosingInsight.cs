using ProcurementFunctions.Goals;

namespace ProcurementFunctions.Insights.Choosing;

/// <summary>How the agent chooses among offers for a user, now.</summary>
/// <param name="Sku">The item that it is asked for; null: any.</param>
/// <param name="From">Whose goals count: see <see cref="GoalOwner"/>.</param>
/// <param name="Weighed">Each goal with its share of the weight.</param>
/// <param name="Set">All goals that were set, the firm's and the user's.</param>
/// <param name="PreferredVendors">The user's own, the most preferred first.</param>
/// <param name="PreferredFactor">By how much an offer counts as better when all of it comes from preferred vendors.</param>
/// <param name="ExcludedVendors">Never asked for the user.</param>
/// <param name="LeastQuantity">Units of the item that the user always needs at least; 0: nothing was said, or no item named.</param>
/// <param name="Rules">What else holds for every choice, in plain words.</param>
public sealed record ChoosingInsight(
    string? Sku,
    string From,
    IReadOnlyList<WeighedGoal> Weighed,
    KnownGoals Set,
    IReadOnlyList<string> PreferredVendors,
    double PreferredFactor,
    IReadOnlyList<string> ExcludedVendors,
    int LeastQuantity,
    IReadOnlyList<string> Rules);

/// <param name="Goal">"cost", "speed" or "reliability".</param>
/// <param name="Weight">Share of all weights, 0 to 1.</param>
/// <param name="MeasuredBy">What of an offer is weighed, in plain words.</param>
public sealed record WeighedGoal(string Goal, double Weight, string MeasuredBy);
