using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProcurementFunctions.Figures;

namespace ProcurementFunctions.Mail.Replies;

/// <summary>What of a language model's reading is taken: figures and words that stand in the reply. What does not is left for the buyer to fill in. Pure.</summary>
internal static partial class ProposalRules
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <param name="offered">What can be entered.</param>
    /// <param name="text">The vendor's own words.</param>
    /// <returns>Null: it is nothing that can be entered.</returns>
    public static VendorEntry? Checked(VendorEntry read, IReadOnlyList<string> offered, string text, DateOnly today)
    {
        if (!offered.Contains(read.Do)) return null;
        var known = KnownFigures.Of([JsonValue.Create(text)], DateOnly.MinValue);
        var numbers = Wholes().Matches(FigureText.Plain(text)).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture)).ToHashSet();
        return read with
        {
            UnitPrice = Amount(read.UnitPrice),
            Shipping = Amount(read.Shipping),
            Quantity = Whole(read.Quantity),
            Available = Whole(read.Available),
            Minimum = Whole(read.Minimum),
            Days = Whole(read.Days),
            Promised = Day(read.Promised),
            ValidUntil = Day(read.ValidUntil),
            Tracking = Words(read.Tracking),
            Reason = Words(read.Reason),
            Note = Words(read.Note),
        };

        decimal? Amount(decimal? amount) => amount is { } value && known.HasNumber(value) ? value : null;

        int? Whole(int? number) => number is { } value && known.HasNumber(value) ? value : null;

        // Day and month both stand there, in whatever order; "next Friday" is for the buyer to look up.
        DateOnly? Day(DateOnly? day) => day is { } on && on >= today && numbers.Contains(on.Day)
            && (known.HasDay(on) || numbers.Contains(on.Month) || text.Contains(Months[on.Month - 1], StringComparison.OrdinalIgnoreCase)) ? on : null;

        string? Words(string? said) => string.IsNullOrWhiteSpace(said) || said.Length > EntryRules.LongestText || !OneLine(text).Contains(OneLine(said), StringComparison.OrdinalIgnoreCase) ? null : OneLine(said);
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"(?<!\d)\d{1,4}(?!\d)")]
    private static partial Regex Wholes();
}
