using ProcurementFunctions.Insights;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Pages.Approvals;

/// <summary>Gathers what approvers are shown.</summary>
internal sealed class ApprovalPages(IPurchaseStore purchases, PurchaseDesk desk, IInsights insights)
{
    private const int MostShown = 50;

    /// <summary>Those that wait, the one that can be decided for the shortest time first.</summary>
    public async Task<IReadOnlyList<ApprovalCase>> WaitingAsync(string userId, CancellationToken cancellation)
    {
        var budget = await insights.BudgetAsync(userId, cancellation);
        var page = await purchases.ListPageAsync(new(PurchaseStatus.AwaitingApproval), MostShown, null, cancellation);
        return
        [
            .. page.Items.Select(item => CaseRules.Of(item.Document, budget, userId))
                .Where(found => found.IsWaiting)
                .OrderBy(found => found.Purchase.Approval!.ExpiresAt),
        ];
    }

    public async Task<ApprovalCase> OfAsync(string id, string userId, CancellationToken cancellation) =>
        CaseRules.Of(await desk.FindAsync(id, cancellation), await insights.BudgetAsync(userId, cancellation), userId);
}
