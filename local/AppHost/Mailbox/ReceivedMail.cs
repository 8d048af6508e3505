using System.Text.RegularExpressions;
using MimeKit;

namespace ProcurementFunctions.Local.AppHost.Mailbox;

/// <summary>A mail as its reader sees it.</summary>
/// <param name="From">The address, without a name; empty: none is named. Likewise the one that it is to.</param>
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
    /// <summary>Null: it is no mail, or still being written.</summary>
    internal static ReceivedMail? Read(int number, string file)
    {
        try
        {
            using var mail = MimeMessage.Load(file);
            return Of(number, mail);
        }
        catch (Exception e) when (e is FormatException or IOException)
        {
            return null;
        }
    }

    private static ReceivedMail Of(int number, MimeMessage mail)
    {
        var to = mail.To.Mailboxes.FirstOrDefault();
        var text = mail.TextBody ?? "";
        return new(
            number,
            mail.MessageId ?? "",
            mail.Date,
            mail.From.Mailboxes.FirstOrDefault()?.Address ?? "",
            to?.Address ?? "",
            to?.Name,
            mail.ReplyTo.Mailboxes.FirstOrDefault()?.Address,
            mail.Subject ?? "",
            text,
            [.. Link().Matches(text).Select(match => match.Value)],
            Attached(mail));
    }

    private static Dictionary<string, byte[]> Attached(MimeMessage mail)
    {
        var attached = new Dictionary<string, byte[]>();
        foreach (var part in mail.Attachments.OfType<MimePart>())
        {
            var name = part.FileName ?? "";
            for (var same = 2; !attached.TryAdd(name, Content(part)); same++) name = $"{part.FileName} ({same})";
        }

        return attached;
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
