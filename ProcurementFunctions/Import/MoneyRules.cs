using System.Text.RegularExpressions;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Import;

/// <summary>Takes the sign or code of a currency from an amount. Pure.</summary>
internal static partial class MoneyRules
{
    /// <summary>The currencies that write a sign.</summary>
    private static readonly Dictionary<string, string[]> Signs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["$"] = ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP"],
        ["US$"] = ["USD"],
        ["C$"] = ["CAD"],
        ["A$"] = ["AUD"],
        ["€"] = ["EUR"],
        ["£"] = ["GBP"],
        ["¥"] = ["JPY", "CNY"],
        ["₹"] = ["INR"],
        ["R$"] = ["BRL"],
        ["zł"] = ["PLN"],
        ["Kč"] = ["CZK"],
        ["kr"] = ["SEK", "NOK", "DKK", "ISK"],
        ["Fr."] = ["CHF"],
    };

    /// <summary>The number of an amount, and what it says of its currency; the text as it is when it says nothing.</summary>
    public static (string Number, string? Currency) Split(string text)
    {
        if (text.Length == 0 || (char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1]))) return (text, null);
        if (Amount().Match(text) is not { Success: true } match) return (text, null);
        var (before, after) = (match.Groups["before"].Value, match.Groups["after"].Value);
        if (before.Length > 0 == after.Length > 0) return (text, null);
        var currency = before.Length > 0 ? before : after;
        return IsKnown(currency) ? (match.Groups["sign"].Value + match.Groups["number"].Value, currency) : (text, null);
    }

    /// <summary>Whether a sign or code may be that of this currency.</summary>
    public static bool MayBe(string signOrCode, string currency) =>
        Signs.TryGetValue(signOrCode, out var codes) ? codes.Contains(currency) : signOrCode.Equals(currency, StringComparison.OrdinalIgnoreCase);

    private static bool IsKnown(string signOrCode) => Signs.ContainsKey(signOrCode) || CurrencyCodes.IsKnown(signOrCode.ToUpperInvariant());

    [GeneratedRegex(@"^(?<sign>[-+−]?)\s*(?<before>[\p{Sc}\p{L}.]{0,4}?)\s*(?<number>[-+−]?[0-9](?:.*[0-9])?)\s*(?<after>[\p{Sc}\p{L}.]{0,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Amount();
}
