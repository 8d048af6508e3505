using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Consolidation;

/// <summary>
/// Places a joint order, for whichever of its purchases comes first; the others find it with the vendor by its number. What
/// the vendor refuses is ordered one by one.
/// </summary>
internal sealed class JointOrderPlacing(
    IPurchaseStore purchases, IJointOrderStore orders, JointOrderDesk desk, IVendorClient vendors, TimeProvider time)
{
    /// <param name="part">The purchase's part of the order, which is not known to be with the vendor.</param>
    /// <exception cref="VendorUnavailableException">The vendor does not answer, and whether it has the order stays open.</exception>
    public async Task PlaceAsync(PurchaseDocument purchase, PurchaseOrder part, CancellationToken cancellation)
    {
        var stored = await orders.ReadAsync(part.Shared!.JointOrderId, cancellation)
            ?? throw new InvalidOperationException($"there is no joint order {part.Shared.JointOrderId}");
        var order = await desk.AgreeAsync(stored.Document, cancellation);
        if (!JointOrderRules.IsOff(order)) order = await TellAsync(purchase, part, order, cancellation);
        if (JointOrderRules.IsOff(order))
            await purchases.ChangeAsync(purchase.Id, p => SharedOrderRules.Alone(p, order, time.GetUtcNow()), cancellation);
    }

    /// <summary>The order after the vendor was told, or was found to know it.</summary>
    private async Task<JointOrder> TellAsync(PurchaseDocument purchase, PurchaseOrder part, JointOrder order, CancellationToken cancellation)
    {
        var found = await vendors.FindOrderAsync(order.VendorId, order.OrderNumber, cancellation);
        if (found is null && purchase.Cancel is { } cancel)
        {
            // All that share it are withdrawn.
            await purchases.ChangeAsync(
                purchase.Id, p => OrderRules.Cancelled(p, part.Number, cancel.By, "the vendor never had it", time.GetUtcNow()), cancellation);
            return order;
        }

        var answer = found is not null ? new(found) : await vendors.PlaceJointOrderAsync(order, cancellation);
        order = await desk.ChangeAsync(
            order.Id,
            o => answer.IsAccepted ? JointOrderRules.Placed(o, time.GetUtcNow()) : JointOrderRules.Refused(o, answer.Refusal, time.GetUtcNow()),
            cancellation);
        if (!answer.IsAccepted)
        {
            // It took the order from another of them at the same time; that is looked up at the next try.
            return order.State == JointOrderState.Placed
                ? throw new VendorUnavailableException(order.VendorId, $"refused {order.OrderNumber}, which it has")
                : order;
        }

        if (JointOrderRules.IsOff(order))
        {
            // It had refused the order to another of them, whose goods are ordered otherwise by now.
            await vendors.CancelOrderAsync(order.VendorId, order.OrderNumber, cancellation);
            return order;
        }

        await purchases.ChangeAsync(
            purchase.Id, p => OrderRules.Placed(p, SharedOrderRules.PartOf(answer.Value, p, part, time.GetUtcNow()), time.GetUtcNow()), cancellation);
        return order;
    }
}
