namespace ProcurementFunctions.Inventory;

/// <summary>
/// Finds a yearly season where two years of demand are known, and what it means for the next days. Pure.
/// </summary>
/// <remarks>
/// <para>A multiplicative index by month (Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains, 4th
/// ed., ch. 3): x of a month in a year is the mean of its days, less the growth from the one year to the other, over the mean
/// of the year. That is averaged over the two years.</para>
/// <para>Chance makes months differ too. What it does shows in how the same month differs between the years: W, the mean of (x₁ − x₂)² ÷ 2,
/// so W ÷ 2 in the average of two. V is the variance of the twelve averages. A season is believed where F = V ÷ (W ÷ 2) is above
/// what chance gives in one case of twenty (analysis of variance, 11 and 12 degrees of freedom), and drawn towards 1 by
/// 1 − 1 ÷ F, the share of the variance that is not chance (Efron and Morris, Data analysis using Stein's estimator,
/// Journal of the American Statistical Association 70, 1975).</para>
/// <para>The level is forecast from the days divided by their index (<see cref="DemandPatternRules"/>), in hundredths of units. Days of months below
/// <see cref="LeastIndex"/> are left out there: they tell next to nothing of the level.</para>
/// <para>What counts for reordering is the mean index over the lead time and the review days from today, and not less than that over
/// the lead time alone: so an item is low before its season. What comes after the season is not ordered for it: see
/// <see cref="LotRules"/>.</para>
/// </remarks>
public static class SeasonRules
{
    /// <summary>The fewest days that are two years.</summary>
    public const int FewestDays = 700;

    /// <summary>The 95 % quantile of the F distribution with 11 and 12 degrees of freedom.</summary>
    public const double LeastF = 2.72;

    public const double LeastIndex = 0.25;

    /// <summary>So many days of a month must be known in each of the years.</summary>
    private const int FewestOfMonth = 10;

    private const int Year = 365;
    private const int Hundredths = 100;

    /// <summary>The demand with its season, on the average of a year; null where none is known.</summary>
    public static DemandStatistics? Summarize(DemandCalendar calendar)
    {
        if (IndexOf(calendar) is not { } index) return null;
        var days = calendar.Days.AsSpan(Math.Max(0, calendar.Days.Length - (2 * Year)));
        var (first, level, count) = (calendar.Until.AddDays(1 - days.Length), new int[days.Length], 0);
        for (var day = 0; day < days.Length; day++)
        {
            var times = index[first.AddDays(day).Month - 1];
            if (days[day] == DemandCalendar.Unknown || times < LeastIndex) continue;
            var units = (int)Math.Min(Math.Round(Hundredths * (days[day] < 0 ? ~days[day] : days[day]) / times), int.MaxValue);
            level[count++] = days[day] < 0 ? ~units : units;
        }

        var series = DemandSeries.Of(level.AsSpan(0, count), calendar.Until);
        if (series.Units.Length < DemandRules.FewestDays || !series.Units.AsSpan().ContainsAnyExcept(0)) return null;
        var demand = DemandPatternRules.Summarize(series).Times(1.0 / Hundredths);
        return demand with { Season = new(demand.Mean, demand.StandardDeviation, index) };
    }

    /// <summary>The index of each month, January first; null where no season is known.</summary>
    public static IReadOnlyList<double>? IndexOf(DemandCalendar calendar)
    {
        if (calendar.Days.Length < FewestDays) return null;
        var newest = new MonthSums(calendar, 0);
        var older = new MonthSums(calendar, Year);
        if (older.Mean <= 0 || newest.Mean <= 0) return null;
        var growth = Math.Clamp(newest.Mean / older.Mean, 1.0 / 3, 3);
        var index = new double[12];
        var within = 0.0;
        for (var month = 0; month < 12; month++)
        {
            if (older.Days[month] < FewestOfMonth || newest.Days[month] < FewestOfMonth) return null;
            var (x, y) = (older.ShareOf(month, growth), newest.ShareOf(month, growth));
            index[month] = (x + y) / 2;
            within += (x - y) * (x - y) / 24;
        }

        return Shrunk(index, within);
    }

    /// <summary>The figures for the days ahead, of an item whose goods take so long.</summary>
    public static DemandStatistics Ahead(DemandStatistics demand, DateOnly today, int leadDays, int reviewDays)
    {
        if (demand.Season is not { } season) return demand;
        var factor = Math.Max(Mean(season.Index, today, leadDays), Mean(season.Index, today, leadDays + reviewDays));
        return demand.Times(factor) with { Season = season with { From = today, Factor = factor } };
    }

    /// <summary>The sum of the index over so many days.</summary>
    public static double Sum(IReadOnlyList<double> index, DateOnly from, int days)
    {
        var sum = 0.0;
        for (var day = 0; day < days; day++) sum += index[from.AddDays(day).Month - 1];
        return sum;
    }

    private static double Mean(IReadOnlyList<double> index, DateOnly from, int days) => Sum(index, from, Math.Max(1, days)) / Math.Max(1, days);

    private static double[]? Shrunk(double[] index, double within)
    {
        var mean = index.Average();
        if (mean <= 0) return null;
        var variance = index.Sum(x => (x - mean) * (x - mean)) / 11;
        var chance = within / 2;
        if (variance <= LeastF * chance || variance <= 1e-6) return null;
        var share = 1 - (chance / variance);
        return [.. index.Select(x => 1 + (share * ((x / mean) - 1)))];
    }

    /// <summary>The days of a year by month, those without stock left out.</summary>
    private sealed class MonthSums
    {
        private readonly double[] _units = new double[12];
        private readonly double[] _middle = new double[12];

        /// <param name="calendar">All days.</param>
        /// <param name="back">How many days before the last one the year ends.</param>
        public MonthSums(DemandCalendar calendar, int back)
        {
            var last = calendar.Days.Length - 1 - back;
            for (var day = Math.Max(0, last - Year + 1); day <= last; day++)
            {
                if (calendar.Days[day] < 0) continue;
                var month = calendar.First.AddDays(day).Month - 1;
                Days[month]++;
                _units[month] += calendar.Days[day];
                _middle[month] += (double)(day - last + (Year / 2)) / Year;
            }

            Mean = _units.Sum() / Math.Max(1, Days.Sum());
        }

        public int[] Days { get; } = new int[12];

        public double Mean { get; }

        /// <summary>The mean of a month's days over that of the year, at the level of the year's middle.</summary>
        public double ShareOf(int month, double growth) =>
            _units[month] / Days[month] / Mean / Math.Pow(growth, _middle[month] / Days[month]);
    }
}
