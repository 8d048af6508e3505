using System.Globalization;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Purchasing.Ordering;

namespace ProcurementFunctions.Purchasing.Approving;

/// <summary>Who must agree to a purchase, and what their word is worth. Pure.</summary>
internal static class ApprovalRules
{
    /// <summary>How often people may pass one decision on.</summary>
    public const int MostPasses = 10;

    /// <summary>
    /// Asks for approval of the choice. A total below the policy's limit is approved by the policy itself; what a person
    /// approved before stands while nothing changed beyond the tolerance.
    /// </summary>
    /// <param name="earned">What the agent had earned to buy by itself, if this choice is within it.</param>
    public static PurchaseDocument Ask(
        PurchaseDocument purchase, ApprovalPolicy policy, DateTimeOffset now, double holdMinutes = 0, EarnedApproval? earned = null)
    {
        if (purchase is not { Status: PurchaseStatus.Sourcing, Choice: { } choice }) return purchase;
        var given = purchase.Approval is { Decision.Approved: true } earlier ? earlier : null;
        if (given is not null && !(purchase.OverBudget is not null && !given.Decision!.OverBudget) && !(IsFlagged(choice) && given.Decision!.By == PurchaseRules.Policy)
            && CoverRules.Covers(given, given.Shown, choice))
        {
            // From here on the approval is of the fewer that are bought.
            if (given.Decision!.Quantity is { } part && part != given.Shown.Quantity)
                return HoldRules.Approved(purchase with { Approval = given with { Shown = choice } }, given.Decision.By, now);
            return purchase.MovedTo(
                PurchaseStatus.Ordering, now, given.Decision!.By, $"the approval of {Money(given.Shown.Total)} covers {Money(choice.Total)}");
        }

        var changed = given is null ? null : ChangeOf(given.Shown, choice, WhyAsked(purchase));
        var approval = Asked(purchase, choice, policy, now) with { HoldMinutes = holdMinutes, Changed = changed };
        if (IsCovered(purchase, policy, choice.Total))
        {
            var detail = $"{Money(choice.Total)} is below the limit of {Money(policy.AutoApproveBelow)}";
            var byPolicy = approval with { Required = false, Decision = new(true, PurchaseRules.Policy, now, detail) };
            return HoldRules.Approved((purchase with { Approval = byPolicy }).Noted(now, "approved", PurchaseRules.Policy, detail), PurchaseRules.Policy, now);
        }

        if (earned is not null && earned.Total == choice.Total && given is null)
        {
            var detail = AutonomyRules.Told(earned);
            // What was earned covers this and nothing dearer.
            var byItself = approval with { Required = false, Policy = policy with { TolerancePercent = 0 }, Decision = new(true, PurchaseRules.Policy, now, detail), Earned = earned };
            return HoldRules.Approved((purchase with { Approval = byItself }).Noted(now, AutonomyRules.Event, PurchaseRules.Policy, detail), PurchaseRules.Policy, now);
        }

        return (purchase with { Approval = approval }).MovedTo(
            PurchaseStatus.AwaitingApproval, now, PurchaseRules.Agent, $"{Needed(choice, changed)} needs approval until {approval.ExpiresAt:u}");
    }

    /// <summary>Asks again about an order that its vendor has already, as the vendor wants another price.</summary>
    /// <param name="approved">What of it was approved.</param>
    public static PurchaseDocument AskAgain(PurchaseDocument purchase, Choice approved, Choice proposed, string why, DateTimeOffset now)
    {
        if (!purchase.IsFollowed() || purchase.Approval is not { } given) return purchase;
        var changed = ChangeOf(approved, proposed, why);
        var approval = Asked(purchase, proposed, given.Policy, now) with { HoldMinutes = given.HoldMinutes, Changed = changed };
        return (purchase with { Approval = approval }).MovedTo(
            PurchaseStatus.AwaitingApproval, now, PurchaseRules.Agent, $"{Needed(proposed, changed)} needs approval until {approval.ExpiresAt:u}");
    }

    /// <summary>
    /// Whether the policy approves this total by itself; never where a price is out of line, the budget does not cover it, or it
    /// comes to the limit together with others.
    /// </summary>
    public static bool IsCovered(PurchaseDocument purchase, ApprovalPolicy policy, decimal total) =>
        total < policy.AutoApproveBelow && purchase is { IsOverOwnBudget: false, OverBudget: null, CountedWith: null } && !IsFlagged(purchase.Choice);

