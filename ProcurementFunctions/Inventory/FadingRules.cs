namespace ProcurementFunctions.Inventory;

/// <summary>
/// How much a history of demand that ended some time ago still counts. Pure.
/// </summary>
/// <remarks>
/// <para>For a while after its last day a history is as good as ever: four weeks (four reviews at the usual seven days), three
/// average intervals between demands where that is longer, as nobody buys such an item more often, and a year where a season
/// is known, as nothing is to be expected of it before. After that its weight halves every <see cref="HalfLifeDays"/> days: 0.5 to the power of
/// (days beyond the grace ÷ half-life). That is slower than the forecast forgets a demand which is known to have stopped
/// (after 34 days half, by the smoothing constant of 0.02), as here nothing is known; and a quarter of a year without a word is about as much as
/// a season may change.</para>
/// <para>The history's mean, spread and lump are taken times its weight w, and 1 − w of what is reordered by are the given
/// levels (<see cref="ReorderRules"/>): as the evidence goes, what a person said takes its place, as with a credibility
/// weight (Bühlmann and Gisler, A Course in Credibility Theory, 2005). Below <see cref="Least"/> the given
/// levels count alone.</para>
/// </remarks>
public static class FadingRules
{
    public const double GraceDays = 28;

    public const double GraceIntervals = 3;

    public const double GraceOfSeason = 366;

    public const double HalfLifeDays = 90;

    /// <summary>Of a history that counts less than this, nothing is left.</summary>
    public const double Least = 0.05;

    /// <summary>What a history without any demand must count to say that nobody wants the item.</summary>
    public const double LeastOfNone = 0.5;

    /// <summary>0 to 1.</summary>
    public static double WeightOf(DemandStatistics demand, DateOnly today)
    {
        var age = today.DayNumber - (demand.Until ?? today).DayNumber;
        var grace = demand.Season is null ? Math.Max(GraceDays, GraceIntervals * (demand.Interval ?? 0)) : GraceOfSeason;
        return age <= grace ? 1 : Math.Pow(0.5, (age - grace) / HalfLifeDays);
    }

    /// <summary>What is left of it.</summary>
    public static DemandStatistics Faded(DemandStatistics demand, DateOnly today)
    {
        var weight = WeightOf(demand, today);
        if (weight >= 1) return demand;
        if (weight < (demand.Pattern == DemandPattern.None ? LeastOfNone : Least)) weight = 0;
        return demand.Times(weight) with { FadedTo = weight, Season = demand.Season?.Times(weight) };
    }
}
