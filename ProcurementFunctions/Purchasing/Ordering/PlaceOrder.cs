using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>
/// Activity: places one order under its number. Where the vendor may have been told before, the order is looked up first;
/// a vendor that does not answer throws, and whether it has the order stays open.
/// </summary>
internal sealed class PlaceOrder(IPurchaseStore purchases, IVendorClient vendors, TimeProvider time)
{
    [Function(nameof(PlaceOrder))]
    public async Task RunAsync([ActivityTrigger] OrderToPlace place, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(place.PurchaseId, cancellation);
        if (OrderRules.Find(purchase, place.OrderNumber) is not { State: OrderState.Planned } order) return;
        var found = order.Attempted ? await vendors.FindOrderAsync(order.VendorId, order.Number, cancellation) : null;
        if (found is null && purchase.Cancel is { } cancel)
        {
            await WriteAsync(place, (p, now) => OrderRules.Cancelled(p, order.Number, cancel.By, "the vendor never had it", now), cancellation);
            return;
        }

        var answer = found is not null ? new(found) : await TellAsync(purchase, order, cancellation);
        await WriteAsync(
            place,
            (p, now) => answer.IsAccepted
                ? OrderRules.Placed(p, answer.Value, now)
                : OrderRules.Refused(p, order.Number, answer.Refusal, now),
            cancellation);
    }

    private async Task<Decision<VendorOrder>> TellAsync(
        PurchaseDocument purchase, PurchaseOrder order, CancellationToken cancellation)
    {
        await purchases.ChangeAsync(purchase.Id, p => OrderRules.Attempt(p, order.Number), cancellation);
        return await vendors.PlaceOrderAsync(order.VendorId, purchase.Sku, order, cancellation);
    }

    private Task<PurchaseDocument> WriteAsync(
        OrderToPlace place, Func<PurchaseDocument, DateTimeOffset, PurchaseDocument> change, CancellationToken cancellation) =>
        purchases.ChangeAsync(place.PurchaseId, p => change(p, time.GetUtcNow()), cancellation);
}
