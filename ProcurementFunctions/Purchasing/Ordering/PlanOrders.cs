using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>Activity: makes the orders of an approved purchase and their numbers.</summary>
internal sealed class PlanOrders(IPurchaseStore purchases, IPreferencesStore preferences, TimeProvider time)
{
    [Function(nameof(PlanOrders))]
    public async Task<OrderPlan> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var before = await purchases.RequireAsync(purchaseId, cancellation);
        var shipping = before.Requester() is { } user
            ? (await preferences.ReadAsync(user, cancellation))?.Document.Shipping ?? Shipping.Standard
            : Shipping.Standard;
        var purchase = await purchases.ChangeAsync(
            purchaseId, p => OrderRules.Plan(p, shipping, time.GetUtcNow()).Seen(), cancellation);
        return new(
            purchase.Status,
            [.. purchase.Orders.Where(order => order.State == OrderState.Planned).Select(order => order.Number)]);
    }
}
