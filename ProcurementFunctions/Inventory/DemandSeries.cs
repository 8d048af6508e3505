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
    /// <summary>The last <see cref="DemandRules.HistoryDays"/> days.</summary>
    public static DemandSeries Of(DemandCalendar calendar)
    {
        var days = calendar.Days.AsSpan(Math.Max(0, calendar.Days.Length - DemandRules.HistoryDays));
        return Of(days, calendar.Until);
    }

    /// <param name="days">As in a <see cref="DemandCalendar"/>.</param>
    public static DemandSeries Of(ReadOnlySpan<int> days, DateOnly until)
    {
        var known = new int[days.Length];
        var count = 0;
        foreach (var day in days)
        {
            if (day != DemandCalendar.Unknown) known[count++] = day;
        }

        var units = Telling(known.AsSpan(0, count));
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
}
