namespace ProcurementFunctions.Inventory;

/// <summary>The units asked for on the days that say something of the demand, the oldest day first.</summary>
/// <param name="WithoutStock">How many known days were left out because the item was not in stock.</param>
/// <param name="Until">The newest day of the history, with stock or without.</param>
/// <remarks>
/// Of a day on which the item ran out it is only known that at least so many were asked for (a censored observation;
/// Nahmias, Demand estimation in lost sales inventory systems, Naval Research Logistics 41, 1994). Leaving out all of them
/// would leave out the days of the largest demand, above all of an item that one customer can empty. So a day that sold more
/// than a day with stock does on average counts with what it sold: that errs to the low side only. One that sold less is left out.
/// </remarks>
public sealed record DemandSeries(int[] Units, int WithoutStock, DateOnly Until)
{
    /// <summary>The last <see cref="DemandRules.HistoryDays"/> days; null when no day is known.</summary>
    public static DemandSeries? Of(IEnumerable<DemandYear> years)
    {
        var known = years.Select(Packed).Where(year => year.Units.Count > 0).OrderBy(year => year.Year).ToArray();
        if (known.Length == 0) return null;
        var until = new DateOnly(known[^1].Year, 1, 1).AddDays(known[^1].Units.Count - 1);
        var from = until.AddDays(1 - DemandRules.HistoryDays);
        Span<int> days = stackalloc int[DemandRules.HistoryDays];
        var count = 0;
        foreach (var year in known) AddTo(days, ref count, year, from);
        var units = Telling(days[..count]);
        return new(units, count - units.Length, until);
    }

    /// <summary>Without the days that say nothing.</summary>
    /// <param name="days">Units of a day with stock; their complement, which is below 0, of one without.</param>
    private static int[] Telling(ReadOnlySpan<int> days)
    {
        var (sum, withStock) = (0L, 0);
        foreach (var day in days)
        {
            if (day < 0) continue;
            sum += day;
            withStock++;
        }

        var units = new int[days.Length];
        var count = 0;
        foreach (var day in days)
        {
            if (day >= 0) units[count++] = day;
            else if ((long)~day * withStock > sum) units[count++] = ~day;
        }

        return units[..count];
    }

    private static DemandYear Packed(DemandYear year) =>
        year.Days is null ? year : DemandRules.With(year with { Days = null }, DemandRules.DaysOf(year)).Year;

    private static void AddTo(Span<int> days, ref int count, DemandYear year, DateOnly from)
    {
        var first = Math.Max(0, from.DayNumber - new DateOnly(year.Year, 1, 1).DayNumber);
        var next = 0;
        for (var day = first; day < year.Units.Count; day++)
        {
            if (year.Units[day] < 0) continue;
            while (next < year.WithoutStock.Count && year.WithoutStock[next] < day + 1) next++;
            var isOut = next < year.WithoutStock.Count && year.WithoutStock[next] == day + 1;
            days[count++] = isOut ? ~year.Units[day] : year.Units[day];
        }
    }
}