    /// <summary>A person's decision; bound to the digest of what they were shown. The same one again changes nothing.</summary>
    public static Decision<PurchaseDocument> Decide(PurchaseDocument purchase, PersonDecision said, DateTimeOffset now)
    {
        var approve = said.Kind == DecisionKind.Approve;
        if (purchase.Status != PurchaseStatus.AwaitingApproval && IsSame(purchase.Approval, said)) return new(purchase);
        if (purchase is not { Status: PurchaseStatus.AwaitingApproval, Approval: { } approval })
            return new($"it is not waiting for a decision; it is {PurchaseRules.NameOf(purchase.Status)}");
        if (now >= approval.ExpiresAt) return new("the time to decide is over");
        if (said.Digest is not null && said.Digest != approval.Digest)
            return new("the offer is not the one that was shown; read the purchase again");
        if (said.Digest is null && approve) return new("an approval names the digest of what was shown");
        if (CoverRules.WhyNot(purchase, approval, said) is { } not) return new(not);
        if (CoverRules.IsPart(approval, said)) return new(PartApproved(purchase, approval, said, now).Signalled());
        if (approve && !said.OverBudget && OverBudgetRules.WhyNot(purchase) is { } why) return new(why);

        var isException = approve && said.OverBudget && (purchase.OverBudget is not null || purchase.IsAsked());
        var decided = purchase with { Approval = approval with { Decision = new(approve, said.By, now, said.Comment, isException, null, said.MaxTotal) } };
        if (isException) decided = decided.Noted(now, "budgetExceeded", said.By, purchase.OverBudget ?? "whatever the budget covers");
        if (purchase.IsAsked()) return new(PriceRules.Decided(decided, approve, said.By, said.Comment, now).Signalled());
        return new((approve
            ? HoldRules.Approved(decided.Noted(now, "approved", said.By, said.Comment ?? UpTo(approval.Shown.Total, said.MaxTotal)), said.By, now)
            : NotAgreed(decided, PurchaseStatus.Rejected, said.By, said.Comment ?? "rejected", now)).Signalled());
    }

    /// <summary>
    /// Fewer are approved than were shown: vendors are asked for so many, and the approval covers what they answer unless it is
    /// dearer for a unit than what was shown, or comes of another vendor.
    /// </summary>
    private static PurchaseDocument PartApproved(PurchaseDocument purchase, Approval approval, PersonDecision said, DateTimeOffset now)
    {
        var detail = string.Create(CultureInfo.InvariantCulture, $"{said.Quantity} of {approval.Shown.Quantity}{(said.Comment is { } comment ? $": {comment}" : "")}");
        return (purchase with
        {
            Quantity = said.Quantity!.Value,
            RaisedFrom = null,
            Approval = approval with { Decision = new(true, said.By, now, said.Comment, said.OverBudget && purchase.OverBudget is not null, said.Quantity, said.MaxTotal) },
        }).Noted(now, "approvedInPart", said.By, detail)
            .MovedTo(PurchaseStatus.Sourcing, now, PurchaseRules.Agent, "vendors are asked for the quantity that was approved");
    }

    private static string UpTo(decimal total, decimal? most) => most is { } ceiling ? $"{Money(total)}, up to {Money(ceiling)}" : Money(total);

    /// <summary>
    /// An approver leaves the decision to the next one, who gets the whole time for it. Everybody else with the role may
    /// still decide.
    /// </summary>
    /// <param name="to">Whom to; null: the policy's next approver.</param>
    public static Decision<PurchaseDocument> Pass(
        PurchaseDocument purchase, string? to, string? comment, string by, DateTimeOffset now)
    {
        if (purchase is not { Status: PurchaseStatus.AwaitingApproval, Approval: { } approval })
            return new($"it is not waiting for a decision; it is {PurchaseRules.NameOf(purchase.Status)}");
        if (now >= approval.ExpiresAt) return new("the time to decide is over");
        if ((to ?? approval.Policy.EscalateTo) is not { } next) return new("there is no next approver; name one");
        if (next == approval.PassedTo) return new(purchase);
        if (purchase.IsRequestedBy(next)) return new("a requester cannot decide about their own purchase");
        if (approval.Passes >= MostPasses) return new("it has been passed on often enough; approve or reject it");
        var passed = PassedOn(approval, next, now) with { Passes = approval.Passes + 1 };
        return new((purchase with { Approval = passed }).Noted(now, "passedOn", by, comment ?? "to the next approver").Signalled());
    }

