using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Purchasing.Consolidation;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>
/// Activity: says until when an approved purchase is held, by its undo window or for another one of its vendor that it may be
/// ordered with; done when it is not, or not any more. What an approver let through above the budget gets its money here.
/// </summary>
internal sealed class HoldOrder(
    IPurchaseStore purchases, JointOrderDesk joint, BudgetExceptions exceptions, TimeProvider time)
{
    [Function(nameof(HoldOrder))]
    public async Task<PurchaseLook> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var purchase = await purchases.ChangeAsync(purchaseId, p => p.Seen(), cancellation);
        purchase = await exceptions.CarryOutAsync(purchase, cancellation);
        if (await joint.WaitsForAsync(purchase, cancellation) is { } other)
            purchase = await purchases.ChangeAsync(purchaseId, p => ConsolidationRules.HeldOn(p, other, now), cancellation);
        return HoldRules.IsHeld(purchase, now)
            ? new(purchase.Status, purchase.HeldUntil!.Value, IsComing: purchase.IsComing())
            : new(purchase.Status, now, IsDone: true);
    }
}
