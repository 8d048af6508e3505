using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>The one way in which goods that a person counted are booked in: by API, by the console, by a message.</summary>
public sealed class ReceivingDesk(PurchaseDesk desk, StockPlaces places, IOperationsStore operations)
{
    /// <summary>The purchase with the receipt, or why it cannot be booked so.</summary>
    /// <exception cref="ProblemException">400, by field; 404.</exception>
    internal async Task<Decision<PurchaseDocument>> ReceiveAsync(
        DurableTaskClient client, string id, ReceiptBody body, string by, CancellationToken cancellation)
    {
        var purchase = await desk.FindAsync(id, cancellation);
        var counted = ReceiptInput.Check(body, purchase, await places.OfAsync(purchase.Sku, cancellation), by);
        return await BookAsync(client, id, counted, cancellation);
    }

    /// <summary>The same for what is known to be possible.</summary>
    /// <exception cref="ProblemException">404.</exception>
    internal async Task<Decision<PurchaseDocument>> BookAsync(
        DurableTaskClient client, string id, CountedGoods counted, CancellationToken cancellation)
    {
        var overPercent = (await operations.ReadAsync(cancellation)).Document.Approval.OverReceiptPercent;
        return await desk.ReceiveAsync(client, id, counted, overPercent, cancellation);
    }
}
