using System.Globalization;

namespace ProcurementFunctions.Pages.Money;

/// <summary>The days of a budget's period, "2026-11", "2026-Q4" or "2026", and the periods around it. Pure.</summary>
internal readonly record struct PeriodDays(DateOnly First, DateOnly Last)
{
    private const int MonthsOfAQuarter = 3;
    private const int MonthsOfAYear = 12;

    public static PeriodDays Of(string period)
    {
        var (first, months) = (FirstOf(period), MonthsOf(period));
        return new(first, first.AddMonths(months).AddDays(-1));
    }

    /// <summary>The period before it, of the same length.</summary>
    public static string Before(string period) => NameOf(FirstOf(period).AddMonths(-MonthsOf(period)), MonthsOf(period));

    private static int MonthsOf(string period) => period.Split('-') switch
    {
        [_, ['Q', ..]] => MonthsOfAQuarter,
        [_, _] => 1,
        _ => MonthsOfAYear,
    };

    private static DateOnly FirstOf(string period)
    {
        var year = int.Parse(period.AsSpan(0, 4), CultureInfo.InvariantCulture);
        return period.Split('-') switch
        {
            [_, ['Q', var quarter]] => new(year, ((quarter - '1') * MonthsOfAQuarter) + 1, 1),
            [_, var month] => new(year, int.Parse(month, CultureInfo.InvariantCulture), 1),
            _ => new(year, 1, 1),
        };
    }

    private static string NameOf(DateOnly first, int months) => months switch
    {
        1 => first.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        MonthsOfAQuarter => string.Create(CultureInfo.InvariantCulture, $"{first:yyyy}-Q{((first.Month - 1) / MonthsOfAQuarter) + 1}"),
        _ => first.ToString("yyyy", CultureInfo.InvariantCulture),
    };
}
