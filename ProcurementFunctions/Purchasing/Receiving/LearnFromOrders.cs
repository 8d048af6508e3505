using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>Activity: teaches what the orders of a purchase showed about their vendors.</summary>
internal sealed class LearnFromOrders(IPurchaseStore purchases, IKnowledge knowledge, TimeProvider time)
{
    [Function(nameof(LearnFromOrders))]
    public async Task RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(purchaseId, cancellation);
        foreach (var order in purchase.Orders.Where(order => order.PlacedAt is not null))
        {
            if (ReceiptLessons.Of(purchase, order) is { } evidence) await knowledge.LearnAsync(evidence, cancellation);
            await knowledge.CountOrderAsync(
                order.VendorId,
                order.Number,
                ReceiptRules.Arrived(purchase, order.Number) > 0 ? OrderEvent.Received : OrderEvent.Cancelled,
                time.GetUtcNow(),
                cancellation);
        }
    }
}
