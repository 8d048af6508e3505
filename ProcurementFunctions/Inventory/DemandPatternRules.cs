namespace ProcurementFunctions.Inventory;

/// <summary>
/// What an item's demand looks like, and what is to be expected of it. Pure.
/// </summary>
/// <remarks>
/// <para>The pattern is told by the average interval between days with demand (1.32 days) and the squared coefficient of
/// variation of their units (0.49): Syntetos, Boylan and Croston, On the categorization of demand patterns, Journal of the
/// Operational Research Society 56 (2005).</para>
/// <para>Smooth and erratic demand: exponential smoothing of the days, in the way that suits the item
/// (<see cref="DemandForecastRules"/>). The standard deviation is that of the errors of forecasting each day from those
/// before it.</para>
/// <para>Intermittent and lumpy demand: Croston (Operational Research Quarterly 23, 1972) forecasts how large a demand is
/// and how often one comes, apart from each other. Here it is the variant of Teunter, Syntetos and Babai (European Journal
/// of Operational Research 214, 2011), TSB: the probability p of a demand is smoothed on every day and the size z on each
/// day with demand, so the forecast p·z has not Croston's bias and fades when demand stops. A day is then a demand of size z ± s with probability p,
/// else 0, so the variance of a day is p·(z² + s²) − (p·z)². Two pairs of smoothing constants are tried on the item's own
/// history, as with steady demand (<see cref="DemandForecastRules"/>): rare demands of unlike sizes that go on as they were need
/// slow ones, as each single demand says little; demand that stops needs quick ones.</para>
/// <para>All smoothing begins at the history's own averages, so that a short one is not ruled by its first days.</para>
/// </remarks>
public static class DemandPatternRules
{
    /// <summary>From this average interval between demands, in days, demand is intermittent.</summary>
    public const double IntermittentFrom = 1.32;

    /// <summary>From this squared coefficient of variation of the units, they are very different.</summary>
    public const double VariedFrom = 0.49;

    /// <summary>The smoothing constant of the size of a demand, where it is quick.</summary>
    public const double SizeSmoothing = 0.1;

    /// <summary>That of the probability of a demand: after 50 days without one, a good third of it is left.</summary>
    public const double ProbabilitySmoothing = 0.02;

    /// <summary>That of the size, where it is slow.</summary>
    public const double SlowSizeSmoothing = 0.03;

    /// <summary>That of the probability, where it is slow: after 200 days without a demand, a good third of it is left.</summary>
    public const double SlowProbabilitySmoothing = 0.005;

    public static DemandStatistics Summarize(DemandSeries series)
    {
        var all = Moments.Of(series.Units, leastUnits: 0);
        var sizes = Moments.Of(series.Units, leastUnits: 1);
        if (sizes.Count == 0)
            return new(0, 0, all.Count) { Pattern = DemandPattern.None, DaysWithoutStock = series.WithoutStock, Until = series.Until };
        var interval = (double)all.Count / sizes.Count;
        var variation = sizes.Variance / (sizes.Mean * sizes.Mean);
        var pattern = PatternOf(interval, variation);
        var forecast = pattern is DemandPattern.Smooth or DemandPattern.Erratic
            ? DemandForecastRules.Best(series.Units, all.Mean)
            : Best(series.Units, sizes, 1 / interval);
        return new(forecast.Mean, Math.Sqrt(forecast.Variance), all.Count)
        {
            ErrorGrowth = DemandForecastRules.GrowthOf(forecast.Variance, forecast.HorizonVariance, all.Count),
            Trend = forecast.Trend,
            Lump = LumpOf(series.Units),
            Pattern = pattern,
            DaysWithoutStock = series.WithoutStock,
            Interval = interval,
            SizeVariation = variation,
            Until = series.Until,
        };
    }

    /// <summary>Σx² ÷ Σx; 0 where nothing was asked for.</summary>
    public static double LumpOf(ReadOnlySpan<int> units)
    {
        var (sum, squares) = (0L, 0.0);
        foreach (var asked in units)
        {
            sum += asked;
            squares += (double)asked * asked;
        }

        return sum > 0 ? squares / sum : 0;
    }

    public static DemandPattern PatternOf(double interval, double sizeVariation) => (interval >= IntermittentFrom, sizeVariation >= VariedFrom) switch
    {
        (false, false) => DemandPattern.Smooth,
        (false, true) => DemandPattern.Erratic,
        (true, false) => DemandPattern.Intermittent,
        _ => DemandPattern.Lumpy,
    };

    /// <summary>TSB over the days, quickly: how probable a demand is on the next day, and how large it is.</summary>
    public static (double Probability, double Size) Smooth(ReadOnlySpan<int> units, double probability, double size)
    {
        foreach (var asked in units) (probability, size) = Next(asked, probability, size, ProbabilitySmoothing, SizeSmoothing);
        return (probability, size);
    }

    /// <summary>That which would have missed the demand of two weeks by less so far; the quick one where that is not known.</summary>
    private static DemandForecast Best(int[] units, Moments sizes, double share)
    {
        var quick = Forecast(units, sizes, share, ProbabilitySmoothing, SizeSmoothing);
        if (quick.HorizonVariance is null) return quick;
        var slow = Forecast(units, sizes, share, SlowProbabilitySmoothing, SlowSizeSmoothing);
        return slow.HorizonVariance < quick.HorizonVariance ? slow : quick;
    }

    private static DemandForecast Forecast(int[] units, Moments sizes, double share, double ofProbability, double ofSize)
    {
        var ahead = new HorizonErrors(units);
        var (probability, size) = (share, sizes.Mean);
        for (var day = 0; day < units.Length; day++)
        {
            (probability, size) = Next(units[day], probability, size, ofProbability, ofSize);
            ahead.Add(day, DemandForecastRules.Horizon * probability * size);
        }

        var mean = probability * size;
        return new(mean, (probability * ((size * size) + sizes.Variance)) - (mean * mean), ahead.Variance);
    }

    private static (double Probability, double Size) Next(int asked, double probability, double size, double ofProbability, double ofSize) => (
        probability + (ofProbability * ((asked > 0 ? 1 : 0) - probability)),
        asked > 0 ? size + (ofSize * (asked - size)) : size);

    /// <summary>Mean and sample variance of the days with at least so many units.</summary>
    private readonly record struct Moments(int Count, double Mean, double Variance)
    {
        public static Moments Of(int[] units, int leastUnits)
        {
            var (count, sum) = (0, 0L);
            foreach (var asked in units)
            {
                if (asked < leastUnits) continue;
                count++;
                sum += asked;
            }

            if (count == 0) return default;
            var (mean, deviations) = ((double)sum / count, 0.0);
            foreach (var asked in units)
            {
                if (asked >= leastUnits) deviations += (asked - mean) * (asked - mean);
            }

            return new(count, mean, count > 1 ? deviations / (count - 1) : 0);
        }
    }
}
