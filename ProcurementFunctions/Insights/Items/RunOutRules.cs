using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Insights.Items;

/// <summary>When an item runs out, by the demand that the stock check reckons with. Pure.</summary>
internal static class RunOutRules
{
    /// <summary>So many standard deviations more are asked for in one case of twenty.</summary>
    private const double OneInTwenty = 1.645;

    private const double MostDays = 36_500;

    /// <summary>Null where no demand is known, or none is expected.</summary>
    public static RunOut? Of(InventoryItem item, DemandStatistics? demand, DateOnly today)
    {
        if (demand is not { Mean: > 0 }) return null;
        var available = Math.Max(0, item.OnHand - item.Reserved);
        var days = available / demand.Mean;
        return new(days, DayIn(today, days), DayIn(today, Earliest(available, demand)), Math.Max(0, item.Projected) / demand.Mean);
    }

    /// <summary>
    /// The days in which so much is asked for with a probability of 5 %: d·t + z·σ·t^c reaches what is there, as the reorder
    /// point reckons (<see cref="DemandStatistics.ErrorGrowth"/>).
    /// </summary>
    private static double Earliest(int available, DemandStatistics demand)
    {
        var (low, high) = (0.0, available / demand.Mean);
        for (var i = 0; i < 60; i++)
        {
            var days = (low + high) / 2;
            var asked = (demand.Mean * days) + (OneInTwenty * demand.StandardDeviation * Math.Pow(days, demand.ErrorGrowth));
            if (asked < available) low = days;
            else high = days;
        }

        return high;
    }

    private static DateOnly? DayIn(DateOnly today, double days) => days < MostDays ? today.AddDays((int)days) : null;
}
