using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>
/// Reads an amount of money as people write it: "500", "$1,200.50", "1.5k", "2 million", "500 dollars", "€ 300". What is
/// not plainly one amount above 0 and up to <see cref="Max"/> is refused, never guessed at.
/// </summary>
internal static partial class AmountReader
{
    public const decimal Max = 1_000_000_000_000m;

    /// <summary>Decimals that are kept; an amount with more of them is refused.</summary>
    public const int MaxDecimals = 4;

    public static bool TryRead(string text, out decimal amount)
    {
        amount = 0;
        if (text.Length > 200) return false;
        var match = AmountPattern().Match(text);
        if (!match.Success || !TryReadNumber(match.Groups["number"].Value.TrimEnd(' ', ',', '.'), out var number)) return false;
        var factor = FactorOf(match.Groups["factor"].Value);
        if (number > Max / factor) return false;
        amount = number * factor;
        return amount > 0 && decimal.Round(amount, MaxDecimals) == amount;
    }

    /// <summary>The amount in plain form, without trailing zeros: "500", "1200.5".</summary>
    public static string Write(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);

    private static bool TryReadNumber(string text, out decimal number)
    {
        number = 0;
        if (ScientificPattern().IsMatch(text))
            return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);
        var plain = text switch
        {
            _ when PlainPattern().IsMatch(text) => text,
            _ when GroupedPattern().IsMatch(text) => GroupMark().Replace(text, ""),
            _ when DecimalCommaPattern().IsMatch(text) => text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'),
            _ => null,
        };
        return plain is not null
            && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    private static decimal FactorOf(string word) => word.ToLowerInvariant() switch
    {
        "" => 1,
        "k" or "thousand" or "grand" => 1_000,
        "b" or "bn" or "billion" => 1_000_000_000,
        "hundred" => 100,
        _ => 1_000_000,
    };

    [GeneratedRegex("""
        ^\s*
        (?:(?:about|around|roughly|approximately|exactly|now|only|just|up\ to|at\ most|no\ more\ than|a\ maximum\ of|set\ (?:to|at))\s+)?
        (?:(?:US|C|A)?[$€£¥]|usd|eur|gbp|chf)?\s*
        (?<number>\d[\d.,' _]*(?:e\+?\d{1,2})?|\.\d+)
        \s*(?<factor>k|thousand|grand|hundred|mn|mm|mio|m|million|millions|bn|b|billion)?
        \s*(?:[$€£¥]|usd|eur|gbp|chf|dollars?|euros?|pounds?|francs?|bucks)?
        (?:\s*(?:/|per|an?|each|for\ (?:this|the|each)|this)\s*(?:day|week|month|quarter|year))?
        (?:\s*,?\s*(?:please|now|only|in\ total|total|overall|at\ most|at\ the\ most|max|maximum|tops|thanks|thank\ you))*
        \s*[.!]*\s*$
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex AmountPattern();

    [GeneratedRegex(@"^(?:\d+(?:\.\d+)?|\.\d+)$")]
    private static partial Regex PlainPattern();

    [GeneratedRegex(@"^\d{1,3}(?:([,' _])\d{3})(?:\1\d{3})*(?:\.\d+)?$")]
    private static partial Regex GroupedPattern();

    [GeneratedRegex("[,' _]")]
    private static partial Regex GroupMark();

    [GeneratedRegex(@"^(?:\d+|\d{1,3}(?:\.\d{3})+),\d{1,2}$")]
    private static partial Regex DecimalCommaPattern();

    [GeneratedRegex(@"^\d{1,20}(?:\.\d{1,10})?e\+?\d{1,2}$", RegexOptions.IgnoreCase)]
    private static partial Regex ScientificPattern();
}
