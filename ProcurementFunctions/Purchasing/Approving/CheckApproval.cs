using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Purchasing.Approving;

/// <summary>Activity: looks whether a decision was made, and lets the wait remind or end; what was above the budget may be within it by now.</summary>
internal sealed class CheckApproval(IPurchaseStore purchases, BudgetExceptions exceptions, Deputies deputies, TimeProvider time)
{
    [Function(nameof(CheckApproval))]
    public async Task<PurchaseLook> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var known = await exceptions.TryAsync(await purchases.RequireAsync(purchaseId, cancellation), cancellation);
        var present = await deputies.OfAsync(known, cancellation);
        var purchase = await purchases.ChangeAsync(
            purchaseId, p => ApprovalRules.Wait(p, now, p.Approval?.PassedTo == known.Approval?.PassedTo ? present : null).Seen(), cancellation);
        return new(
            purchase.Status, purchase.Approval is { } approval ? ApprovalRules.NextLook(approval) : now, IsComing: purchase.IsComing());
    }
}
