using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>Activity: says until when an approved purchase is held; done when it is not, or not any more.</summary>
internal sealed class HoldOrder(IPurchaseStore purchases, TimeProvider time)
{
    [Function(nameof(HoldOrder))]
    public async Task<PurchaseLook> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var purchase = await purchases.ChangeAsync(purchaseId, p => p.Seen(), cancellation);
        return HoldRules.IsHeld(purchase, now)
            ? new(purchase.Status, purchase.HeldUntil!.Value, IsComing: purchase.IsComing())
            : new(purchase.Status, now, IsDone: true);
    }
}
