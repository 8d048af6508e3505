using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Telemetry;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Mail;

/// <summary>
/// Sends the mails that are due, each until a mail server takes it or nobody needs it any more. One whose sender died between sending
/// and noting so is sent twice, under the same Message-ID.
/// </summary>
internal sealed class MailSender(
    IVendorMail mails,
    MailWriter writer,
    IMailPost post,
    IKnowledge knowledge,
    IOptions<MailOptions> options,
    WallClock wall,
    TimeProvider time,
    ILogger<MailSender> logger)
{
    private const int MostAtOnce = 50;

    /// <summary>Connecting, signing in, naming both addresses, the mail itself: each step may take its time.</summary>
    private TimeSpan Lease => (options.Value.CallTimeout * 6) + TimeSpan.FromSeconds(5);

    /// <summary>Sends what is due now; safe to run twice and at once.</summary>
    public async Task SendDueAsync(CancellationToken cancellation)
    {
        if (!options.Value.IsSet) return;
        foreach (var due in await mails.ListDueAsync(wall.Now, MostAtOnce, cancellation))
        {
            // Where the server is away, the others would only wait for the same time-out.
            if (await SendAsync(due, cancellation) is { Failure: not null, IsOfThisMail: false }) break;
        }
    }

    /// <summary>Sends the mail of a document that is due, if one is. What stands in the document afterwards; null: there is none.</summary>
    public async Task<VendorMailDocument?> SendNowAsync(string id, CancellationToken cancellation)
    {
        if (options.Value.IsSet && await mails.ReadStoredAsync(id, cancellation) is { } stored) await SendAsync(stored, cancellation);
        return await mails.ReadAsync(id, cancellation);
    }

    /// <summary>Null: there was nothing to send, or somebody else sends it.</summary>
    private async Task<MailOutcome?> SendAsync(Stored<VendorMailDocument> due, CancellationToken cancellation)
    {
        if (OutboxRules.Next(due.Document, wall.Now) is not { } mail) return null;
        var begun = await mails.ReplaceAsync(due, OutboxRules.Begun(due.Document, mail, wall.Now, Lease), cancellation);
        if (begun is null) return null;
        var written = await writer.WriteAsync(begun, mail, cancellation);
        if (written.Value is not { } message)
        {
            await mails.UpdateAsync(begun.Id, known => OutboxRules.Dropped(known, mail.Number, written.Refusal!), cancellation);
            return null;
        }

        var outcome = await post.SendAsync(message, cancellation);
        await NoteAsync(begun, mail, outcome, cancellation);
        return outcome;
    }

    private async Task NoteAsync(VendorMailDocument document, OutgoingMail mail, MailOutcome outcome, CancellationToken cancellation)
    {
        var (now, wallNow) = (time.GetUtcNow(), wall.Now);
        await mails.UpdateAsync(document.Id, known => outcome switch
        {
            { Failure: null } => OutboxRules.Sent(known, mail.Number, wallNow),
            { IsForGood: true, Failure: { } reason } => OutboxRules.Bounced(known, mail.Number, reason, now),
            { Failure: { } reason } => OutboxRules.Failed(known, mail.Number, reason, outcome.IsUnsure, wallNow),
        }, cancellation);
        if (outcome.Failure is null || outcome.IsForGood) await NoteBounceAsync(document.VendorId, outcome.Failure, now, cancellation);
        if (outcome.Failure is not { } failure) return;
        AgentMeter.VendorFailed(document.VendorId, "mail", outcome.IsForGood ? "bounce" : "smtp");
        MailLog.NotSent(logger, document.Id, mail.Number, document.VendorId, outcome.IsForGood ? "for good" : "for now", failure);
    }

    /// <summary>On the vendor stands whether its address takes mail, as far as the last one showed.</summary>
    private async Task NoteBounceAsync(string vendorId, string? reason, DateTimeOffset now, CancellationToken cancellation) => await knowledge.UpdateVendorAsync(
        vendorId,
        vendor => vendor is null || (reason is null && vendor.Bounce is null) ? vendor : vendor with { Bounce = reason is null ? null : new(now, reason) },
        cancellation);
}
