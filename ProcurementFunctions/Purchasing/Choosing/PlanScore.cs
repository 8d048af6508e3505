using ProcurementFunctions.Goals;

namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>
/// How good a plan is by the weights: the weighted product (1 ÷ cost)^c × (1 ÷ (1 + days))^s × reliability^r of Bridgman,
/// "Dimensional Analysis" (1922), with weights that add up to 1. Pure.
/// </summary>
/// <remarks>
/// Only the ratio of two plans matters: with equal weights, a tenth dearer weighs as much as a tenth later or a tenth less
/// reliable. So whether one plan is better than another depends on these two alone; no third one, however cheap or slow,
/// can turn them round, as it can where scores are measured against the best or the mean of all.
/// </remarks>
internal sealed class PlanScore(GoalWeights weights)
{
    /// <summary>How much better a plan counts when all of it comes from preferred vendors.</summary>
    public const double PreferredFactor = 1.05;

    // A vendor that never came on time yet may still come; without a floor nothing could make up for it.
    private const double LeastReliability = 0.01;

    private readonly GoalWeights _weights = weights.Normalized();

    public double CostWeight => _weights.Cost;

    public bool SpeedCounts => _weights.Speed > 0;

    public bool ReliabilityCounts => _weights.Reliability > 0;

    /// <summary>The natural logarithm of the weighted product; the higher the better.</summary>
    /// <param name="cost">Of all goods and shipping, by unit of the need that is covered.</param>
    public double Of(double cost, double days, double reliability, bool isPreferred) =>
        WithoutCost(days, reliability, isPreferred) - (_weights.Cost * Math.Log(cost));

    /// <summary>All of it but the cost.</summary>
    public double WithoutCost(double days, double reliability, bool isPreferred) =>
        (_weights.Reliability * Math.Log(Math.Max(LeastReliability, reliability)))
        - (_weights.Speed * Math.Log(1 + days))
        + (isPreferred ? Math.Log(PreferredFactor) : 0);

    /// <summary>The weighted product of scores that are ratios to the best.</summary>
    public double Product(double cost, double speed, double reliability, bool isPreferred) =>
        Math.Pow(cost, _weights.Cost) * Math.Pow(speed, _weights.Speed)
        * Math.Pow(Math.Max(LeastReliability, reliability), _weights.Reliability) * (isPreferred ? PreferredFactor : 1);
}
