namespace ProcurementFunctions.Inventory;

/// <summary>
/// How the sales of shops become the demand of a day. A day is what the shops sold on it. Where a file has told something else of it, the
/// larger of the two stands, as the file may hold other sales too. What the shops have not said anew changes nothing. Pure.
/// </summary>
public static class ShopDemandRules
{
    /// <summary>Why the days of shops cannot stand in this year; null: they can.</summary>
    public static string? WhyNot(DemandYear year)
    {
        var listing = year.Lists ?? DemandListingRules.Recognize(DemandRules.DaysOf(year).Select(day => day.Date));
        return listing is DemandListing.Weeks or DemandListing.Months
            ? $"its demand of {DemandRules.KeyOf(year.Year)} is known in {(listing == DemandListing.Weeks ? "weeks" : "months")}, which days of a shop cannot be added to; import that year by days"
            : null;
    }

    /// <summary>The year with what the shops sold in all on these days; the same where nothing has changed.</summary>
    /// <param name="year">One that <see cref="WhyNot"/> has nothing against.</param>
    /// <param name="sold">Units, by day of the year.</param>
    public static DemandYear With(DemandYear year, IReadOnlyDictionary<DateOnly, int> sold)
    {
        var known = DemandRules.DaysOf(year).ToDictionary();
        var news = sold.Where(day => day.Value != (SoldOn(year, day.Key) ?? 0)).ToArray();
        if (news.Length == 0) return year;
        var days = news.Select(day => (day.Key, new DemandDay(UnitsOf(known.GetValueOrDefault(day.Key), SoldOn(year, day.Key), day.Value), known.GetValueOrDefault(day.Key)?.InStock ?? true)));
        return DemandRules.With(year, days).Year with { Shops = Packed(year, news), Lists = year.Lists ?? DemandListing.Days };
    }

    /// <summary>The year with nothing sold after its last day, up to this one.</summary>
    public static DemandYear Ended(DemandYear year, DateOnly until) =>
        WhyNot(year) is null && !DemandRules.DaysOf(year).Any(day => day.Date >= until)
            ? DemandRules.With(year, [(until, new DemandDay(0))]).Year with { Lists = year.Lists ?? DemandListing.Days }
            : year;

    private static int? SoldOn(DemandYear year, DateOnly day) =>
        year.Shops is { } shops && day.DayOfYear <= shops.Count && shops[day.DayOfYear - 1] >= 0 ? shops[day.DayOfYear - 1] : null;

    private static int UnitsOf(DemandDay? known, int? before, int now) =>
        known is null || known.Quantity == (before ?? 0) ? now : Math.Max(known.Quantity, now);

    private static int[] Packed(DemandYear year, KeyValuePair<DateOnly, int>[] news)
    {
        var before = year.Shops ?? [];
        var packed = new int[Math.Max(before.Count, news.Max(day => day.Key.DayOfYear))];
        Array.Fill(packed, DemandYear.Unknown);
        for (var day = 0; day < before.Count; day++) packed[day] = before[day];
        foreach (var (date, units) in news) packed[date.DayOfYear - 1] = units;
        return packed;
    }
}
