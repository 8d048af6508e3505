using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ProcurementFunctions.Mail.Replies;

/// <summary>What a reply answers, and how it is kept. Pure.</summary>
internal static partial class ReplyRules
{
    public const int MostReplies = 20;
    public const int LongestText = 8_000;
    public const int LongestLine = 200;

    /// <summary>The ids in it, of what is surest to say what it answers first: what it was handed in for, the messages that it answers, its subject, its text.</summary>
    public static IEnumerable<IReadOnlyList<string>> IdsOf(ReplyMessage message) =>
        new[] { message.About, message.References, message.Subject, message.Text }
            .Select(text => Ids().Matches(text ?? "").Select(id => id.Value.ToUpperInvariant()).Distinct().Take(5).ToList())
            .Where(ids => ids.Count > 0);

    /// <summary>What it is told apart by: its Message-ID, or what it says.</summary>
    public static string KeyOf(ReplyMessage message) => message.MessageId.Length is > 0 and <= LongestLine
        ? message.MessageId
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{message.From}\n{message.Subject}\n{message.Text}")).AsSpan(0, 16));

    /// <summary>With one more reply, or as it is where that is known. The oldest go.</summary>
    public static VendorRepliesDocument With(VendorRepliesDocument document, VendorReply reply) =>
        document.Replies.Any(known => known.MessageId == reply.MessageId && known.About == reply.About)
            ? document
            : document with { Replies = [.. document.Replies.TakeLast(MostReplies - 1), reply with { Number = document.Replies is [.., var last] ? last.Number + 1 : 1 }] };

    public static VendorRepliesDocument Proposed(VendorRepliesDocument document, int number, VendorEntry proposal) =>
        document with { Replies = [.. document.Replies.Select(reply => reply.Number == number ? reply with { Proposal = proposal } : reply)] };

    /// <summary>As it is kept and shown: without control characters but line ends, and not too long.</summary>
    public static string Plain(string text)
    {
        var plain = new string([.. text.ReplaceLineEndings("\n").Select(letter => letter is '\u2028' or '\u2029' ? '\n' : letter)
            .Where(letter => letter == '\n' || !char.IsControl(letter))]).Trim();
        plain = BlankLines().Replace(plain, "\n\n");
        return plain.Length <= LongestText ? plain : $"{plain[..(char.IsHighSurrogate(plain[LongestText - 2]) ? LongestText - 2 : LongestText - 1)]}…";
    }

    /// <summary>What the vendor wrote itself, without the lines of ours that it quotes.</summary>
    public static string OwnWords(string text) => string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith('>')));

    /// <summary>Whether it was entered from this reply.</summary>
    public static bool IsEntered(VendorMailDocument document, VendorReply reply) => document.Entries.Any(entry => entry.Reply == reply.Number);

    /// <summary>The entry that was made last is of this reply.</summary>
    public static VendorMailDocument EnteredFrom(VendorMailDocument document, VendorReply reply) => document with
    {
        Entries = [.. document.Entries.SkipLast(1), document.Entries[^1] with { Reply = reply.Number, Said = $"{document.Entries[^1].Said} (entered by the buyer from the vendor's reply {reply.Number})" }],
    };

    [GeneratedRegex(@"(?<![A-Z0-9])(?:PO-[0-9A-Z]{13}-\d{1,4}-\d{1,4}|(?:Q|P)-[0-9A-Z]{13})(?![A-Z0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex BlankLines();
}
