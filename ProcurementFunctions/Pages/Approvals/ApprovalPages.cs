using ProcurementFunctions.Goals;
using ProcurementFunctions.Insights;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Pages.Approvals;

/// <summary>Gathers what approvers are shown.</summary>
internal sealed class ApprovalPages(IPurchaseStore purchases, PurchaseDesk desk, IInsights insights, TimeProvider time)
{
    private const int OnAPage = 50;

    /// <summary>Those that wait, the one that can be decided for the shortest time first.</summary>
    /// <param name="userId">Who looks at them.</param>
    /// <param name="after">Of the page before; null: those that can be decided now.</param>
    /// <param name="cursor">Likewise; null: from the first.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ApprovalList> WaitingAsync(string userId, DateTimeOffset? after, string? cursor, CancellationToken cancellation)
    {
        var budget = await insights.BudgetAsync(userId, cancellation);
        var from = after ?? time.GetUtcNow();
        var page = await purchases.ListToDecidePageAsync(from, OnAPage, cursor, cancellation);
        return new([.. page.Items.Select(item => CaseRules.Of(item.Document, budget, userId)).Where(found => found.IsWaiting)], from, page.NextCursor);
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
