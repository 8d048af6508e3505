using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Insights.Items;

/// <summary>What was sold in a span of days. Pure.</summary>
internal static class SoldRules
{
    /// <summary>In so many days before today.</summary>
    public static SoldUnits? InLast(int days, IEnumerable<DemandYear> years, DateOnly today) =>
        Between(years, today.AddDays(-days), today.AddDays(-1));

    /// <summary>In the calendar month before this one.</summary>
    public static SoldUnits? InLastMonth(IEnumerable<DemandYear> years, DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        return Between(years, first.AddMonths(-1), first.AddDays(-1));
    }

    /// <summary>The newest day of which something is known; null: none.</summary>
    public static DateOnly? KnownUntil(IEnumerable<DemandYear> years) =>
        years.SelectMany(DemandRules.DaysOf).Select(day => (DateOnly?)day.Date).Max();

    /// <summary>Null where no day of it is known.</summary>
    private static SoldUnits? Between(IEnumerable<DemandYear> years, DateOnly from, DateOnly to)
    {
        var (units, known) = (0L, 0);
        foreach (var (date, day) in years.Where(year => year.Year >= from.Year && year.Year <= to.Year).SelectMany(DemandRules.DaysOf))
        {
            if (date < from || date > to) continue;
            units += day.Quantity;
            known++;
        }

        return known == 0 ? null : new(from, to, units, known);
    }
}
