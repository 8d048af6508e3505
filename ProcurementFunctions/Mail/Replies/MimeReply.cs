using System.Text;
using MimeKit;
using MimeKit.Text;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Mail.Replies;

/// <summary>Reads a raw mail, RFC 5322. What is attached is not looked at.</summary>
internal static class MimeReply
{
    /// <exception cref="ProblemException">400: it is none, or does not say who it is from.</exception>
    public static ReplyMessage Read(byte[] raw)
    {
        MimeMessage message;
        try
        {
            message = MimeMessage.Load(new MemoryStream(raw));
        }
        catch (FormatException)
        {
            throw ProblemException.BadInput("body", "is not an e-mail");
        }

        if (message.From.Mailboxes.ToArray() is not [{ Address: { Length: > 0 } from }]) throw ProblemException.BadInput("From", "must name one address");
        var text = message.TextBody ?? (message.HtmlBody is { } html ? TextOf(html) : "");
        return new(from, message.Subject ?? "", text, message.MessageId ?? "", string.Join(' ', message.References.Append(message.InReplyTo)), null);
    }

    /// <summary>The words of a page, a line for each of its blocks.</summary>
    private static string TextOf(string html)
    {
        var text = new StringBuilder();
        var tokens = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        var isHidden = false;
        while (tokens.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken { Id: HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title } tag) isHidden = tag is { IsEndTag: false, IsEmptyElement: false };
            else if (isHidden) continue;
            else if (token is HtmlDataToken { Kind: HtmlTokenKind.Data } data) text.Append(data.Data.ReplaceLineEndings(" "));
            else if (token is HtmlTagToken { Id: HtmlTagId.Br or HtmlTagId.P or HtmlTagId.Div or HtmlTagId.TR or HtmlTagId.LI }) text.Append('\n');
        }

        return text.ToString();
    }
}
