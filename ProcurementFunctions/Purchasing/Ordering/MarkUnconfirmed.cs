using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>Activity: says in the record that vendors have not answered, and when to look again.</summary>
internal sealed class MarkUnconfirmed(IPurchaseStore purchases, TimeProvider time)
{
    [Function(nameof(MarkUnconfirmed))]
    public async Task<PurchaseLook> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var purchase = await purchases.ChangeAsync(purchaseId, p => UnconfirmedRules.Unanswered(p, now), cancellation);
        return new(purchase.Status, UnconfirmedRules.NextLook(purchase, now));
    }
}
