using MimeKit;
using ProcurementFunctions.Local.AppHost.Mailbox;
using SmtpClient = MailKit.Net.Smtp.SmtpClient;

namespace ProcurementFunctions.Tests.Local.AppHost;

public sealed class LocalMailboxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Mails_WithFilesThatAPersonDroppedIn_ReadsThemAll()
    {
        await File.WriteAllTextAsync(_folder["answer from ACME.eml"], "From: sales@acme.example\r\nSubject: Our offer\r\n\r\nTwo each.\r\n");
        await File.WriteAllTextAsync(_folder["20261130120000.eml"], "To: sales@acme.example\r\nSubject: By date\r\n\r\nx\r\n");
        await File.WriteAllTextAsync(_folder["empty.eml"], "");
        await using var mailbox = LocalMailbox.Start(_folder.Path);
        await SendAsync(mailbox, "First");
        await File.WriteAllTextAsync(_folder["000002.eml"], "Subject: In the way\r\n\r\nx\r\n");
        await SendAsync(mailbox, "Second");

        var mails = mailbox.Mails();

        Assert.Equal(["First", "In the way", "Second", "By date", "Our offer"], mails.Select(mail => mail.Subject));
        Assert.Equal([1, 2, 3, 0, 0], mails.Select(mail => mail.Number));
        Assert.Equal(("sales@acme.example", "", "Two each."), (mails[^1].From, mails[^1].To, mails[^1].Text.Trim()));
    }

    [Fact]
    public async Task Mails_WithAttachmentsOfTheSameName_ReadsThemAll()
    {
        await using var mailbox = LocalMailbox.Start(_folder.Path);
        var body = new BodyBuilder { TextBody = "both" };
        foreach (var content in (byte[])[1, 2]) body.Attachments.Add("offer.pdf", [content]);
        await SendAsync(mailbox, "Offer", body.ToMessageBody());

        var mail = Assert.Single(mailbox.Mails());

        Assert.Equal(["offer.pdf", "offer.pdf (2)"], mail.Attachments.Keys);
        Assert.Equal([1, 2], mail.Attachments.Values.Select(content => (int)content.Single()));
    }

    private static async Task SendAsync(LocalMailbox mailbox, string subject, MimeEntity? body = null)
    {
        using var message = new MimeMessage { Subject = subject, Body = body ?? new TextPart("plain") { Text = "x" } };
        message.From.Add(new MailboxAddress("Shop", "shop@shop.example"));
        message.To.Add(new MailboxAddress("Vendor", "sales@acme.example"));
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", mailbox.Port, useSsl: false);
        await client.SendAsync(message);
        await client.DisconnectAsync(quit: true);
    }
}
