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
            var hasCome = ReceiptRules.Arrived(purchase, order.Number) > 0;
            // Of an order that is shared other lines may have come.
            if (!hasCome && order is { Shared: not null, State: not OrderState.Cancelled }) continue;
            await knowledge.CountOrderAsync(
                order.VendorId,
                order.Number,
                hasCome ? OrderEvent.Received : OrderEvent.Cancelled,
                time.GetUtcNow(),
                cancellation);
        }
    }
}
