using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ProcurementFunctions.Mail;

/// <summary>Gives mails to the mail server that the settings name, one connection each. Its time-outs run on the clock on the wall.</summary>
internal sealed class SmtpPost(IOptions<MailOptions> options) : IMailPost
{
    private const int LongestReason = 200;
    private const int TlsFromTheStart = 465;

    public async Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        var to = options.Value;
        using var client = new SmtpClient { Timeout = (int)to.CallTimeout.TotalMilliseconds };
        var isSending = false;
        try
        {
            await client.ConnectAsync(to.Host!, to.Port, SecurityOf(to), cancellation);
            if (!string.IsNullOrEmpty(to.User)) await client.AuthenticateAsync(to.User, to.Password!, cancellation);
            isSending = true;
            await client.SendAsync(message, cancellation);
        }
        catch (SmtpCommandException e)
        {
            var isOfThisMail = e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted && e.StatusCode != SmtpStatusCode.ServiceNotAvailable;
            return new($"the mail server said {(int)e.StatusCode}: {Short(e.Message)}", IsForGood: isOfThisMail && (int)e.StatusCode >= 500, IsOfThisMail: isOfThisMail);
        }
        catch (AuthenticationException)
        {
            return new("the mail server did not accept Mail:User and Mail:Password");
        }
        catch (MailKit.ServiceNotAuthenticatedException)
        {
            return new("the mail server wants a sign-in, by Mail:User and Mail:Password");
        }
        catch (Exception e) when (IsAway(e, cancellation))
        {
            return new($"the mail server cannot be reached ({e.GetType().Name})", IsUnsure: isSending);
        }

        await LeaveAsync(client, cancellation);
        return MailOutcome.Sent;
    }

    /// <summary>The mail is taken by now, whatever the server says to a farewell.</summary>
    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(true, cancellation);
        }
        catch (Exception e) when (IsAway(e, cancellation) || e is SmtpCommandException)
        {
            // Nothing is lost by it.
        }
    }

    private static SecureSocketOptions SecurityOf(MailOptions to) => to switch
    {
        { UseTls: false } => SecureSocketOptions.None,
        { Port: TlsFromTheStart } => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    private static bool IsAway(Exception e, CancellationToken cancellation) =>
        e is SocketException or IOException or SmtpProtocolException or SslHandshakeException or NotSupportedException or TimeoutException or MailKit.ServiceNotConnectedException
        || (e is OperationCanceledException && !cancellation.IsCancellationRequested);

    private static string Short(string text)
    {
        var plain = new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);
        return plain.Length <= LongestReason ? plain : plain[..LongestReason];
    }
}
