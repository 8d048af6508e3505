namespace ProcurementFunctions.Inventory;

/// <summary>Tells totals of weeks and months from days, and which days a total is of. Pure.</summary>
public static class DemandListingRules
{
    /// <summary>The fewest rows that are taken for weeks: by chance, five days lie whole weeks apart in one case of 2,400.</summary>
    public const int FewestWeeks = 5;

    /// <summary>The fewest rows that are taken for months.</summary>
    public const int FewestMonths = 3;

    /// <summary>
    /// What the rows stand for where nobody has said: weeks where all lie whole weeks apart and most of them one, months where all are on
    /// the first of a month or all on the last day of one and most are of months in a row; else days.
    /// </summary>
    /// <param name="rows">In order.</param>
    public static DemandListing Recognize(IEnumerable<DateOnly> rows)
    {
        var (count, inRow, before) = (0, 0, (DateOnly?)null);
        var (weeks, firsts, lasts) = (true, true, true);
        foreach (var date in rows)
        {
            var gap = date.DayNumber - before?.DayNumber;
            weeks &= gap is null || gap % 7 == 0;
            (firsts, lasts) = (firsts && date.Day == 1, lasts && date.AddDays(1).Day == 1);
            if (!weeks && !firsts && !lasts) return DemandListing.Days;
            if (gap is 7 || (gap <= 31 && !weeks)) inRow++;
            (count, before) = (count + 1, date);
        }

        var most = 2 * inRow >= count - 1;
        if (weeks) return most && count >= FewestWeeks ? DemandListing.Weeks : DemandListing.Days;
        return most && count >= FewestMonths ? DemandListing.Months : DemandListing.Days;
    }

    /// <summary>The days that a row is of, the last of them not after today.</summary>
    public static (DateOnly From, DateOnly To) SpanOf(DateOnly date, DemandListing listing, DateOnly today)
    {
        var month = new DateOnly(date.Year, date.Month, 1);
        var (from, to) = listing switch
        {
            DemandListing.Months => (month, month.AddMonths(1).AddDays(-1)),
            DemandListing.Weeks when date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday => (date.AddDays(-6), date),
            DemandListing.Weeks => (date, date.AddDays(6)),
            _ => (date, date),
        };
        return to <= today ? (from, to) : (from, date > today ? date : today);
    }
}
