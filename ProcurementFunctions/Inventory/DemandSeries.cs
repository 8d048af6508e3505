namespace ProcurementFunctions.Inventory;

/// <summary>The units asked for on the days with stock, the oldest day first.</summary>
/// <param name="WithoutStock">How many known days were left out because the item was not in stock.</param>
/// <param name="Until">The newest day of the history, with stock or without.</param>
public sealed record DemandSeries(int[] Units, int WithoutStock, DateOnly Until)
{
    /// <summary>The last <see cref="DemandRules.HistoryDays"/> days; null when no day is known.</summary>
    public static DemandSeries? Of(IEnumerable<DemandYear> years)
    {
        var known = years.Select(Packed).Where(year => year.Units.Count > 0).OrderBy(year => year.Year).ToArray();
        if (known.Length == 0) return null;
        var until = new DateOnly(known[^1].Year, 1, 1).AddDays(known[^1].Units.Count - 1);
        var from = until.AddDays(1 - DemandRules.HistoryDays);
        var units = new int[DemandRules.HistoryDays];
        var (count, without) = (0, 0);
        foreach (var year in known) AddTo(units, ref count, ref without, year, from);
        return new(units[..count], without, until);
    }

    private static DemandYear Packed(DemandYear year) =>
        year.Days is null ? year : DemandRules.With(year with { Days = null }, DemandRules.DaysOf(year)).Year;

    private static void AddTo(int[] units, ref int count, ref int without, DemandYear year, DateOnly from)
    {
        var first = Math.Max(0, from.DayNumber - new DateOnly(year.Year, 1, 1).DayNumber);
        var next = 0;
        for (var day = first; day < year.Units.Count; day++)
        {
            if (year.Units[day] < 0) continue;
            while (next < year.WithoutStock.Count && year.WithoutStock[next] < day + 1) next++;
            if (next < year.WithoutStock.Count && year.WithoutStock[next] == day + 1) without++;
            else units[count++] = year.Units[day];
        }
    }
}
