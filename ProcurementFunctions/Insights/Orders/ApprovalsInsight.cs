namespace ProcurementFunctions.Insights.Orders;

/// <summary>How purchases are approved now, and what waits. Money in the firm's currency.</summary>
/// <param name="AutoApproveBelow">
/// A total below this is approved by the policy itself, but for a price out of line or one above the requester's own budget; 0: never.
/// </param>
/// <param name="ApproverRole">Who decides: anyone with this role but the requester.</param>
/// <param name="EscalateTo">The user who is asked when nobody decides in time; null: nobody, it expires.</param>
/// <param name="ExpiresAfterHours">How long a purchase waits for a decision.</param>
/// <param name="RemindAfterHours">After how long the approver is reminded.</param>
/// <param name="TolerancePercent">By how much the total may rise between approval and order without asking again.</param>
/// <param name="HoldMinutes">How long an approved purchase can be withdrawn free.</param>
/// <param name="Waiting">All that wait for a decision, with what is to be approved together.</param>
/// <param name="Oldest">The one that has waited longest; null: none waits.</param>
/// <param name="EarnedUpTo">The most for one purchase that the agent may approve by itself, as far as it has earned it; null: nothing.</param>
public sealed record ApprovalsInsight(
    string Currency,
    decimal AutoApproveBelow,
    string ApproverRole,
    string? EscalateTo,
    double ExpiresAfterHours,
    double RemindAfterHours,
    double TolerancePercent,
    double HoldMinutes,
    CountedValue Waiting,
    WaitingPurchase? Oldest,
    decimal? EarnedUpTo = null);

/// <param name="Total">What is to be approved.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Until">Until when it can be decided.</param>
/// <param name="PassedTo">The approver whom it was passed on to; null: nobody.</param>
public sealed record WaitingPurchase(
    string PurchaseId,
    string Sku,
    string ItemName,
    int Quantity,
    decimal Total,
    string RequestedBy,
    DateTimeOffset Since,
    DateTimeOffset Until,
    string? PassedTo);
