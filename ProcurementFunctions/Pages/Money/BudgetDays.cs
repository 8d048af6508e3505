using System.Globalization;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Pages.Charts;

namespace ProcurementFunctions.Pages.Money;

/// <summary>How a period's budget was taken up, day by day. Pure.</summary>
internal static class BudgetDays
{
    private const int MonthsOfAQuarter = 3;

    /// <summary>
    /// What is reserved, committed or spent, from the first day of the period to today. A purchase counts from the day on which it took the
    /// state that it has; those that are folded into a sum, which are the oldest, from the first day.
    /// </summary>
    public static IReadOnlyList<DayFigure> Of(BudgetLedger ledger, DateOnly today)
    {
        var first = FirstDayOf(ledger.Period);
        var held = ledger.Entries
            .Where(entry => entry.State != BudgetState.Released)
            .GroupBy(entry => DateOnly.FromDateTime(entry.At.UtcDateTime))
            .ToDictionary(day => day.Key, day => day.Sum(entry => entry.Amount));
        var sum = ledger.FoldedActual(null) + held.Where(day => day.Key < first).Sum(day => day.Value);
        var figures = new List<DayFigure>();
        for (var day = first; day <= today; day = day.AddDays(1))
        {
            sum += held.GetValueOrDefault(day);
            figures.Add(new(day, (double)sum));
        }

        return figures;
    }

    /// <summary>Of "2026-11", "2026-Q4" or "2026".</summary>
    private static DateOnly FirstDayOf(string period)
    {
        var year = int.Parse(period.AsSpan(0, 4), CultureInfo.InvariantCulture);
        return period.Split('-') switch
        {
            [_, ['Q', var quarter]] => new(year, ((quarter - '1') * MonthsOfAQuarter) + 1, 1),
            [_, var month] => new(year, int.Parse(month, CultureInfo.InvariantCulture), 1),
            _ => new(year, 1, 1),
        };
    }
}
