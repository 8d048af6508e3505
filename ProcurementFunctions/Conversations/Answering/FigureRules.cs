using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ProcurementFunctions.Figures;

namespace ProcurementFunctions.Conversations.Answering;

/// <summary>
/// Whether all figures of an English text stand in what was looked up. In doubt they do not: what is refused wrongly is given as plain
/// facts, what is taken wrongly is believed. Pure.
/// </summary>
internal static partial class FigureRules
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static bool AllStandIn(string text, KnownFigures known)
    {
        var plain = FigureText.Plain(text);
        // Figures that have no digits: halves, squares, Roman and circled numbers.
        if (plain.Any(letter => char.GetUnicodeCategory(letter) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber)) return false;
        var left = new StringBuilder(plain);
        foreach (var name in known.Names) Blank(left, name);
        return Take(left, WrittenDay(), match => known.HasDay(MonthOf(match), Number(match, "day"), match.Groups["year"].Success ? Number(match, "year") : null))
            && Take(left, WrittenMonth(), match => known.HasMonth(Number(match, "year"), MonthOf(match)))
            && Take(left, NumericDay(), match => IsDay(match, known))
            && Take(left, NumericMonth(), match => known.HasMonth(Number(match, "year"), Number(match, "month")))
            && Take(left, Clock(), match => known.HasCode(match.Groups["time"].Value.PadLeft(5, '0')))
            && !Scaled().IsMatch(left.ToString())
            && Take(left, Spaced(), match => IsNumber(match.Value.Replace(" ", "", StringComparison.Ordinal), known, isPercent: false))
            && Take(left, Percent(), match => IsNumber(match.Groups["number"].Value, known, isPercent: true))
            && FigureText.Words(left.ToString()).All(word => IsKnown(word, known))
            && AreWordsKnown(left.ToString(), known);
    }

    /// <summary>Takes names out where they stand by themselves, and not as a part of a longer figure.</summary>
    private static void Blank(StringBuilder left, string name)
    {
        var text = left.ToString();
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (IsJoined(text, at - 1, -1) || IsJoined(text, at + name.Length, 1)) continue;
            for (var place = at; place < at + name.Length; place++) left[place] = ' ';
        }
    }

    /// <summary>Whether the figure at its side goes on there, also behind a mark.</summary>
    private static bool IsJoined(string text, int place, int step)
    {
        if (place < 0 || place >= text.Length) return false;
        if (char.IsAsciiLetterOrDigit(text[place]) || text[place] == '_') return true;
        return text[place] is '.' or ',' or '\'' or '/' or ':' or '-' && place + step >= 0 && place + step < text.Length && char.IsAsciiLetterOrDigit(text[place + step]);
    }

    /// <summary>Takes out all that a pattern finds; false: some of it is not known.</summary>
    private static bool Take(StringBuilder left, Regex pattern, Func<Match, bool> isKnown)
    {
        foreach (Match match in pattern.Matches(left.ToString()))
        {
            if (!isKnown(match)) return false;
            for (var place = match.Index; place < match.Index + match.Length; place++) left[place] = ' ';
        }

        return true;
    }

    /// <summary>A code, a number, a number with a word ("3-day"), or two ("20-30").</summary>
    private static bool IsKnown(string word, KnownFigures known)
    {
        if (known.HasCode(word) || IsNumber(word, known, isPercent: false)) return true;
        var parts = word.Split('-');
        return parts.Length > 1 && char.IsAsciiDigit(parts[0][0]) && !NumericStart().IsMatch(word)
            && parts.All(part => part.All(char.IsAsciiLetterLower) || IsNumber(part, known, isPercent: false));
    }

    private static bool IsNumber(string text, KnownFigures known, bool isPercent)
    {
        if (!PlainNumber.Read(text, out var number).IsNumber) return false;
        if (known.HasNumber(number)) return true;
        // 87 % is a ratio of 0.87, to its two decimals.
        if (isPercent) return number <= 100 && known.HasNumber(number * 0.01m);
        return number is >= 1900 and <= 2200 && text.Length == 4 && known.HasYear(number);
    }

    /// <summary>Numbers that are written as words. "One" is no figure.</summary>
    private static bool AreWordsKnown(string text, KnownFigures known)
    {
        if (Vague().IsMatch(text)) return false;
        var words = Letters().Matches(text).Select(word => word.Value.ToLowerInvariant()).ToList();
        for (var at = 0; at < words.Count; at++)
        {
            if (PlainNumber.OfWord(words[at]) is not (> 1 and var value)) continue;
            if (value >= 20 && at + 1 < words.Count && PlainNumber.OfWord(words[at + 1]) is (> 0 and < 10 and var unit)) (value, at) = (value + unit, at + 1);
            if (!known.HasNumber(value)) return false;
        }

        return true;
    }

    private static bool IsDay(Match match, KnownFigures known)
    {
        var (first, second, third) = (Number(match, "a"), Number(match, "b"), Number(match, "c"));
        return match.Groups["a"].Length == 4
            ? Is(first, second, third)
            : Is(third, second, first) || Is(third, first, second);

        bool Is(int year, int month, int day) => known.HasDay(month, day, year);
    }

    private static int MonthOf(Match match) => Array.IndexOf(Months, match.Groups["month"].Value[..3].ToLowerInvariant()) + 1;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private const string MonthNames = "(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b\\.?";

    [GeneratedRegex($@"(?<![\w.,/\-])(?:(?<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{MonthNames}(?:,?\s+(?<year>\d{{4}})(?![\w\-]))?|{MonthNames}\s+(?<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\w\-]|[.,]\d)(?:,?\s+(?<year>\d{{4}})(?![\w\-]))?)")]
    private static partial Regex WrittenDay();

    [GeneratedRegex($@"\b{MonthNames},?\s+(?:of\s+)?(?<year>\d{{4}})(?![\w\-]|[.,]\d)")]
    private static partial Regex WrittenMonth();

    /// <summary>Year first, or last with the day or the month before it; a time of day may follow.</summary>
    [GeneratedRegex(@"(?<![\w.,/\-])(?:(?<a>\d{4})([\-/.])(?<b>\d{1,2})\1(?<c>\d{1,2})|(?<a>\d{1,2})([\-/.])(?<b>\d{1,2})\2(?<c>\d{4}))(?![\d\-/]|\.\d)(?:T(?=\d{2}:))?")]
    private static partial Regex NumericDay();

    [GeneratedRegex(@"(?<![\w.,/\-])(?<year>(?:19|20)\d{2})-(?<month>0[1-9]|1[0-2])(?![\w\-]|[.,]\d)")]
    private static partial Regex NumericMonth();

    [GeneratedRegex(@"(?<![\w.,:\-])(?<time>\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+\-]\d{2}:\d{2})?(?!\d|:)")]
    private static partial Regex Clock();

    /// <summary>"1.2 million", "3 dozen": another number than the one that stands there.</summary>
    [GeneratedRegex(@"\d\s*(?:hundred|thousand|million|billion|dozen|bn|mio|mn)s?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Scaled();

    [GeneratedRegex(@"\b(?:hundreds?|thousands?|millions?|billions?|dozens?|twice|thrice|doubled|doubles|tripled|triples|quadrupled|halved|half|quarters|thirds|two-?fold|ten-?fold)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Vague();

    /// <summary>"1 234" or "12 500.50": one number.</summary>
    [GeneratedRegex(@"(?<![\w.,:/'\-])\d{1,3}(?: \d{3})+(?:\.\d+)?(?![\w]|[.,]\d)")]
    private static partial Regex Spaced();

    [GeneratedRegex(@"(?<![\w.,:/'])(?<number>\d[\d.,']*)\s*(?:%|per ?cent\b|percent\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Percent();

    [GeneratedRegex(@"^\d{4}-\d{1,2}(?:-|$)")]
    private static partial Regex NumericStart();

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Letters();
}
