using ProcurementFunctions.Goals;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Pages.Approvals;

/// <summary>A purchase with what a person needs to know to decide about it.</summary>
/// <param name="Summary">Why this choice; null: nothing was chosen.</param>
/// <param name="Notes">What is to be known of it, such as a minimum order above the need.</param>
/// <param name="Vendors">What became of every vendor that offers the item.</param>
/// <param name="LeftAfter">Of the firm's budget when it is bought; null: there is no limit.</param>
/// <param name="IsOwn">Whether the person asked for it, and so cannot decide.</param>
public sealed record ApprovalCase(
    PurchaseDocument Purchase,
    string Currency,
    string? Summary,
    IReadOnlyList<string> Notes,
    IReadOnlyList<VendorExplanation> Vendors,
    decimal? LeftAfter,
    bool IsOwn)
{
    /// <summary>What other goals would have chosen; null: nobody asked.</summary>
    public WhatIf? WhatIf { get; init; }

    /// <summary>The version of the purchase.</summary>
    public string Mark { get; init; } = "";

    public bool IsWaiting => Purchase.Status == PurchaseStatus.AwaitingApproval && Purchase.Approval is { Required: true, Decision: null };
}

/// <summary>A page of what waits.</summary>
/// <param name="After">Only what can be decided after this time was looked for; it belongs to the cursor.</param>
/// <param name="Next">Cursor of what follows; null at the end.</param>
public sealed record ApprovalList(IReadOnlyList<ApprovalCase> Waiting, DateTimeOffset After, string? Next);

/// <summary>What would have been chosen from the same quotes by other goals.</summary>
/// <param name="WouldChange">Whether it is something else than what was chosen.</param>
public sealed record WhatIf(GoalWeights Weights, bool WouldChange, string Summary, IReadOnlyList<VendorExplanation> Vendors);
