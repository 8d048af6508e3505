namespace ProcurementFunctions.Goals;

/// <summary>The goals that were set for a choice, by whose they are; null: none were.</summary>
public sealed record KnownGoals(
    GoalWeights Firm, GoalWeights? Product = null, GoalWeights? User = null, GoalWeights? UserProduct = null);

/// <summary>The goals that count.</summary>
/// <param name="From">Whose they are, see <see cref="GoalOwner"/>.</param>
public sealed record CountingGoals(GoalWeights Weights, string From);
