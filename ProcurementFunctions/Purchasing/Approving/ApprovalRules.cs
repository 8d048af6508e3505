using System.Globalization;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Purchasing.Approving;

/// <summary>Who must agree to a purchase, and what their word is worth. Pure.</summary>
internal static class ApprovalRules
{
    /// <summary>
    /// Asks for approval of the choice. A total below the policy's limit is approved by the policy itself; what a person
    /// approved before stands while nothing changed beyond the tolerance.
    /// </summary>
    public static PurchaseDocument Ask(PurchaseDocument purchase, ApprovalPolicy policy, DateTimeOffset now)
    {
        if (purchase is not { Status: PurchaseStatus.Sourcing, Choice: { } choice }) return purchase;
        if (purchase.Approval is { Decision: { Approved: true } earlier } given
            && ChoiceRules.IsWithinTolerance(given.Shown, choice, given.Policy.TolerancePercent))
        {
            return purchase.MovedTo(
                PurchaseStatus.Ordering, now, earlier.By, $"the approval of {Money(given.Shown.Total)} covers {Money(choice.Total)}");
        }

        var byPolicy = choice.Total < policy.AutoApproveBelow && !purchase.IsOverOwnBudget;
        var approval = new Approval(
            ChoiceRules.Digest(purchase.Id, choice), !byPolicy, choice, now, now.AddHours(policy.ExpiresAfterHours), policy);
        if (byPolicy)
        {
            var detail = $"{Money(choice.Total)} is below the limit of {Money(policy.AutoApproveBelow)}";
            return (purchase with { Approval = approval with { Decision = new(true, PurchaseRules.Policy, now, detail) } })
                .Noted(now, "approved", PurchaseRules.Policy, detail)
                .MovedTo(PurchaseStatus.Ordering, now, PurchaseRules.Policy, "approved");
        }

        return (purchase with { Approval = approval }).MovedTo(
            PurchaseStatus.AwaitingApproval, now, PurchaseRules.Agent, $"{Money(choice.Total)} needs approval until {approval.ExpiresAt:u}");
    }

    /// <summary>A person's decision; bound to the digest of what they were shown.</summary>
    public static Decision<PurchaseDocument> Decide(
        PurchaseDocument purchase, bool approve, string? digest, string? comment, string by, DateTimeOffset now)
    {
        if (purchase is not { Status: PurchaseStatus.AwaitingApproval, Approval: { } approval })
            return new($"it is not waiting for a decision; it is {PurchaseRules.NameOf(purchase.Status)}");
        if (now >= approval.ExpiresAt) return new("the time to decide is over");
        if (digest is not null && digest != approval.Digest)
            return new("the offer is not the one that was shown; read the purchase again");
        if (digest is null && approve) return new("an approval names the digest of what was shown");

        var decided = purchase with { Approval = approval with { Decision = new(approve, by, now, comment) } };
        return new((approve
            ? decided.Noted(now, "approved", by, comment ?? Money(approval.Shown.Total))
                .MovedTo(PurchaseStatus.Ordering, now, by, "approved")
            : decided.MovedTo(PurchaseStatus.Rejected, now, by, comment ?? "rejected")).Signalled());
    }

    /// <summary>What time does to a purchase that waits: a reminder, then the end of the wait.</summary>
    public static PurchaseDocument Wait(PurchaseDocument purchase, DateTimeOffset now)
    {
        if (purchase is not { Status: PurchaseStatus.AwaitingApproval, Approval: { } approval }) return purchase;
        if (now >= approval.ExpiresAt)
            return purchase.MovedTo(PurchaseStatus.Expired, now, PurchaseRules.Policy, "nobody decided in time");
        if (approval.RemindedAt is null && now >= RemindAt(approval))
        {
            return (purchase with { Approval = approval with { RemindedAt = now } })
                .Noted(now, "reminded", PurchaseRules.Agent, "the decision is still waiting");
        }

        return purchase;
    }

    /// <summary>When to look again at a purchase that waits.</summary>
    public static DateTimeOffset NextLook(Approval approval)
    {
        var remind = RemindAt(approval);
        return approval.RemindedAt is null && remind < approval.ExpiresAt ? remind : approval.ExpiresAt;
    }

    private static DateTimeOffset RemindAt(Approval approval) =>
        approval.RequestedAt.AddHours(approval.Policy.RemindAfterHours);

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
