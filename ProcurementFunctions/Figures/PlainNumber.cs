using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcurementFunctions.Figures;

/// <summary>Reads a number as people write it; what could be two numbers, such as "1.500", says so.</summary>
internal static partial class PlainNumber
{
    private static readonly Dictionary<string, int> Words = new(StringComparer.Ordinal)
    {
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fourty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
    };

    private static readonly Dictionary<string, decimal> Factors = new(StringComparer.Ordinal)
    {
        ["k"] = 1_000,
        ["thousand"] = 1_000,
        ["grand"] = 1_000,
        ["hundred"] = 100,
        ["million"] = 1_000_000,
        ["millions"] = 1_000_000,
        ["m"] = 1_000_000,
        ["mio"] = 1_000_000,
        ["mn"] = 1_000_000,
        ["mm"] = 1_000_000,
        ["billion"] = 1_000_000_000,
        ["bn"] = 1_000_000_000,
        ["b"] = 1_000_000_000,
    };

    /// <summary>The words that numbers are made of.</summary>
    public static IEnumerable<string> AllWords => Words.Keys.Concat(Factors.Keys.Where(word => word.Length > 2)).Append("dozen").Append("half").Append("couple");

    public static bool IsWord(string word) => Words.ContainsKey(word);

    public static decimal? FactorOf(string word) => Factors.TryGetValue(word, out var factor) ? factor : null;

    /// <summary>The value of a word such as "twelve"; null: it is none.</summary>
    public static int? OfWord(string word) => Words.TryGetValue(word, out var value) ? value : null;

    /// <param name="text">Digits with marks, without signs of a currency.</param>
    /// <param name="value">As it is read in English; 0 where it is no number.</param>
    /// <returns>Whether it is a number, and whether it can only be this one.</returns>
    public static (bool IsNumber, bool IsSure) Read(string text, out decimal value)
    {
        value = 0;
        var plain = text switch
        {
            _ when Plain().IsMatch(text) => text,
            _ when Grouped().IsMatch(text) => GroupMark().Replace(text, ""),
            _ when Continental().IsMatch(text) => text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'),
            _ when Scientific().IsMatch(text) => text,
            _ => null,
        };
        if (plain is null || !decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value))
            return (false, false);
        return (true, !Unsure().IsMatch(text));
    }

    [GeneratedRegex(@"^[-+]?(?:\d{1,20}(?:\.\d{1,10})?|\.\d{1,10})$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[-+]?\d{1,3}([,'_])\d{3}(?:\1\d{3})*(?:\.\d+)?$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^[-+]?(?:\d{1,15},\d{1,2}|\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,})$")]
    private static partial Regex Continental();

    [GeneratedRegex(@"^[-+]?\d{1,20}(?:\.\d{1,10})?e\+?\d{1,2}$")]
    private static partial Regex Scientific();

    [GeneratedRegex("[,'_]")]
    private static partial Regex GroupMark();

    /// <summary>"1.500" may be 1,500, and "1,5" or "12,50" a slip of "15" or "1,250".</summary>
    [GeneratedRegex(@"^[-+]?(?:[1-9]\d{0,2}\.\d{3}|\d+,\d{1,2})$")]
    private static partial Regex Unsure();
}
