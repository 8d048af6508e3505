using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Purchasing.Approving;

/// <summary>Activity: looks whether a decision was made, and lets the wait remind or end.</summary>
internal sealed class CheckApproval(IPurchaseStore purchases, TimeProvider time)
{
    [Function(nameof(CheckApproval))]
    public async Task<PurchaseLook> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var purchase = await purchases.ChangeAsync(purchaseId, p => ApprovalRules.Wait(p, now).Seen(), cancellation);
        return new(
            purchase.Status, purchase.Approval is { } approval ? ApprovalRules.NextLook(approval) : now, IsComing: purchase.IsComing());
    }
}
