using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>Activity: ends a purchase of which nothing more will come.</summary>
internal sealed class EndPurchase(IPurchaseStore purchases, TimeProvider time)
{
    [Function(nameof(EndPurchase))]
    public async Task<PurchaseStatus> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation) =>
        (await purchases.ChangeAsync(purchaseId, purchase => EndRules.End(purchase, time.GetUtcNow()), cancellation)).Status;
}
