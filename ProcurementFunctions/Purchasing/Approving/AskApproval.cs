using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Purchasing.Approving;

/// <summary>Activity: asks for approval of the choice, or approves it by the policy or by what the agent has earned.</summary>
internal sealed class AskApproval(IPurchaseStore purchases, IOperationsStore operations, AutonomyDesk autonomy, TimeProvider time)
{
    [Function(nameof(AskApproval))]
    public async Task<PurchaseStatus> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var settings = (await operations.ReadAsync(cancellation)).Document;
        var recent = await RecentAsync(purchaseId, settings.Approval, cancellation);
        var now = time.GetUtcNow();
        var chosen = WindowRules.Counted(await purchases.RequireAsync(purchaseId, cancellation), recent, settings.Approval, now);
        var earned = await autonomy.TryAsync(chosen, settings, cancellation);
        var written = await purchases.ChangeAsync(
            purchaseId,
            purchase => ApprovalRules.Ask(
                WindowRules.Counted(purchase, recent, settings.Approval, now), settings.Approval, now, settings.Ordering.HoldMinutes, earned),
            cancellation);
        return written.Status;
    }

    /// <summary>The purchases that may count together with this one; none where the policy does not approve it anyway.</summary>
    private async Task<List<PurchaseDocument>> RecentAsync(string purchaseId, ApprovalPolicy policy, CancellationToken cancellation)
    {
        var recent = new List<PurchaseDocument>();
        if (!WindowRules.IsToWeigh(await purchases.RequireAsync(purchaseId, cancellation), policy)) return recent;
        var weighed = await purchases.ChangeAsync(purchaseId, p => WindowRules.Weighed(p, time.GetUtcNow()), cancellation);
        await foreach (var other in purchases.ListChangedAsync(WindowRules.Since(weighed, policy), cancellation)) recent.Add(other);
        return recent;
    }
}
