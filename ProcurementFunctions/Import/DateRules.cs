using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcurementFunctions.Import;

/// <summary>Reads dates as people write them. Pure.</summary>
internal static partial class DateRules
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>A date with the day first and with the month first; both the same with the year first or the month by its name. A time after it is left out.</summary>
    public static DateReading Read(string text)
    {
        var day = Time().Replace(text, "");
        if (YearFirst().Match(day) is { Success: true } plain) return One(Of(Number(plain, "year"), Number(plain, "month"), Number(plain, "day")));
        if (Named().Match(day) is { Success: true } named) return One(Of(Number(named, "year"), MonthOf(named.Groups["name"].Value), Number(named, "day")));
        if (Written().Match(day) is not { Success: true } match) return default;
        var (first, second, year) = (Number(match, "first"), Number(match, "second"), Number(match, "year"));
        return new(Of(year, second, first), Of(year, first, second));
    }

    private static DateReading One(DateOnly? date) => new(date, date);

    /// <summary>Of an English name, whole or cut to three letters; 0: it is none.</summary>
    private static int MonthOf(string name)
    {
        var month = 1 + Array.IndexOf(Months, name[..3].ToLowerInvariant());
        return month > 0 && (name.Length == 3 || IsCutFrom(name, CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month))) ? month : 0;
    }

    private static bool IsCutFrom(string name, string month) =>
        month.Equals(name, StringComparison.OrdinalIgnoreCase) || name.Equals("sept", StringComparison.OrdinalIgnoreCase);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static DateOnly? Of(int year, int month, int day) =>
        IsInRange(year) && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    private static bool IsInRange(int year) => year is >= FirstYear and <= LastYear;

    [GeneratedRegex(@"^(?<first>[0-9]{1,2})(?<mark>[./-])(?<second>[0-9]{1,2})\k<mark>(?<year>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?<year>[0-9]{4})(?:(?<mark>[-/.])(?<month>[0-9]{1,2})\k<mark>(?<day>[0-9]{1,2})|(?<month>[0-9]{2})(?<day>[0-9]{2}))$", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?:(?<day>[0-9]{1,2})[-. ]{1,2}(?<name>[A-Za-z]{3,9})\.?[-, ]{1,2}|(?<name>[A-Za-z]{3,9})\.? (?<day>[0-9]{1,2})(?:st|nd|rd|th)?,? )(?<year>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?:[T ]|, )[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Time();
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
