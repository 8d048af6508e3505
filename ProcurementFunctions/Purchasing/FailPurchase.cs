using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Purchasing;

/// <summary>Activity: ends a purchase whose step failed for good, and says which.</summary>
internal sealed class FailPurchase(IPurchaseStore purchases, TimeProvider time)
{
    [Function(nameof(FailPurchase))]
    public Task RunAsync([ActivityTrigger] FailedStep failed, CancellationToken cancellation) => purchases.ChangeAsync(
        failed.PurchaseId,
        purchase => purchase.IsOpen()
            ? purchase.MovedTo(PurchaseStatus.Failed, time.GetUtcNow(), PurchaseRules.Agent, $"{failed.Step}: {failed.Reason}")
            : purchase,
        cancellation);
}
