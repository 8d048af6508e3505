using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Purchasing.Approving;

/// <summary>Activity: asks for approval of the choice, or approves it by the policy.</summary>
internal sealed class AskApproval(IPurchaseStore purchases, IOperationsStore operations, TimeProvider time)
{
    [Function(nameof(AskApproval))]
    public async Task<PurchaseStatus> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var policy = (await operations.ReadAsync(cancellation)).Document.Approval;
        var written = await purchases.ChangeAsync(
            purchaseId, purchase => ApprovalRules.Ask(purchase, policy, time.GetUtcNow()), cancellation);
        return written.Status;
    }
}
