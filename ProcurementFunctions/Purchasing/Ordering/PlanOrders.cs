using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Purchasing.Consolidation;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>
/// Activity: makes the orders of an approved purchase and their numbers, or its part of an order that it shares with others.
/// </summary>
internal sealed class PlanOrders(IPurchaseStore purchases, JointOrderDesk joint, TimeProvider time)
{
    [Function(nameof(PlanOrders))]
    public async Task<OrderPlan> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var before = await purchases.RequireAsync(purchaseId, cancellation);
        var shipping = await joint.ShippingOfAsync(before, cancellation);
        await joint.JoinAsync(before, shipping, cancellation);
        var purchase = await purchases.ChangeAsync(
            purchaseId, p => OrderRules.Plan(p, shipping, time.GetUtcNow()).Seen(), cancellation);
        return new(
            purchase.Status,
            [.. purchase.Orders.Where(order => order.State == OrderState.Planned).Select(order => order.Number)]);
    }
}
