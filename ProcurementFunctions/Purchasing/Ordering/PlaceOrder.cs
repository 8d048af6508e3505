using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>
/// Activity: places one order under its number. Where the vendor may have been told before, the order is looked up first;
/// a vendor that does not answer throws, and whether it has the order stays open.
/// </summary>
internal sealed class PlaceOrder(IPurchaseStore purchases, IVendorClient vendors, JointOrderPlacing joint, TimeProvider time)
{
    /// <returns>False: the vendor was mailed the order, and has time to answer. Null stands for true where an older version answered.</returns>
    [Function(nameof(PlaceOrder))]
    public async Task<bool> RunAsync([ActivityTrigger] OrderToPlace place, CancellationToken cancellation)
    {
        try
        {
            await PlaceAsync(place, cancellation);
            return true;
        }
        catch (VendorUnavailableException vendor) when (vendor.IsAwaited)
        {
            return false;
        }
    }

    private async Task PlaceAsync(OrderToPlace place, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(place.PurchaseId, cancellation);
        if (OrderRules.Find(purchase, place.OrderNumber) is not { State: OrderState.Planned } order) return;
        if (order.Shared is not null)
        {
            await joint.PlaceAsync(purchase, order, cancellation);
            return;
        }

        var (found, isCancelled) = order.Attempted ? await FindAsync(purchase, order, cancellation) : (null, false);
        if (isCancelled)
        {
            await WriteAsync(place, (p, now) => OrderRules.Cancelled(p, order.Number, $"vendor:{order.VendorId}", "cancelled before it was confirmed", now), cancellation);
            return;
        }

        if (found is null && purchase.Cancel is not null)
        {
            await WriteAsync(place, (p, now) => Withdrawn(p, order.Number, now), cancellation);
            return;
        }

        if (found is null && !order.Attempted)
        {
            var marked = await WriteAsync(place, (p, now) => OrderRules.Attempt(p, order.Number, now), cancellation);
            if (OrderRules.Find(marked, order.Number) is not { State: OrderState.Planned, Attempted: true })
            {
                // Withdrawn at this moment: the vendor is not told.
                await WriteAsync(place, (p, now) => Withdrawn(p, order.Number, now), cancellation);
                return;
            }
        }

        var answer = found is not null ? new(found) : await vendors.PlaceOrderAsync(order.VendorId, purchase.Sku, order, cancellation);
        await WriteAsync(
            place,
            (p, now) => answer.IsAccepted
                ? OrderRules.Placed(p, answer.Value, now)
                : OrderRules.Refused(p, order.Number, answer.Refusal, now),
            cancellation);
    }

    /// <summary>
    /// The order as its vendor has it. One that is not wanted any more, and whose vendor does not say whether it has it, is to be
    /// cancelled all the same.
    /// </summary>
    private async Task<(VendorOrder? Found, bool IsCancelled)> FindAsync(PurchaseDocument purchase, PurchaseOrder order, CancellationToken cancellation)
    {
        try
        {
            return ((await vendors.FindOrderAsync(order.VendorId, order.Number, cancellation))?.AsOrderedBy(order), false);
        }
        catch (VendorUnavailableException) when (purchase.Cancel is not null)
        {
            var answer = await vendors.CancelOrderAsync(order.VendorId, order.Number, cancellation);
            return answer.IsAccepted ? (null, true) : ((await vendors.FindOrderAsync(order.VendorId, order.Number, cancellation))?.AsOrderedBy(order), false);
        }
    }

    private static PurchaseDocument Withdrawn(PurchaseDocument purchase, string number, DateTimeOffset now) =>
        OrderRules.Cancelled(purchase, number, purchase.Cancel?.By ?? PurchaseRules.Agent, "the vendor never had it", now);

    private Task<PurchaseDocument> WriteAsync(
        OrderToPlace place, Func<PurchaseDocument, DateTimeOffset, PurchaseDocument> change, CancellationToken cancellation) =>
        purchases.ChangeAsync(place.PurchaseId, p => change(p, time.GetUtcNow()), cancellation);
}
