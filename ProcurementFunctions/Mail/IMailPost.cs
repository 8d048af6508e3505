using MimeKit;

namespace ProcurementFunctions.Mail;

/// <summary>Gives mails to a mail server.</summary>
internal interface IMailPost
{
    /// <summary>What became of it; a server that is away or busy is an outcome, and no exception.</summary>
    Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken cancellation);
}
