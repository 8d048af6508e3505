using System.Text.RegularExpressions;
using MimeKit;

namespace ProcurementFunctions.Local.AppHost.Mailbox;

/// <summary>A mail as its reader sees it.</summary>
/// <param name="To">The address, without a name.</param>
/// <param name="ReplyTo">Likewise; null: none is named.</param>
/// <param name="Links">The addresses of pages in its text.</param>
/// <param name="Attachments">Their names and what is in them.</param>
public sealed partial record ReceivedMail(
    int Number,
    string MessageId,
    DateTimeOffset At,
    string From,
    string To,
    string? ToName,
    string? ReplyTo,
    string Subject,
    string Text,
    IReadOnlyList<string> Links,
    IReadOnlyDictionary<string, byte[]> Attachments)
{
    internal static ReceivedMail Read(int number, string file)
    {
        using var mail = MimeMessage.Load(file);
        var to = mail.To.Mailboxes.First();
        var text = mail.TextBody ?? "";
        return new(
            number,
            mail.MessageId ?? "",
            mail.Date,
            mail.From.Mailboxes.First().Address,
            to.Address,
            to.Name,
            mail.ReplyTo.Mailboxes.FirstOrDefault()?.Address,
            mail.Subject ?? "",
            text,
            [.. Link().Matches(text).Select(match => match.Value)],
            mail.Attachments.OfType<MimePart>().ToDictionary(part => part.FileName ?? "", Content));
    }

    private static byte[] Content(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        return content.ToArray();
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
