namespace ProcurementFunctions.Inventory;

/// <summary>
/// The demand that the reorder point must hold for: from the moment when the stock goes below it until the goods are on the
/// shelf. Pure.
/// </summary>
/// <remarks>
/// <para>Of the time L, which is not known exactly either: d·L, with the variance σ²·L^2c + d²·σ_L² (Silver, Pyke and Thomas,
/// 4th ed., ch. 6 and 7; c from <see cref="DemandForecastRules"/>, 1/2 where errors do not hang together).</para>
/// <para>And the undershoot: the stock is looked at from time to time and taken in lumps, so it is found below the reorder
/// point and not on it: by anything up to the lump that took it there alike. Of w units (<see cref="DemandStatistics.Lump"/>: a
/// lump is the likelier to be the one the larger it is) that is (w − 1) ÷ 2 on average, in whole units, with the variance w² ÷ 12
/// (Silver, Pyke and Thomas, ch. 7, on undershoots and (R, s, S) systems; Tijms and Groenevelt, Simple approximations for the
/// reorder point in periodic and continuous review (s, S) inventory systems, European Journal of Operational Research 17,
/// 1984). Demand is known by days, so however often the stock is looked at, a day's demand is one lump.</para>
/// <para>How much of it the safety stock must hold: the sum of many days is taken to be normal. That of few and unlike demands is
/// skewed, so it is taken to have a gamma distribution of the same mean m and variance V (Burgin, The gamma distribution and
/// inventory control, Operational Research Quarterly 26, 1975), whose quantile is about m·(1 − 1/(9k) + z/(3√k))³ with k = m² ÷ V
/// (Wilson and Hilferty, Proceedings of the National Academy of Sciences 17, 1931; for k from 1/2 within 3 %).</para>
/// </remarks>
/// <param name="Time">From the look that finds it low.</param>
/// <param name="Undershoot">Units that the stock is found below the reorder point, on average.</param>
/// <param name="Mean">Units.</param>
/// <param name="Variance">Of the units.</param>
/// <param name="IsSkewed">Whether it comes from few demands, which may be unlike.</param>
public readonly record struct ProtectedDemand(ReplenishmentTime Time, double Undershoot, double Mean, double Variance, bool IsSkewed = false)
{
    public static ProtectedDemand Of(DemandStatistics demand, LeadTime lead)
    {
        var (d, variance, lump) = (demand.Mean, demand.StandardDeviation * demand.StandardDeviation, demand.Lump);
        var time = ReplenishmentTime.Of(lead);
        var undershoot = Math.Max(0, (lump - 1) / 2);
        return new(
            time,
            undershoot,
            (d * time.Days) + undershoot,
            (variance * Math.Pow(time.Days, 2 * demand.ErrorGrowth)) + (d * d * time.Variance) + (lump * lump / 12),
            demand.Pattern is DemandPattern.Intermittent or DemandPattern.Lumpy);
    }

    /// <summary>Units beyond the mean that a service level of at least a half needs.</summary>
    /// <param name="level">Share of the replenishment cycles without a stock-out.</param>
    public double SafetyStock(double level) => FactorFor(level) * Math.Sqrt(Variance);

    /// <summary>How many standard deviations that is; for skewed demand never fewer than for normal demand.</summary>
    public double FactorFor(double level)
    {
        var z = NormalDistribution.Quantile(level);
        if (!IsSkewed || Mean <= 0 || Variance <= 0) return z;
        var root = Mean / Math.Sqrt(Variance);
        var cube = Math.Pow(1 - (1 / (9 * root * root)) + (z / (3 * root)), 3);
        return Math.Max(z, root * (cube - 1));
    }
}
