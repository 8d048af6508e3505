using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Insights.Items;

/// <summary>When an item runs out, by the demand that the stock check reckons with, season and all. Pure.</summary>
internal static class RunOutRules
{
    /// <summary>So many standard deviations more are asked for in one case of twenty.</summary>
    private const double OneInTwenty = 1.645;

    private const double MostDays = 36_500;

    /// <summary>Null where no demand is known, or none is expected.</summary>
    public static RunOut? Of(InventoryItem item, DemandStatistics? demand, DateOnly today)
    {
        if (!(LevelOf(demand) > 0)) return null;
        var available = Math.Max(0, item.OnHand - item.Reserved);
        var days = DaysUntil(available, demand!, today, 0);
        var earliest = DaysUntil(available, demand!, today, OneInTwenty);
        return new(days, DayIn(today, days), DayIn(today, earliest), DaysUntil(Math.Max(0, item.Projected), demand!, today, 0));
    }

    private static double? LevelOf(DemandStatistics? demand) => demand?.Season?.Level ?? demand?.Mean;

    /// <summary>
    /// The days in which so much is asked for: d·t + z·σ·t^c reaches what is there, as the reorder point reckons
    /// (<see cref="DemandStatistics.ErrorGrowth"/>).
    /// </summary>
    private static double DaysUntil(int available, DemandStatistics demand, DateOnly today, double z)
    {
        if (demand.Season is { } season) return InSeason(available, season, demand.ErrorGrowth, today, z);
        if (z == 0) return available / demand.Mean;
        var (low, high) = (0.0, available / demand.Mean);
        for (var i = 0; i < 60; i++)
        {
            var days = (low + high) / 2;
            if ((demand.Mean * days) + (z * demand.StandardDeviation * Math.Pow(days, demand.ErrorGrowth)) < available) low = days;
            else high = days;
        }

        return high;
    }

    /// <summary>Day by day; the last one in part.</summary>
    private static double InSeason(int available, DemandSeason season, double growth, DateOnly today, double z)
    {
        var (asked, before) = (0.0, 0.0);
        for (var day = 0; day < MostDays; day++)
        {
            if (before >= available) return day;
            var units = season.On(today.AddDays(day));
            asked += units;
            var reached = asked + (z * season.StandardDeviation * season.Index[today.AddDays(day).Month - 1] * Math.Pow(day + 1, growth));
            if (reached >= available) return day + ((available - before) / Math.Max(reached - before, 1e-9));
            before = Math.Max(before, reached);
        }

        return MostDays;
    }

    private static DateOnly? DayIn(DateOnly today, double days) => days < MostDays ? today.AddDays((int)days) : null;
}
