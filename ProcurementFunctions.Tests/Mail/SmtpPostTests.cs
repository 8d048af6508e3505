using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using MimeKit;
using ProcurementFunctions.Mail;

namespace ProcurementFunctions.Tests.Mail;

public sealed class SmtpPostTests : IDisposable
{
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);

    public SmtpPostTests() => _server.Start();

    public void Dispose() => _server.Dispose();

    [Theory]
    // What the server says to the sender's and to the vendor's address.
    [InlineData("530 5.7.0 sign in first", "250 ok", "wants a sign-in", false)]
    [InlineData("250 ok", "530 5.7.0 sign in first", "wants a sign-in", false)]
    [InlineData("250 ok", "450 4.2.1 busy", "said 450", false, true)]
    [InlineData("250 ok", "421 4.3.2 closing", "said 421", false)]
    [InlineData("250 ok", "550 5.1.1 nobody", "said 550", true, true)]
    [InlineData("550 5.7.1 not you", "250 ok", "said 550", false)]
    public async Task Send_RefusedByTheServer_IsAnOutcomeAndNoException(string sender, string recipient, string says, bool isForGood, bool isOfThisMail = false)
    {
        var serving = ServeAsync(sender, recipient);
        using var message = new MimeMessage { Subject = "Order", Body = new TextPart("plain") { Text = "x" } };
        message.From.Add(new MailboxAddress("Shop", "shop@shop.example"));
        message.To.Add(new MailboxAddress("Vendor", "sales@mueller.example"));
        var post = new SmtpPost(Options.Create(new MailOptions { Host = "127.0.0.1", Port = ((IPEndPoint)_server.LocalEndpoint).Port, UseTls = false, From = "shop@shop.example" }));

        var outcome = await post.SendAsync(message, CancellationToken.None);
        await serving.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Contains(says, outcome.Failure, StringComparison.Ordinal);
        Assert.Equal((isForGood, false, isOfThisMail), (outcome.IsForGood, outcome.IsUnsure, outcome.IsOfThisMail));
    }

    /// <summary>One talk of a mail server that takes no mail.</summary>
    private async Task ServeAsync(string sender, string recipient)
    {
        using var client = await _server.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 here");
        while (await reader.ReadLineAsync() is { } line)
        {
            await writer.WriteLineAsync(line.Split(' ', ':')[0] switch
            {
                "MAIL" => sender,
                "RCPT" => recipient,
                "QUIT" => "221 bye",
                _ => "250 ok",
            });
        }
    }
}
