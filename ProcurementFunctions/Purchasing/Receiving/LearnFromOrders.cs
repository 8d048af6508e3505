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
            var arrived = ReceiptRules.Arrived(purchase, order.Number);
            if (arrived > 0) await knowledge.LearnAsync(EvidenceOf(purchase, order, arrived), cancellation);
            else if (order.TakenBackAt is { } at) await knowledge.LearnAsync(EvidenceOfNothing(purchase, order, at), cancellation);
            await knowledge.CountOrderAsync(
                order.VendorId,
                order.Number,
                arrived > 0 ? OrderEvent.Received : OrderEvent.Cancelled,
                time.GetUtcNow(),
                cancellation);
        }
    }

    /// <summary>Of an order that its vendor took back, nothing came.</summary>
    internal static Evidence EvidenceOfNothing(PurchaseDocument purchase, PurchaseOrder order, DateTimeOffset at) => new()
    {
        Id = $"order:{order.Number}",
        VendorId = order.VendorId,
        Sku = purchase.Sku,
        At = at,
        Ordered = order.Quantity,
        Received = 0,
    };

    internal static Evidence EvidenceOf(PurchaseDocument purchase, PurchaseOrder order, int arrived)
    {
        var receipts = purchase.Receipts.Where(receipt => receipt.OrderNumber == order.Number).ToArray();
        var came = order.DeliveredAt ?? receipts.Max(receipt => receipt.At);
        var late = order.PromisedAt is { } promised ? (came - promised).TotalDays : (double?)null;
        return new Evidence
        {
            Id = $"order:{order.Number}",
            VendorId = order.VendorId,
            Sku = purchase.Sku,
            At = came,
            UnitPrice = order.UnitPrice,
            Paid = true,
            LeadTimeDays = Math.Max(0, (came - order.PlacedAt!.Value).TotalDays),
            PromiseErrorDays = late,
            // A promise names a day.
            OnTime = order.PromisedAt is { } day ? came.UtcDateTime.Date <= day.UtcDateTime.Date : null,
            Ordered = order.Quantity,
            Received = arrived,
            Rejected = receipts.Sum(receipt => receipt.Rejected),
        };
    }
}
