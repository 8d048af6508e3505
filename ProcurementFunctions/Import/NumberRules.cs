using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcurementFunctions.Import;

/// <summary>Reads numbers as people write them. Pure.</summary>
internal static partial class NumberRules
{
    /// <summary>A number by each of the two decimal marks; thousands stand in threes, apart by the other mark, a space or an apostrophe.</summary>
    public static NumberReading Read(string text)
    {
        if (text.Length is > 0 and < 16 && text.All(char.IsAsciiDigit))
        {
            var plain = decimal.Parse(text, CultureInfo.InvariantCulture);
            return new(plain, plain);
        }

        var number = WithSignFirst(text.Replace('−', '-'));
        return new(ValueOf(ByPoint().Match(number)), ValueOf(ByComma().Match(number)));
    }

    /// <summary>Bookkeepers write (12) or 12- for what is below zero.</summary>
    private static string WithSignFirst(string number) => number switch
    {
        ['(', var first, .., ')'] when char.IsAsciiDigit(first) => $"-{number[1..^1]}",
        [var first, .., '-'] when char.IsAsciiDigit(first) => $"-{number[..^1]}",
        _ => number,
    };

    private static decimal? ValueOf(Match match)
    {
        if (!match.Success) return null;
        var whole = string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit));
        var part = match.Groups["part"].Value;
        if (whole.Length + part.Length == 0) return null;
        var isNegative = match.Groups["sign"].Value == "-";
        // What is too long for a number is out of any range.
        var written = part.Length == 0 ? $"0{whole}" : $"0{whole}.{part}";
        var size = decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value : decimal.MaxValue;
        return isNegative ? -size : size;
    }

    [GeneratedRegex(@"^(?<sign>[-+]?)(?<whole>[0-9]*|[1-9][0-9]{0,2}(?<group>[,'’ \u00A0\u202F\u2009])[0-9]{3}(?:\k<group>[0-9]{3})*)(?:\.(?<part>[0-9]*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex ByPoint();

    [GeneratedRegex(@"^(?<sign>[-+]?)(?<whole>[0-9]*|[1-9][0-9]{0,2}(?<group>[.'’ \u00A0\u202F\u2009])[0-9]{3}(?:\k<group>[0-9]{3})*)(?:,(?<part>[0-9]*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex ByComma();
}

/// <summary>What a number is when its decimals follow a point, and when they follow a comma; null where it would be none.</summary>
internal readonly record struct NumberReading(decimal? ByPoint, decimal? ByComma)
{
    public bool IsNumber => ByPoint is not null || ByComma is not null;

    /// <summary>Both are numbers, and not the same.</summary>
    public bool IsTwofold => ByPoint is not null && ByComma is not null && ByPoint != ByComma;

    /// <summary>The mark that its decimals must follow; null when it shows none.</summary>
    public char? Shows => (ByPoint, ByComma) switch
    {
        (not null, null) => '.',
        (null, not null) => ',',
        _ => null,
    };

    /// <summary>The value in a file with this decimal mark; null when that does not tell.</summary>
    public decimal? In(char? mark) => !IsTwofold ? ByPoint ?? ByComma : mark switch { '.' => ByPoint, ',' => ByComma, _ => null };
}
