namespace ProcurementFunctions.Knowledge;

/// <summary>What is known of a price, and whether another one is out of line with it. Pure.</summary>
/// <remarks>
/// A price is far off when it lies outside the central 99 % prediction interval of the next observation (Student's t;
/// Gelman et al., Bayesian Data Analysis, 3rd ed., 3.2) and more than a tenth from the level. As all that is learned, the
/// interval widens with the time since the newest price.
/// </remarks>
public static class UsualPriceRules
{
    /// <summary>With fewer prices, nothing can be said of another one.</summary>
    public const int LeastObservations = 3;

    // A price that moves by a tenth is no error, however steady it was before.
    private const double LeastDistance = 0.1;
    private const double BothTails = 0.01;

    /// <summary>Null while too few prices are known and nobody told one.</summary>
    public static UsualPrice? UsualOf(LearnedBelief? learned, DateTimeOffset now)
    {
        if (learned is null || BeliefRules.Of(BeliefNames.Price(Evidence.NoItem), learned, now) is not { Value: > 0 } belief) return null;
        if (learned.Observations < LeastObservations && belief.Basis == BeliefBasis.Evidence) return null;
        var level = belief.Value;
        var away = Math.Max(LeastDistance * level, belief.Basis == BeliefBasis.Pinned ? 0 : Predicted(learned, belief, now));
        return new(
            Rounded(level), Rounded(Math.Max(0, level - away)), Rounded(level + away), belief.Observations, belief.LastObserved, belief.Basis, belief.LastPaid);
    }

    /// <summary>Whether a price for one unit is far below or above what is usual.</summary>
    public static bool IsFarOff(UsualPrice usual, decimal price) => price < usual.Low || price > usual.High;

    private static double Predicted(LearnedBelief learned, Belief belief, DateTimeOffset now)
    {
        var strength = BeliefRules.VarianceObservations + (learned.Weight * LearningRules.Fading(learned.LastObserved, now))
            + (learned.Corrected is null ? 0 : BeliefRules.CorrectionObservations);
        return StudentDistribution.TwoSided(BothTails, strength) * (belief.StandardDeviation ?? 0) * Math.Sqrt(1 + (1 / strength));
    }

    private static decimal Rounded(double price) => price > 1e15 ? decimal.MaxValue : Math.Round((decimal)price, 4);
}
