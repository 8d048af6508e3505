using Microsoft.DurableTask.Client;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Purchasing;

/// <summary>The one way for what vendors report of their orders, by webhook or by the page of a mail: into the record first, then told.</summary>
internal sealed class VendorReports(IPurchaseStore purchases, TimeProvider time)
{
    public async Task TellAsync(
        DurableTaskClient client, PurchaseDocument purchase, string vendorId, VendorEventBody told, CancellationToken cancellation)
    {
        var written = await purchases.ChangeAsync(purchase.Id, p => VendorEventRules.Apply(p, vendorId, told, time.GetUtcNow()), cancellation);
        // An order that had been given up has turned up; the sweep does it where this is lost.
        if (!purchase.IsOpen() && written.IsOpen())
            await PurchaseStarter.RestartAsync(client, new(written.Id, written.Status), cancellation);
        await client.RaiseEventAsync(purchase.Id, PurchaseOrchestrator.Changed, cancellation);
    }
}
