using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Pages.Charts;

/// <summary>What was asked for day by day, and what the stock will be. Pure.</summary>
internal static class ProjectionRules
{
    public const int DaysBack = 60;
    public const int DaysAhead = 42;

    /// <summary>The latest days that are known, the oldest first.</summary>
    public static IReadOnlyList<DayFigure> SoldDays(IEnumerable<DemandYear> years) =>
    [
        .. years.SelectMany(DemandRules.DaysOf).OrderByDescending(day => day.Date).Take(DaysBack)
            .Select(day => new DayFigure(day.Date, day.Day.Quantity)).Reverse(),
    ];

    /// <summary>
    /// What is on hand and not promised, less the expected demand, with what is to come on the days that it is expected; never
    /// below 0, as nothing that is not there is sold. Empty where no demand is known.
    /// </summary>
    public static IReadOnlyList<DayFigure> Of(ItemInsight item, DateOnly today)
    {
        if (item.Demand is not { Mean: > 0 } demand) return [];
        var figures = new List<DayFigure>(DaysAhead + 1);
        var stock = (double)(item.OnHand - item.Reserved);
        for (var ahead = 0; ahead <= DaysAhead; ahead++)
        {
            var day = today.AddDays(ahead);
            stock = Math.Max(0, stock - (ahead == 0 ? 0 : demand.Mean)) + Coming(item, day, isToday: ahead == 0);
            figures.Add(new(day, Math.Round(stock, 1)));
        }

        return figures;
    }

    /// <summary>The days of the projection on which something comes, with how many.</summary>
    public static IReadOnlyList<DayFigure> Arrivals(ItemInsight item, DateOnly today) =>
    [
        .. Enumerable.Range(0, DaysAhead + 1).Select(ahead => new DayFigure(today.AddDays(ahead), Coming(item, today.AddDays(ahead), isToday: ahead == 0))).Where(day => day.Value > 0),
    ];

    /// <summary>What should have come already may come today.</summary>
    private static int Coming(ItemInsight item, DateOnly day, bool isToday) => item.Open
        .Where(open => open.Expected is { } at && DateOnly.FromDateTime(at.UtcDateTime) is var due && (due == day || (isToday && due < day)))
        .Sum(open => open.Quantity);
}
