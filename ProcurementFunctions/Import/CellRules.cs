using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcurementFunctions.Import;

/// <summary>What a cell says, without what spreadsheets and databases put into it or around it. Pure.</summary>
internal static partial class CellRules
{
    private static readonly HashSet<string> Nothings = new(StringComparer.OrdinalIgnoreCase) { "NULL", @"\N", "N/A", "n.a.", "None", "NaN", "-", "–", "—" };

    private static readonly HashSet<string> Totals = new(StringComparer.OrdinalIgnoreCase)
    {
        "total", "totals", "sum", "sum total", "grand total", "subtotal", "sub total", "report total", "summe", "gesamt",
    };

    /// <summary>The text without blanks and invisible marks at its ends, and without what keeps a spreadsheet from reading it as a number.</summary>
    public static string Clean(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsBlank(text[start])) start++;
        while (end > start && IsBlank(text[end - 1])) end--;
        var bare = text[start..end];
        if (bare is ['=', '"', .., '"'] and { Length: > 3 }) return Clean(bare[2..^1]);
        return bare is ['\'', var next, ..] && char.IsAsciiLetterOrDigit(next) ? bare[1..] : bare;
    }

    /// <summary>A text on one line, with single blanks.</summary>
    public static string OnOneLine(string text) => Blanks().Replace(text, " ");

    /// <summary>Whether it says that there is no value, as databases write that.</summary>
    public static bool IsNothing(string text) => Nothings.Contains(text);

    /// <summary>Whether a formula has failed.</summary>
    public static bool IsFailed(string text) => Failed().IsMatch(text);

    /// <summary>Whether a spreadsheet has shortened a long number, whose digits are lost.</summary>
    public static bool IsShortened(string text) => Shortened().IsMatch(text);

    /// <summary>Whether it names a row that adds others up.</summary>
    public static bool IsTotal(string text) => Totals.Contains(text.TrimEnd(':', ' ').Replace('-', ' ').Replace('_', ' '));

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^#(?:N/?A|REF|VALUE|DIV/?0|NAME|NUM|NULL|SPILL|CALC|#+)[!?]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Failed();

    [GeneratedRegex(@"^[0-9](?:[.,][0-9]+)?E\+[0-9]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Shortened();
}
