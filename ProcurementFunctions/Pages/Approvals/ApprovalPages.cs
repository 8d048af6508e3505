using ProcurementFunctions.Goals;
using ProcurementFunctions.Insights;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Pages.Approvals;

/// <summary>Gathers what approvers are shown.</summary>
internal sealed class ApprovalPages(IPurchaseStore purchases, PurchaseDesk desk, IInsights insights)
{
    private const int ReadAtOnce = 100;

    /// <summary>How many are shown; the others come up as these are decided.</summary>
    public const int MostShown = 50;

    /// <summary>Those that wait, the one that can be decided for the shortest time first.</summary>
    public async Task<IReadOnlyList<ApprovalCase>> WaitingAsync(string userId, CancellationToken cancellation)
    {
        var budget = await insights.BudgetAsync(userId, cancellation);
        var waiting = new List<ApprovalCase>();
        string? cursor = null;
        do
        {
            var page = await purchases.ListPageAsync(new(PurchaseStatus.AwaitingApproval), ReadAtOnce, cursor, cancellation);
            waiting.AddRange(page.Items.Select(item => CaseRules.Of(item.Document, budget, userId)).Where(found => found.IsWaiting));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return [.. waiting.OrderBy(found => found.Purchase.Approval!.ExpiresAt)];
    }

    /// <param name="id">Of the purchase.</param>
    /// <param name="userId">Who looks at it.</param>
    /// <param name="whatIf">Goals that the person asks about; null: none.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ApprovalCase> OfAsync(string id, string userId, GoalWeights? whatIf, CancellationToken cancellation)
    {
        var (purchase, mark) = await desk.FindStoredAsync(id, cancellation);
        var found = CaseRules.Of(purchase, await insights.BudgetAsync(userId, cancellation), userId);
        return found with { Mark = mark, WhatIf = CaseRules.WhatIfOf(purchase, whatIf) };
    }
}
