using System.Text.RegularExpressions;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Import;

/// <summary>Takes the word from a number that stands with what it counts, such as <c>12 pcs</c> or <c>2 weeks</c>. Pure.</summary>
internal static partial class CountWords
{
    private const int DaysOfWeek = 7;

    /// <summary>The number as it is written, and its word; the text as it is where it has none.</summary>
    public static (string Number, string? Word) Split(string text)
    {
        if (text.Length == 0 || !(char.IsLetter(text[^1]) || text[^1] == '.')) return (text, null);
        return Counted().Match(text) is { Success: true } match ? (match.Groups["number"].Value, match.Groups["word"].Value) : (text, null);
    }

    /// <summary>How many days a word stands for; null: it is no such word.</summary>
    public static int? DaysOf(string word) => word.TrimEnd('.').ToUpperInvariant() switch
    {
        "D" or "DAY" or "DAYS" => 1,
        "W" or "WK" or "WKS" or "WEEK" or "WEEKS" => DaysOfWeek,
        _ => null,
    };

    /// <summary>Whether a word is a piece, one by one.</summary>
    public static bool IsPiece(string word) =>
        UnitRules.Read(word, null) is { IsAccepted: true, Value: { Size: 1, StockUnit: KnownUnits.Piece } };

    [GeneratedRegex(@"^(?<number>[-+−]?[0-9][0-9.,'’ \u00A0\u202F\u2009]*?)\s*(?<word>\p{L}{1,12}\.?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();
}
