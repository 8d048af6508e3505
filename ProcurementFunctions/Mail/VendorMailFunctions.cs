using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Mail;

/// <summary>By the clock: reminds vendors, sends the mails that are due, and tells purchases what a crash kept from them.</summary>
internal sealed class VendorMailFunctions(
    IVendorMail mails, MailSender sender, MailTeller teller, IOptions<MailOptions> options, WallClock wall, TimeProvider time)
{
    [Function("SendVendorMail")]
    public async Task SendAsync(
        [TimerTrigger("*/10 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (!options.Value.IsSet) return;
        var now = time.GetUtcNow();
        await foreach (var document in mails.ListToRemindAsync(now, cancellation))
            await mails.UpdateAsync(document.Id, known => OutboxRules.Reminded(known, now, wall.Now), cancellation);
        await sender.SendDueAsync(cancellation);
        await foreach (var document in mails.ListUntoldAsync(cancellation)) await teller.TellAsync(client, document, cancellation);
    }
}
