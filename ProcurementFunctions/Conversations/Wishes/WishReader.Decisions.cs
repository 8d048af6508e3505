using System.Text.RegularExpressions;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Wishes;

internal static partial class WishReader
{
    private const int LongestComment = 500;

    /// <summary>"approve P-…", "approve P-… for 467.86", "reject P-… because …", "pass P-… to eve".</summary>
    private static Wish.Decide? ReadDecision(string text)
    {
        if (BareDecision().Match(text) is { Success: true } bare) return new(KindOf(bare), null, null, null, null);
        var match = Decision().Match(text);
        if (!match.Success) return null;
        var kind = KindOf(match);
        var ids = PurchaseId().Matches(text);
        if (ids.Count == 0) return null;
        var rest = text[(ids[0].Index + ids[0].Length)..];
        var told = kind == DecisionKind.Approve ? ForTotal().Match(rest) : Match.Empty;
        return new(
            kind,
            ids.Count == 1 ? ids[0].Value.ToUpperInvariant() : null,
            Comment(rest[told.Length..]),
            told.Success && AmountReader.TryRead(told.Groups["total"].Value, out var total) ? total : null,
            kind == DecisionKind.Pass && Next().Match(rest) is { Success: true } next ? next.Groups["to"].Value.TrimEnd('.', ',', '!') : null);
    }

    /// <summary>"undo", "cancel my order", "withdraw P-… because …", "cancel P-…".</summary>
    private static Wish.Withdraw? ReadWithdrawal(string text)
    {
        if (Undo().IsMatch(text)) return new(null, null);
        if (!Withdrawal().IsMatch(text) || PurchaseId().Match(text) is not { Success: true } id) return null;
        return new(id.Value.ToUpperInvariant(), Comment(text[(id.Index + id.Length)..]));
    }

    private static DecisionKind KindOf(Match match) => match.Groups["approve"].Success ? DecisionKind.Approve
        : match.Groups["reject"].Success ? DecisionKind.Reject
        : DecisionKind.Pass;

    private static string? Comment(string rest)
    {
        if (Because().Match(rest) is not { Success: true } match) return null;
        var said = match.Groups["why"].Value.Trim(' ', '"', '.');
        return said.Length switch
        {
            0 => null,
            <= LongestComment => said,
            _ => said[..(char.IsHighSurrogate(said[LongestComment - 1]) ? LongestComment - 1 : LongestComment)],
        };
    }

    [GeneratedRegex(@"^(?:yes,? )?(?:i )?(?:(?<approve>approve|accept|agree (?:to|with)|sign off(?: on)?)|(?<reject>reject|refuse|decline|deny|turn down|disapprove(?: of)?)|(?<pass>pass(?: on)?|forward|delegate|escalate|hand(?: on| over)?))\b(?: (?:the )?(?:purchases?|orders?|decisions?|it))?(?: (?:on|about|for|to))? P-", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Decision();

    [GeneratedRegex(@"^(?:i )?(?:(?<approve>approve)|(?<reject>reject|disapprove)|(?<pass>pass on|escalate))(?: (?:it|this|that|them|the (?:purchase|order)))?[.! ]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BareDecision();

    [GeneratedRegex(@"^ ?,?(?: at| for) (?<total>[$€£]? ?\d[\d.,']*(?: ?[a-z]{3}\b)?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForTotal();

    [GeneratedRegex(@"^(?: on| over)? to (?<to>\S{1,128})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Next();

    [GeneratedRegex(@"(?:[:;,-]?\s*\b(?:because|as|since)\b(?: of)?|[:;,-])\s*(?<why>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Because();

    [GeneratedRegex(@"^(?:undo|revert|take (?:it|that) back|(?:undo|revert|withdraw) (?:it|that|this|(?:the|my|that|this) (?:last |latest )?(?:order|purchase|approval|decision))|cancel (?:the|my|that|this) (?:last |latest )?(?:order|purchase))(?:,? please)?[.! ]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Undo();

    [GeneratedRegex(@"^(?:i )?(?:undo|revert|withdraw|cancel|revoke|recall|call off|take back|stop)\b.{0,30}\bP-", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Withdrawal();
}
