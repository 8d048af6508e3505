using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Purchasing.Approving;

/// <summary>Activity: asks for approval of the choice, or approves it by the policy.</summary>
internal sealed class AskApproval(IPurchaseStore purchases, IOperationsStore operations, TimeProvider time)
{
    [Function(nameof(AskApproval))]
    public async Task<PurchaseStatus> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var settings = (await operations.ReadAsync(cancellation)).Document;
        var written = await purchases.ChangeAsync(
            purchaseId, purchase => ApprovalRules.Ask(purchase, settings.Approval, time.GetUtcNow(), settings.Ordering.HoldMinutes), cancellation);
        return written.Status;
    }
}
