using Microsoft.DurableTask.Client;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Sourcing;

namespace ProcurementFunctions.Mail;

/// <summary>Tells purchases what was entered for them: each entry once, named by its document and number, however often it is told.</summary>
internal sealed class MailTeller(IVendorMail mails, IPurchaseStore purchases, VendorReports reports, TimeProvider time)
{
    public async Task TellAsync(DurableTaskClient client, VendorMailDocument document, CancellationToken cancellation)
    {
        foreach (var entry in document.Entries.TakeLast(document.Untold))
        {
            await TellAsync(client, document, entry, cancellation);
            await mails.UpdateAsync(document.Id, known => OutboxRules.Told(known, entry.Number), cancellation);
        }
    }

    private async Task TellAsync(DurableTaskClient client, VendorMailDocument document, MailEntry entry, CancellationToken cancellation)
    {
        var eventId = $"mail:{document.Id}:{entry.Number}";
        if (document.IsOrder && VendorEventRules.Types.Contains(entry.Event))
        {
            var told = new VendorEventBody { EventId = eventId, Type = entry.Event, OrderNumber = document.Id, Said = entry.Said };
            foreach (var purchase in await purchases.ListByOrderNumberAsync(document.Id, cancellation))
                await reports.TellAsync(client, purchase, document.VendorId, told, cancellation);
            return;
        }

        var by = entry.Event == OutboxRules.Unreachable ? PurchaseRules.Agent : $"vendor:{document.VendorId}";
        var said = $"{(document.IsOrder ? document.Id : document.VendorId)}: {entry.Said}";
        await purchases.UpdateAsync(
            document.PurchaseId, p => AwaitingRules.Told(p, eventId, entry.Event, by, said, time.GetUtcNow()), cancellation);
        await client.RaiseEventAsync(document.PurchaseId, PurchaseOrchestrator.Changed, cancellation);
    }
}
