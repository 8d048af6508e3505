using System.Globalization;

namespace ProcurementFunctions.Goals;

/// <summary>Which goals count, and what weights some words mean. Pure.</summary>
public static class GoalRules
{
    /// <summary>
    /// The weight of a goal that is put first; the other two share what is left, so that they still decide between offers
    /// that are about equal in it.
    /// </summary>
    public const double FirstWeight = 0.8;

    public const string Invalid = "each weight must be from 0 to 1000, and one of them above 0";

    /// <summary>
    /// The nearest goals that were set: the user's for the product, else the user's, else the firm's for the product, else
    /// the firm's.
    /// </summary>
    public static CountingGoals Nearest(KnownGoals known) => known switch
    {
        { UserProduct: { } weights } => new(weights, GoalOwner.UserProduct),
        { User: { } weights } => new(weights, GoalOwner.User),
        { Product: { } weights } => new(weights, GoalOwner.Product),
        _ => new(known.Firm, GoalOwner.Firm),
    };

    /// <summary>The weights when one goal matters most: 0.8 for it and 0.1 for each of the others.</summary>
    public static GoalWeights Prioritise(Goal first)
    {
        return new(WeightOf(Goal.Cost), WeightOf(Goal.Speed), WeightOf(Goal.Reliability));

        double WeightOf(Goal goal) => goal == first ? FirstWeight : 0.1;
    }

    /// <summary>Such as "the firm's goals (cost 50 %, speed 25 %, reliability 25 %)".</summary>
    /// <param name="whose">The user in words, in the genitive: "your", "the requester's".</param>
    public static string Describe(CountingGoals goals, string whose)
    {
        var owner = goals.From switch
        {
            GoalOwner.UserProduct => $"{whose} goals for this product",
            GoalOwner.User => $"{whose} goals",
            GoalOwner.Product => "the firm's goals for this product",
            GoalOwner.Firm => "the firm's goals",
            _ => $"the weights of {goals.From}",
        };
        return $"{owner} ({Describe(goals.Weights)})";
    }

    /// <summary>Such as "cost 50 %, speed 25 %, reliability 25 %".</summary>
    public static string Describe(GoalWeights weights)
    {
        var parts = weights.Normalized();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"cost {parts.Cost * 100:0.#} %, speed {parts.Speed * 100:0.#} %, reliability {parts.Reliability * 100:0.#} %");
    }
}