    /// <summary>What time does to a purchase that waits: a reminder, the next approver where there is one, then the end.</summary>
    /// <param name="present">Who decides in place of approvers who are away; null: nobody is.</param>
    public static PurchaseDocument Wait(PurchaseDocument purchase, DateTimeOffset now, StandIns? present = null)
    {
        if (purchase is not { Status: PurchaseStatus.AwaitingApproval, Approval: { } approval }) return purchase;
        present ??= StandIns.NobodyAway(approval);
        if (present.PassedTo is { } deputy && deputy != approval.PassedTo)
        {
            return (purchase with { Approval = PassedOn(approval, deputy, now) })
                .Noted(now, "passedOn", PurchaseRules.Agent, "whom it was passed on to is away; to the deputy");
        }

        if (now >= approval.ExpiresAt)
        {
            if (present.Next is { } next && next != approval.PassedTo && !purchase.IsRequestedBy(next))
            {
                return (purchase with { Approval = PassedOn(approval, next, now) })
                    .Noted(now, "passedOn", PurchaseRules.Policy, "nobody decided in time; to the next approver");
            }

            return purchase.IsAsked()
                ? PriceRules.Refused(purchase, PurchaseRules.Policy, "nobody decided about its price in time", now)
                : NotAgreed(purchase, PurchaseStatus.Expired, PurchaseRules.Policy, "nobody decided in time", now);
        }

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

    /// <summary>Nobody agrees to it: it ends, or goes on with the orders that were agreed to before.</summary>
    private static PurchaseDocument NotAgreed(PurchaseDocument purchase, PurchaseStatus end, string by, string why, DateTimeOffset now) =>
        purchase.HasStandingOrder()
            ? RestRules.GoneOn(purchase.Noted(now, end == PurchaseStatus.Expired ? "restExpired" : "restRejected", by, why), PurchaseRules.Agent, "nobody agrees to the rest", now)
            : purchase.MovedTo(end, now, by, why);

    private static string WhyAsked(PurchaseDocument purchase) => purchase switch
    {
        { Rest: { } rest } => string.Create(CultureInfo.InvariantCulture, $"{rest} of {purchase.Quantity} have to come from others"),
        { Approval: { Decision.Quantity: { } part, Shown.Quantity: var shown } } when part != shown =>
            string.Create(CultureInfo.InvariantCulture, $"{part} instead of {shown} cannot be had as they were shown"),
        _ => "the vendors were asked anew",
    };

    /// <summary>A price out of line is a person's to judge: what the policy approved before does not cover it either.</summary>
    private static bool IsFlagged(Choice? choice) => choice?.Lines.Any(line => line.PriceFlag is not null) == true;

    private static Approval Asked(PurchaseDocument purchase, Choice choice, ApprovalPolicy policy, DateTimeOffset now) => new(
        ChoiceRules.Digest(purchase.Id, choice), true, choice, now, now.AddHours(policy.ExpiresAfterHours), policy);

    private static Approval PassedOn(Approval approval, string next, DateTimeOffset now) => approval with
    {
        PassedTo = next,
        PassedAt = now,
        RemindedAt = null,
        ExpiresAt = now.AddHours(approval.Policy.ExpiresAfterHours),
    };

    private static bool IsSame(Approval? approval, PersonDecision said) =>
        approval is { Decision: { } decision } && decision.Approved == (said.Kind == DecisionKind.Approve) && decision.By == said.By
        && (said.Digest ?? approval.Digest) == approval.Digest && (said.Quantity is null || said.Quantity == (decision.Quantity ?? approval.Shown.Quantity));

    private static ApprovalChange ChangeOf(Choice before, Choice now, string why) =>
        new(why, before.Total, now.Total, before.Quantity, now.Quantity, VendorsOf(before), VendorsOf(now));

    private static string[] VendorsOf(Choice choice) => [.. choice.Lines.Select(line => line.VendorId)];

    private static string Needed(Choice choice, ApprovalChange? changed) => changed is null
        ? Money(choice.Total)
        : $"{changed.Why}: {Money(choice.Total)} instead of {Money(changed.OldTotal)}";

    private static DateTimeOffset RemindAt(Approval approval) =>
        (approval.PassedAt ?? approval.RequestedAt).AddHours(approval.Policy.RemindAfterHours);

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
