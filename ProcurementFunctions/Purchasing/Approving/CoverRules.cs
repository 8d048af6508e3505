using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Purchasing.Approving;

/// <summary>
/// What an approval covers when what is to be bought changes after it: prices within the policy's tolerance, up to the most that the
/// approver named, or the smaller quantity that the approver agreed to. Pure.
/// </summary>
internal static class CoverRules
{
    /// <summary>Whether what was approved covers this choice.</summary>
    /// <param name="approved">What was shown, or that part of it of which the choice still consists.</param>
    public static bool Covers(Approval given, Choice approved, Choice now) => given.Decision switch
    {
        { Approved: true, Quantity: { } quantity } part when quantity != approved.Quantity => IsTheSmaller(part, given, now),
        { Approved: true, MaxTotal: { } most } => HasSameOrders(approved, now) && now.Total <= most,
        _ => ChoiceRules.IsWithinTolerance(approved, now, given.Policy.TolerancePercent),
    };

    /// <summary>Why a decision cannot be made so; null: it can.</summary>
    public static string? WhyNot(PurchaseDocument purchase, Approval approval, PersonDecision decision)
    {
        if (decision.MaxTotal < approval.Shown.Total && !IsPart(approval, decision))
            return FormattableString.Invariant($"it costs {approval.Shown.Total:0.00}, above the {decision.MaxTotal:0.00} that you named; approve fewer units or reject it");
        if (decision.Quantity is not { } quantity || quantity == approval.Shown.Quantity) return null;
        if (quantity > approval.Shown.Quantity)
            return FormattableString.Invariant($"{approval.Shown.Quantity} were shown; more than that has to be asked for anew");
        return purchase.Orders.Count == 0 ? null : "a part of it is ordered already, so it can only be approved as a whole";
    }

    /// <summary>Whether fewer units are approved than were shown.</summary>
    public static bool IsPart(Approval approval, PersonDecision decision) =>
        decision is { Kind: DecisionKind.Approve, Quantity: { } quantity } && quantity < approval.Shown.Quantity;

    /// <summary>
    /// The quantity that was agreed to, of vendors that were shown; dearer by no more than the tolerance for a unit and for
    /// shipping, or within the most that was named.
    /// </summary>
    private static bool IsTheSmaller(ApprovalDecision part, Approval given, Choice now)
    {
        var rise = 1 + ((decimal)given.Policy.TolerancePercent / 100);
        return now.Quantity == part.Quantity && now.Lines.All(line => given.Shown.Lines.Any(shown =>
                shown.VendorId == line.VendorId
                && (part.MaxTotal is not null || (line.UnitPrice <= shown.UnitPrice * rise && line.ShippingCost <= shown.ShippingCost * rise))))
            && now.Total <= (part.MaxTotal ?? now.Total);
    }

    private static bool HasSameOrders(Choice approved, Choice now) =>
        approved.Lines.Select(line => (line.VendorId, line.Quantity)).SequenceEqual(now.Lines.Select(line => (line.VendorId, line.Quantity)));
}
