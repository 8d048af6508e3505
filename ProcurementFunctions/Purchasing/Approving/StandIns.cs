namespace ProcurementFunctions.Purchasing.Approving;

/// <summary>The approvers who are named for a purchase, or their deputies where they are away.</summary>
/// <param name="PassedTo">Whom it was passed on to; null: nobody.</param>
/// <param name="Next">The policy's next approver; null: nobody.</param>
internal sealed record StandIns(string? PassedTo, string? Next)
{
    /// <summary>Nobody is away.</summary>
    public static StandIns NobodyAway(Approval approval) => new(approval.PassedTo, approval.Policy.EscalateTo);
}
