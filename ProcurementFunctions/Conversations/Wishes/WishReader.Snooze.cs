using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcurementFunctions.Conversations.Wishes;

internal static partial class WishReader
{
    private static Wish? ReadSnooze(string text)
    {
        if (WakeWords().Match(text) is { Success: true } wake && ItemReader.Read(wake.Groups["item"].Value) is { } woken)
            return new Wish.Wake(woken);
        if (SnoozeWords().Match(text) is not { Success: true } match || ItemReader.Read(match.Groups["item"].Value) is not { } item)
            return null;
        var reason = match.Groups["reason"] is { Success: true, Value: var said } ? said.Trim(' ', '.', '!') : null;
        if (!match.Groups["date"].Success) return DaysOf(match) is { } days ? new Wish.Snooze(item, days, null, reason) : null;
        return DateOnly.TryParseExact(match.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new Wish.Snooze(item, null, date, reason)
            : null;
    }

    private static int? DaysOf(Match match)
    {
        var number = match.Groups["number"].Value.ToLowerInvariant() switch
        {
            "a" or "an" or "one" or "the next" or "" => 1,
            "two" => 2,
            "three" => 3,
            "four" => 4,
            "six" => 6,
            var digits => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0,
        };
        if (number is < 1 or > 1000) return null;
        return number * match.Groups["unit"].Value.ToLowerInvariant() switch { "week" => 7, "month" => 30, _ => 1 };
    }

    [GeneratedRegex("""
        ^(?:snooze|pause|hold\ off(?:\ on)?|(?:don't|do\ not)\ (?:re-?)?(?:order|buy)(?:\ any)?(?:\ more)?|leave)\ (?<item>.+?)(?:\ alone)?
        \ (?: for\ (?<number>\d{1,4}|an?|one|two|three|four|six|the\ next)?\ ?(?<unit>day|week|month)s? | until\ (?<date>\d{4}-\d{2}-\d{2}) )
        (?:[,;:]?\ (?:because|as|since)\ (?<reason>.{1,200}))?[.!\ ]*$
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SnoozeWords();

    [GeneratedRegex(@"^(?:wake(?: up)?|un-?snooze|stop snoozing|end the snooze (?:of|for)|resume (?:re-?)?(?:ordering|buying)) (?<item>.{1,100}?)(?: (?:up|again))*[.! ]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WakeWords();
}
