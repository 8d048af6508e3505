using System.Globalization;

namespace ProcurementFunctions.Inventory;

/// <summary>How the history of an item's demand is summed up.</summary>
public static class DemandRules
{
    /// <summary>The fewest days with stock that say something.</summary>
    public const int FewestDays = 30;

    /// <summary>How far back from the newest day the history counts.</summary>
    public const int HistoryDays = 365;

    /// <summary>
    /// Mean and sample standard deviation of the daily demand in the last <see cref="HistoryDays"/> days up to the newest
    /// one, days without stock left out; null when fewer than <see cref="FewestDays"/> are left, or nothing was asked for.
    /// </summary>
    public static DemandStatistics? Summarize(IEnumerable<DemandYear> years)
    {
        var days = years.SelectMany(year => year.Days).Select(day => (Date: DayOf(day.Key), day.Value)).ToList();
        if (days.Count < FewestDays) return null;
        var from = days.Max(day => day.Date).AddDays(1 - HistoryDays);
        var counted = days.Where(day => day.Date >= from && day.Value.InStock).Select(day => (double)day.Value.Quantity).ToList();
        if (counted.Count < FewestDays) return null;
        var mean = counted.Average();
        var deviations = counted.Sum(quantity => (quantity - mean) * (quantity - mean));
        return mean > 0 ? new(mean, Math.Sqrt(deviations / (counted.Count - 1)), counted.Count) : null;
    }

    /// <summary>How a date is written in <see cref="DemandYear.Days"/>.</summary>
    public static string KeyOf(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How a year is written as the id of a <see cref="DemandYear"/>.</summary>
    public static string KeyOf(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    private static DateOnly DayOf(string key) => DateOnly.ParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
