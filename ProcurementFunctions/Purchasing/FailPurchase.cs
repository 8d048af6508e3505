using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Purchasing;

/// <summary>Activity: ends a purchase whose step failed for good, and says which.</summary>
internal sealed class FailPurchase(IPurchaseStore purchases, TimeProvider time, ILogger<FailPurchase> logger)
{
    [Function(nameof(FailPurchase))]
    public async Task RunAsync([ActivityTrigger] FailedStep failed, CancellationToken cancellation)
    {
        await purchases.ChangeAsync(
            failed.PurchaseId,
            purchase => purchase.IsOpen()
                ? purchase.MovedTo(PurchaseStatus.Failed, time.GetUtcNow(), PurchaseRules.Agent, $"{failed.Step}: {failed.Reason}")
                : purchase,
            cancellation);
        PurchasingLog.Failed(logger, failed.PurchaseId, failed.Step);
    }
}
