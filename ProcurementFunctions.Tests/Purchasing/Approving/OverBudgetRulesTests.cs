using ProcurementFunctions.Hosting;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Sourcing;

namespace ProcurementFunctions.Tests.Purchasing.Approving;

public sealed class OverBudgetRulesTests
{
    private static readonly DateTimeOffset Now = Samples.Now;

    private static PurchaseDocument Waiting(decimal autoApproveBelow = 0) =>
        ApprovalRules.Ask(SourcingRules.OverBudget(Samples.Chosen(), "12.00 left", Now), new(AutoApproveBelow: autoApproveBelow), Now);

    private static Decision<PurchaseDocument> Approve(PurchaseDocument purchase, bool overBudget) =>
        ApprovalRules.Decide(purchase, new(DecisionKind.Approve, "approver", purchase.Approval!.Digest, OverBudget: overBudget), Now);

    [Fact]
    public void OverBudget_Waits_AndThePolicyNeverApprovesIt()
    {
        var waiting = Waiting(autoApproveBelow: 5000);

        Assert.Equal(PurchaseStatus.AwaitingApproval, waiting.Status);
        Assert.Contains(waiting.Approval!.Shown.Notes, note => note.Contains("12.00 left", StringComparison.Ordinal));
        Assert.Single(waiting.Timeline, entry => entry.Event == "aboveBudget");
        Assert.Equal(PurchaseStatus.Expired, ApprovalRules.Wait(waiting, Now.AddDays(100)).Status);
    }

    [Fact]
    public void Approve_WithoutTheException_RefusedWithTheReason() =>
        Assert.Contains("12.00 left", Approve(Waiting(), overBudget: false).Refusal, StringComparison.Ordinal);

    [Fact]
    public void Reject_NeedsNoException() =>
        Assert.Equal(PurchaseStatus.Rejected, ApprovalRules.Decide(Waiting(), new(DecisionKind.Reject, "approver", null, "no"), Now).Value!.Status);

    [Fact]
    public void Approve_AsAnException_GoesOnAndIsTold()
    {
        var approved = Approve(Waiting(), overBudget: true).Value!;

        Assert.Equal(PurchaseStatus.Ordering, approved.Status);
        Assert.True(approved.Approval!.Decision!.OverBudget);
        Assert.Contains(approved.Timeline, entry => entry is { Event: "budgetExceeded", By: "approver" });
        Assert.True(OverBudgetRules.IsExcepted(approved));
        var held = OverBudgetRules.SetAside(approved, "2026-11", approved.Choice!.Total, Now);
        Assert.Equal(new("2026-11", BudgetState.Reserved, 1000, Now), held.Budget);
        Assert.Same(held, OverBudgetRules.SetAside(held, "2026-11", 1000, Now));
    }

    [Fact]
    public void SetAside_WhenTheBudgetCoversIt_AnApprovalIsLikeAnyOther()
    {
        var covered = OverBudgetRules.SetAside(Waiting(), "2026-12", 1000, Now);
        Assert.Null(covered.OverBudget);
        Assert.DoesNotContain(covered.Choice!.Notes.Concat(covered.Approval!.Shown.Notes), note => note.Contains("above the firm's budget", StringComparison.Ordinal));
        var approved = Approve(covered, overBudget: true).Value!;

        Assert.Equal(PurchaseStatus.Ordering, approved.Status);
        Assert.False(approved.Approval!.Decision!.OverBudget);
    }

    [Fact]
    public void AskedAnew_AnApprovalWithinTheBudget_DoesNotCoverWhatIsAboveIt()
    {
        var again = SourcingRules.OverBudget(Samples.Chosen() with { Approval = Samples.Approved().Approval }, "12.00 left", Now);
        Assert.Equal(PurchaseStatus.AwaitingApproval, ApprovalRules.Ask(again, new(), Now).Status);

        var excepted = again with { Approval = Approve(Waiting(), overBudget: true).Value!.Approval };
        Assert.Equal(PurchaseStatus.Ordering, ApprovalRules.Ask(excepted, new(), Now).Status);
    }

    [Fact]
    public void PriceRaisedAfterAnException_IsOwedWhateverTheLimit()
    {
        var approval = Approve(Waiting(), overBudget: true).Value!.Approval;

        Assert.True(BudgetAdjustment.IsOwed(Samples.Ordered() with { Approval = approval, Budget = new("2026-11", BudgetState.Committed, 1000, Now) }));
        Assert.False(BudgetAdjustment.IsOwed(Samples.Ordered() with { Budget = new("2026-11", BudgetState.Committed, 1000, Now) }));
    }
}
