using System.Text.RegularExpressions;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>Reads which item some words mean.</summary>
internal static partial class ItemReader
{
    /// <summary>Null when the words name no item at all.</summary>
    public static ItemReference? Read(string text)
    {
        if (FindSku(text) is { } sku) return new ItemReference.BySku(sku);
        var words = Filler().Replace(text, " ").Trim(' ', '.', ',', '?', '!', ':', ';', '"', '\'');
        if (words.Length == 0) return null;
        if (Pronoun().IsMatch(words)) return new ItemReference.Last();
        if (Ordinal().Match(words) is { Success: true } ordinal) return new ItemReference.Nth(NumberOf(ordinal.Groups[1].Value));
        if (Cheaper().IsMatch(words)) return new ItemReference.Cheapest();
        if (Faster().IsMatch(words)) return new ItemReference.Fastest();
        return words.Length <= 100 ? new ItemReference.ByName(words) : null;
    }

    /// <summary>The first SKU in the text, in capitals: letters, then groups joined by hyphens, a digit somewhere.</summary>
    public static string? FindSku(string text)
    {
        foreach (var match in Sku().EnumerateMatches(text))
        {
            var candidate = text.AsSpan(match.Index, match.Length);
            if (!candidate.StartsWith("P-", StringComparison.OrdinalIgnoreCase)) return candidate.ToString().ToUpperInvariant();
        }

        return null;
    }

    public static bool HasSeveralSkus(string text)
    {
        string? first = null;
        foreach (var match in Sku().EnumerateMatches(text))
        {
            var sku = text.AsSpan(match.Index, match.Length);
            if (first is not null && !sku.Equals(first, StringComparison.OrdinalIgnoreCase)) return true;
            first ??= sku.ToString();
        }

        return false;
    }

    private static int NumberOf(string word) => word.ToLowerInvariant() switch
    {
        "first" or "1st" => 1,
        "second" or "2nd" or "other" => 2,
        "third" or "3rd" => 3,
        "fourth" or "4th" => 4,
        "fifth" or "5th" => 5,
        "last" or "latest" => -1,
        _ => -2,
    };

    [GeneratedRegex(@"(?<![\w-])(?=[a-z0-9-]{0,60}\d)[a-z][a-z0-9]{0,20}(?:-[a-z0-9]{1,20}){1,4}(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sku();

    [GeneratedRegex(@"\b(?:at least|a minimum|of|for|please|now|then|instead|again|anyway|the item|units?|pieces?|pcs|some|a few|thanks|thank you)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Filler();

    [GeneratedRegex(@"^(?:it|that|this|them|those|these|that one|this one|the (?:same|item)(?: one)?|same|the deal|that deal)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"^the (first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last|latest|previous|other)(?: (?:one|item|deal|recommendation|thing|product))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^the (?:cheaper|cheapest|less expensive)(?: (?:one|item|deal|option))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cheaper();

    [GeneratedRegex(@"^the (?:faster|fastest|quicker|quickest|sooner|soonest)(?: (?:one|item|deal|option))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Faster();
}
