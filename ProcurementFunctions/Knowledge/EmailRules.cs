using System.Net.Mail;

namespace ProcurementFunctions.Knowledge;

/// <summary>What an e-mail address may look like. Pure.</summary>
public static class EmailRules
{
    /// <summary>The longest that a mail server takes (RFC 5321).</summary>
    private const int Longest = 254;

    public const string Rule = "must be one e-mail address, such as sales@vendor.example, without a name";

    /// <summary>Whether it is one address of visible ASCII characters with a domain of at least two parts, and nothing else.</summary>
    public static bool IsAddress(string text) =>
        text.Length <= Longest
        && text.All(c => c is > ' ' and <= '~' and not ('<' or '>' or ',' or ';' or '"' or '(' or ')' or '\\'))
        && MailAddress.TryCreate(text, out var read) && read.Address == text
        && read.Host.Contains('.', StringComparison.Ordinal) && !read.Host.EndsWith('.') && !read.Host.Contains("..", StringComparison.Ordinal);
}
