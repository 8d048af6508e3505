using System.Globalization;

namespace ProcurementFunctions.Inventory;

/// <summary>How the history of an item's demand is kept and summed up. Pure.</summary>
public static class DemandRules
{
    /// <summary>The fewest days with stock that say something.</summary>
    public const int FewestDays = 30;

    /// <summary>How far back from the newest day the history counts.</summary>
    public const int HistoryDays = 365;

    /// <summary>On so many days with stock nothing was asked for: nobody wants it any more.</summary>
    public const int ObsoleteDays = 330;

    /// <summary>
    /// The demand in the last <see cref="HistoryDays"/> days up to the newest one, days without stock left out; see
    /// <see cref="DemandPatternRules"/>, and <see cref="SeasonRules"/> where two years are known. A history that ended long ago
    /// counts less; see <see cref="FadingRules"/>. Null when fewer than <see cref="FewestDays"/> are left, or when nothing was asked
    /// for and fewer than <see cref="ObsoleteDays"/> tell so.
    /// </summary>
    /// <param name="today">In the firm's time.</param>
    public static DemandStatistics? Summarize(IEnumerable<DemandYear> years, DateOnly today) =>
        DemandCalendar.Of(years, today) is { } calendar && (SeasonRules.Summarize(calendar) ?? OfYear(calendar)) is { } demand
            ? FadingRules.Faded(demand, today)
            : null;

    private static DemandStatistics? OfYear(DemandCalendar calendar)
    {
        var series = DemandSeries.Of(calendar);
        if (series.Units.Length < FewestDays) return null;
        var isWanted = series.Units.AsSpan().ContainsAnyExcept(0);
        return isWanted || series.Units.Length >= ObsoleteDays ? DemandPatternRules.Summarize(series) : null;
    }

    /// <summary>What is known of each day of a year, in order.</summary>
    public static IEnumerable<(DateOnly Date, DemandDay Day)> DaysOf(DemandYear year)
    {
        if (year.Days is { } old)
        {
            foreach (var (key, day) in old.OrderBy(day => day.Key, StringComparer.Ordinal))
                yield return (DateOnly.ParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture), day);
            yield break;
        }

        var first = new DateOnly(year.Year, 1, 1);
        var without = year.WithoutStock.ToHashSet();
        for (var i = 0; i < year.Units.Count; i++)
        {
            if (year.Units[i] >= 0) yield return (first.AddDays(i), new(year.Units[i], !without.Contains(i + 1)));
        }
    }

    /// <summary>The year with these days as they are said to be; the same when they were known to be like that.</summary>
    public static DemandChange With(DemandYear year, IEnumerable<(DateOnly Date, DemandDay Day)> days)
    {
        var known = DaysOf(year).ToDictionary();
        var (inserted, updated) = (0, 0);
        foreach (var (date, day) in days)
        {
            if (!known.TryGetValue(date, out var before)) inserted++;
            else if (before != day) updated++;
            known[date] = day;
        }

        return new(inserted + updated == 0 ? year : Packed(year, known), inserted, updated);
    }

    /// <summary>How a year is written as the id of a <see cref="DemandYear"/>.</summary>
    public static string KeyOf(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    private static DemandYear Packed(DemandYear year, Dictionary<DateOnly, DemandDay> known)
    {
        var units = new int[known.Keys.Max().DayOfYear];
        Array.Fill(units, DemandYear.Unknown);
        foreach (var (date, day) in known) units[date.DayOfYear - 1] = day.Quantity;
        int[] without = [.. known.Where(day => !day.Value.InStock).Select(day => day.Key.DayOfYear).Order()];
        return year with { Units = units, WithoutStock = without, Days = null };
    }
}

/// <param name="Inserted">How many of the days were not known before.</param>
/// <param name="Updated">How many were known otherwise.</param>
public sealed record DemandChange(DemandYear Year, int Inserted, int Updated);
