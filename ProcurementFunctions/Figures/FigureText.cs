using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ProcurementFunctions.Figures;

/// <summary>Text as figures are looked for in it.</summary>
internal static partial class FigureText
{
    /// <summary>Digits of all scripts as those of ASCII, one kind of dash, space and apostrophe.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber) plain.Append((int)Rune.GetNumericValue(rune));
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation || rune.Value == 0x2212) plain.Append('-');
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator) plain.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format) continue;
            else if (rune.Value is 0x2019 or 0x2BC) plain.Append('\'');
            else plain.Append(rune.ToString());
        }

        return plain.ToString();
    }

    /// <summary>The words that have a digit in them, such as "AR-5381", "1,234.50" or "20".</summary>
    public static IEnumerable<string> Words(string plain) => Word().Matches(plain).Select(word => word.Value);

    /// <summary>Letters of Latin stand in codes; those of other scripts end a figure, as many languages set no space after it.</summary>
    [GeneratedRegex(@"(?=[A-Za-z_À-ɏ.,'/:\-]*\d)[A-Za-z0-9_À-ɏ]+(?:[.,'/:\-][A-Za-z0-9_À-ɏ]+)*")]
    private static partial Regex Word();
}
