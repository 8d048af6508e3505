using ProcurementFunctions.Goals;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Pages.Approvals;

/// <summary>What an approver must know of a purchase. Pure.</summary>
internal static class CaseRules
{
    public static ApprovalCase Of(PurchaseDocument purchase, BudgetInsight budget, string userId)
    {
        var why = purchase.DecisionRecord is { } record ? ExplanationView.Of(purchase.Id, record, null) : null;
        return new(
            purchase,
            budget.Currency,
            why?.Summary,
            purchase.Choice?.Notes ?? [],
            why?.Vendors ?? [],
            LeftAfter(purchase, budget.Firm),
            purchase.IsRequestedBy(userId));
    }

    /// <summary>Null: nothing was chosen, or nobody asked.</summary>
    public static WhatIf? WhatIfOf(PurchaseDocument purchase, GoalWeights? weights)
    {
        if (weights is null || purchase.DecisionRecord is not { } record) return null;
        var why = ExplanationView.Of(purchase.Id, record, weights);
        return new(weights, why.WouldChange, why.Summary, why.Vendors);
    }

    /// <summary>What is set aside for it already is gone from what is left.</summary>
    private static decimal? LeftAfter(PurchaseDocument purchase, BudgetFigures firm) =>
        purchase.Budget is { State: not BudgetState.Released } held && held.Period == firm.Period
            ? firm.Left
            : firm.Left - (purchase.Choice?.Total ?? 0);
}
