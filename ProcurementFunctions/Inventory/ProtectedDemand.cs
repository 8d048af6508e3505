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
/// </remarks>
/// <param name="Time">From the look that finds it low.</param>
/// <param name="Undershoot">Units that the stock is found below the reorder point, on average.</param>
/// <param name="Mean">Units.</param>
/// <param name="Variance">Of the units.</param>
public readonly record struct ProtectedDemand(ReplenishmentTime Time, double Undershoot, double Mean, double Variance)
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
            (variance * Math.Pow(time.Days, 2 * demand.ErrorGrowth)) + (d * d * time.Variance) + (lump * lump / 12));
    }
}
