using System.Globalization;
using System.Text.RegularExpressions;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>
/// Finds the quantity in the words about an item: "100 AR-5381", "AR-5381 x 100", "a dozen of them", "1.5k units of it".
/// </summary>
internal static partial class QuantityReader
{
    /// <summary>
    /// The quantity and what is left of the text without it. A number that is no possible quantity (negative, zero, broken,
    /// above a million) is given as <see cref="Quantity.Invalid"/>.
    /// </summary>
    public static (Quantity? Quantity, string Remainder) Take(string text)
    {
        foreach (var pattern in (ReadOnlySpan<Regex>)[Trailing(), Leading()])
        {
            var match = pattern.Match(text);
            if (!match.Success || IsPartOfName(text, match)) continue;
            var rest = string.Concat(text.AsSpan(0, match.Index), " ", text.AsSpan(match.Index + match.Length)).Trim();
            return (Parse(match.Groups["number"].Value, match.Groups["factor"].Value), rest);
        }

        return (null, text);
    }

    /// <summary>"Lock Nut 18" is a name; "AR-5381 18" and "it 18" are not.</summary>
    private static bool IsPartOfName(string text, Match match) =>
        !match.Groups["unit"].Success
        && text.AsSpan(match.Index + match.Length).Trim(" .!?").IsEmpty
        && ItemReader.Read(text[..match.Index]) is ItemReference.ByName;

    private static Quantity Parse(string number, string factor)
    {
        var digits = number.Replace(",", "", StringComparison.Ordinal);
        var times = factor.ToLowerInvariant() switch
        {
            "k" or "thousand" => 1_000,
            "hundred" => 100,
            "dozen" => 12,
            "million" => 1_000_000,
            _ => 1,
        };
        if (digits is "a" or "A" or "one" or "") digits = "1";
        return decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value is > 0 and <= PurchaseRequest.MaxQuantity
            && value * times is var units and <= PurchaseRequest.MaxQuantity && decimal.Truncate(units) == units
                ? new((int)units)
                : Quantity.Invalid;
    }

    // A number that is no part of a SKU: nothing but a space, or the text's end, stands on either side of it.
    [GeneratedRegex(
        @"(?<![\w.-])(?:(?<number>[-+]?\d[\d,]*(?:\.\d+)?)(?:\s?(?<factor>k|thousand|hundred|dozen|million))?|(?:(?<number>a)\s+)?(?<factor>dozen|hundred|thousand))(?![\w-]|\.\d)(?<unit>\s*(?:x|×|units?|pieces?|pcs|items?|boxes|cases)(?!\w))?(?:\s+(?:more|of))*(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(
        @"\s*[,:]?\s*(?<!\w)(?<unit>x|×|qty|quantity)\s*[:=]?\s*(?<number>[-+]?\d[\d,]*(?:\.\d+)?)(?<factor>)(?![\w-])(?:\s*(?:units?|pieces?|pcs))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Trailing();
}

/// <summary>A number of units, 1 to a million, or the sign that what was said is none.</summary>
internal readonly record struct Quantity(int Units)
{
    public static Quantity Invalid => new(0);

    public bool IsValid => Units > 0;
}
