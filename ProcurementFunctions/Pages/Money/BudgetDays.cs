using ProcurementFunctions.Operations;
using ProcurementFunctions.Pages.Charts;

namespace ProcurementFunctions.Pages.Money;

/// <summary>How a period's budget was taken up, day by day. Pure.</summary>
internal static class BudgetDays
{
    /// <summary>
    /// What is reserved, committed or spent, from the first day of the period to its last or to today. A purchase counts from the day on which it took the
    /// state that it has; those that are folded into a sum, which are the oldest, from the first day.
    /// </summary>
    public static IReadOnlyList<DayFigure> Of(BudgetLedger ledger, DateOnly today)
    {
        var (first, last) = PeriodDays.Of(ledger.Period);
        if (today < last) last = today;
        var held = ledger.Entries
            .Where(entry => entry.State != BudgetState.Released)
            .GroupBy(entry => DateOnly.FromDateTime(entry.At.UtcDateTime))
            .ToDictionary(day => day.Key, day => day.Sum(entry => entry.Amount));
        var sum = ledger.FoldedActual(null) + held.Where(day => day.Key < first).Sum(day => day.Value);
        var late = held.Where(day => day.Key > last).Sum(day => day.Value);
        var figures = new List<DayFigure>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            sum += held.GetValueOrDefault(day);
            // What took its state after the period belongs to it all the same.
            figures.Add(new(day, (double)(day == last ? sum + late : sum)));
        }

        return figures;
    }
}
