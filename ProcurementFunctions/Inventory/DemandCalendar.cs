namespace ProcurementFunctions.Inventory;

/// <summary>The demand for an item day by day, without gaps; the last <see cref="MostDays"/> days of it.</summary>
/// <param name="First">The first day.</param>
/// <param name="Days">
/// For each day from then on: the units asked for; their complement, which is below 0, where the item was not in stock;
/// <see cref="Unknown"/> where nothing is known.
/// </param>
/// <remarks>
/// Totals are spread evenly over their days, in whole units. So the days of a week differ less than they did; the error of
/// several days together is measured on the totals all the same (<see cref="DemandForecastRules"/>).
/// </remarks>
public sealed record DemandCalendar(DateOnly First, int[] Days)
{
    public const int Unknown = int.MinValue;

    /// <summary>Two years, and a month of which the days may lack.</summary>
    public const int MostDays = 760;

    public DateOnly Until => First.AddDays(Days.Length - 1);

    /// <summary>Null when no day is known.</summary>
    /// <param name="today">A total of a week or month that is not over is of its days up to today.</param>
    public static DemandCalendar? Of(IEnumerable<DemandYear> years, DateOnly today)
    {
        DemandYear[] known = [.. years.Select(Packed).Where(year => year.Units.Count > 0).OrderBy(year => year.Year)];
        if (known.Length == 0) return null;
        var told = DemandListingRules.Recognize(known.Where(year => year.Lists is null).SelectMany(RowsOf));
        var (oldest, newest) = (known[0], known[^1]);
        var from = DemandListingRules.SpanOf(RowsOf(oldest).First(), oldest.Lists ?? told, today).From;
        var until = DemandListingRules.SpanOf(LastOf(newest), newest.Lists ?? told, today).To;
        if (from <= until.AddDays(-MostDays)) from = until.AddDays(1 - MostDays);
        var calendar = new DemandCalendar(from, new int[until.DayNumber - from.DayNumber + 1]);
        foreach (var year in known) calendar.Blank(year);
        foreach (var year in known) calendar.Add(year, year.Lists ?? told, today);
        return calendar;
    }

    private static DemandYear Packed(DemandYear year) =>
        year.Days is null ? year : DemandRules.With(year with { Days = null }, DemandRules.DaysOf(year)).Year;

    private static DateOnly LastOf(DemandYear year) => StartOf(year).AddDays(year.Units.Count - 1);

    private static DateOnly StartOf(DemandYear year) => new(year.Year, 1, 1);

    private static IEnumerable<DateOnly> RowsOf(DemandYear year)
    {
        for (var day = 0; day < year.Units.Count; day++)
        {
            if (year.Units[day] >= 0) yield return StartOf(year).AddDays(day);
        }
    }

    /// <summary>In a year that lists some days only, nothing is known of the others.</summary>
    private void Blank(DemandYear year)
    {
        if (year.Lists != DemandListing.SomeDays) return;
        var start = StartOf(year).DayNumber - First.DayNumber;
        var (from, to) = (Math.Max(0, start), Math.Min(Days.Length, start + (DateTime.IsLeapYear(year.Year) ? 366 : 365)));
        if (from < to) Days.AsSpan(from..to).Fill(Unknown);
    }

    private void Add(DemandYear year, DemandListing listing, DateOnly today)
    {
        var start = StartOf(year).DayNumber - First.DayNumber;
        var next = 0;
        var isTotal = listing is DemandListing.Weeks or DemandListing.Months;
        for (var day = isTotal ? 0 : Math.Max(0, -start); day < year.Units.Count; day++)
        {
            var units = year.Units[day];
            if (units < 0) continue;
            while (next < year.WithoutStock.Count && year.WithoutStock[next] < day + 1) next++;
            var isOut = next < year.WithoutStock.Count && year.WithoutStock[next] == day + 1;
            if (isTotal) Spread(DemandListingRules.SpanOf(First.AddDays(start + day), listing, today), units, isOut);
            else Days[start + day] = isOut ? ~units : units;
        }
    }

    private void Spread((DateOnly From, DateOnly To) span, int units, bool isOut)
    {
        var (start, length) = (span.From.DayNumber - First.DayNumber, span.To.DayNumber - span.From.DayNumber + 1);
        for (var i = 0; i < length; i++)
        {
            if (start + i < 0 || start + i >= Days.Length) continue;
            var part = (int)(((i + 1L) * units / length) - ((long)i * units / length));
            Days[start + i] = isOut ? ~part : part;
        }
    }
}
