using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcurementFunctions.Import;

/// <summary>Reads dates as people write them. Pure.</summary>
internal static partial class DateRules
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <summary>A date with the day first and with the month first; both the same with the year first.</summary>
    public static DateReading Read(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return IsInRange(date.Year) ? new(date, date) : default;
        if (Written().Match(text) is not { Success: true } match) return default;
        var (first, second, year) = (Number(match, "first"), Number(match, "second"), Number(match, "year"));
        return new(Of(year, second, first), Of(year, first, second));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static DateOnly? Of(int year, int month, int day) =>
        IsInRange(year) && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    private static bool IsInRange(int year) => year is >= FirstYear and <= LastYear;

    [GeneratedRegex(@"^(?<first>[0-9]{1,2})(?<mark>[./-])(?<second>[0-9]{1,2})\k<mark>(?<year>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}

/// <summary>What a date is with its day first, and with its month first; null where it would be none.</summary>
internal readonly record struct DateReading(DateOnly? DayFirst, DateOnly? MonthFirst)
{
    public bool IsDate => DayFirst is not null || MonthFirst is not null;

    /// <summary>Both are dates, and not the same.</summary>
    public bool IsTwofold => DayFirst is not null && MonthFirst is not null && DayFirst != MonthFirst;

    /// <summary>Whether the day must be first; null when it does not show.</summary>
    public bool? ShowsDayFirst => (DayFirst, MonthFirst) switch
    {
        (not null, null) => true,
        (null, not null) => false,
        _ => null,
    };

    /// <summary>The date in a file that writes them so; null when that does not tell.</summary>
    public DateOnly? In(bool? dayFirst) => !IsTwofold ? DayFirst ?? MonthFirst : dayFirst switch { true => DayFirst, false => MonthFirst, _ => null };
}
