using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Purchasing.Sourcing;

namespace ProcurementFunctions.Tests.Purchasing.Approving;

public sealed class ApprovalRulesTests
{
    [Fact]
    public void Ask_BelowTheLimit_PolicyApprovesAndSaysSo()
    {
        var purchase = ApprovalRules.Ask(Samples.Chosen(), new ApprovalPolicy(AutoApproveBelow: 1000.01m), Samples.Now);

        Assert.Equal(PurchaseStatus.Ordering, purchase.Status);
        Assert.False(purchase.Approval!.Required);
        Assert.Equal("policy", purchase.Approval.Decision!.By);
        Assert.Contains(purchase.Timeline, entry => entry is { Event: "approved", By: "policy" });
    }

    [Fact]
    public void Ask_AboveTheRequestersOwnBudget_APersonDecidesWhateverThePolicyLetsPass()
    {
        var place = new LedgerPlace("2026-11", 1000m);
        var within = SourcingRules.Reserved(Samples.Chosen(), place, 1000m, 1000m, Samples.Now);
        var above = SourcingRules.Reserved(Samples.Chosen(), place, 1000m, 500m, Samples.Now);
        var policy = new ApprovalPolicy(AutoApproveBelow: 5000m);

        Assert.Equal(PurchaseStatus.Ordering, ApprovalRules.Ask(within, policy, Samples.Now).Status);
        Assert.Equal(PurchaseStatus.AwaitingApproval, ApprovalRules.Ask(above, policy, Samples.Now).Status);
        Assert.Contains(
            "with it the requester holds 1000.00 in 2026-11, above the 500.00 they told as their budget", above.Choice!.Notes);
    }

    [Fact]
    public void Ask_PriceFarFromTheUsual_APersonDecidesWhateverThePolicyLetsPass()
    {
        var usual = new UsualPrice(5, 4, 6, 20, Samples.Now, BeliefBasis.Evidence, null);
        var chosen = Samples.Chosen(100, Samples.Quote("ACME") with { Usual = usual });
        var waiting = ApprovalRules.Ask(chosen, new ApprovalPolicy(AutoApproveBelow: 5000m), Samples.Now);

        Assert.Equal(PurchaseStatus.AwaitingApproval, waiting.Status);
        Assert.Contains(waiting.Approval!.Shown.Notes, note => note.Contains("far above the usual 5.00", StringComparison.Ordinal));
        Assert.Contains(waiting.Timeline, entry => entry is { Event: "priceFlagged", By: "agent" });
    }

    [Fact]
    public void Ask_PriceFarFromTheUsualInASecondRound_OnlyAPersonsApprovalCoversIt()
    {
        var flagged = Samples.Chosen(100, Samples.Quote("ACME") with { Usual = new(5, 4, 6, 20, Samples.Now, BeliefBasis.Evidence, null) });
        var policy = new ApprovalPolicy(AutoApproveBelow: 5000m);
        var byPolicy = ApprovalRules.Ask(Samples.Chosen(), policy, Samples.Now).Approval!;
        var byPerson = byPolicy with { Decision = byPolicy.Decision! with { By = "approver" } };

        Assert.Equal(PurchaseStatus.AwaitingApproval, ApprovalRules.Ask(flagged with { Approval = byPolicy }, policy, Samples.Now).Status);
        Assert.Equal(PurchaseStatus.Ordering, ApprovalRules.Ask(flagged with { Approval = byPerson }, policy, Samples.Now).Status);
    }

    [Fact]
    public void Wait_WhomItWasPassedOnToIsAway_ToTheDeputyWithTheWholeTime()
    {
        var policy = new ApprovalPolicy(EscalateTo: "cfo");
        var waiting = ApprovalRules.Ask(Samples.Chosen(), policy, Samples.Now);
        var passed = ApprovalRules.Pass(waiting, "ann", null, "approver", Samples.Now).Value!;
        var later = Samples.Now.AddHours(1);

        var deputised = ApprovalRules.Wait(passed, later, new("eve", "cfo"));
        Assert.Equal(("eve", later), (deputised.Approval!.PassedTo, deputised.Approval.PassedAt));
        Assert.Same(deputised, ApprovalRules.Wait(deputised, later, new("eve", "cfo")));

        // The next approver is away too, and then nobody is left to ask.
        var escalated = ApprovalRules.Wait(deputised, later.AddDays(10), new("eve", "zoe"));
        Assert.Equal("zoe", escalated.Approval!.PassedTo);
        Assert.Equal(PurchaseStatus.Expired, ApprovalRules.Wait(escalated, later.AddDays(20), new("zoe", "zoe")).Status);
    }

    [Fact]
    public void Ask_AtTheLimit_APersonDecides() => Assert.Equal(
        PurchaseStatus.AwaitingApproval,
        ApprovalRules.Ask(Samples.Chosen(), new ApprovalPolicy(AutoApproveBelow: 1000m), Samples.Now).Status);

    [Fact]
    public void Decide_ApproveWithDigest_Ordering()
    {
        var waiting = Samples.Waiting();
        var decided = ApprovalRules.Decide(waiting, new(DecisionKind.Approve, "approver", waiting.Approval!.Digest, "fine"), Samples.Now).Value!;

        Assert.Equal(PurchaseStatus.Ordering, decided.Status);
        Assert.Equal("approver", decided.Approval!.Decision!.By);
        Assert.Equal(waiting.Signals + 1, decided.Signals);
    }

    [Fact]
    public void Decide_Reject_EndsIt()
    {
        var decided = ApprovalRules.Decide(Samples.Waiting(), new(DecisionKind.Reject, "approver", null, "too dear"), Samples.Now).Value!;

        Assert.Equal(PurchaseStatus.Rejected, decided.Status);
        Assert.Equal("too dear", decided.Timeline[^1].Detail);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0000")]
    public void Decide_ApproveWithoutTheDigestShown_Refused(string? digest) =>
        Assert.False(ApprovalRules.Decide(Samples.Waiting(), new(DecisionKind.Approve, "approver", digest), Samples.Now).IsAccepted);

    [Fact]
    public void Decide_Twice_SecondRefused()
    {
        var waiting = Samples.Waiting();
        var digest = waiting.Approval!.Digest;
        var decided = ApprovalRules.Decide(waiting, new(DecisionKind.Approve, "approver", digest), Samples.Now).Value!;

        Assert.Contains("ordering", ApprovalRules.Decide(decided, new(DecisionKind.Reject, "other", digest), Samples.Now).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_AfterTheTime_Refused()
    {
        var waiting = Samples.Waiting(new ApprovalPolicy(ExpiresAfterHours: 1));

        Assert.False(ApprovalRules.Decide(waiting, new(DecisionKind.Approve, "approver", waiting.Approval!.Digest), Samples.Now.AddHours(1)).IsAccepted);
    }

    [Fact]
    public void Wait_TimePasses_RemindsOnceThenExpires()
    {
        var waiting = Samples.Waiting(new ApprovalPolicy(ExpiresAfterHours: 72, RemindAfterHours: 24));

        Assert.Same(waiting, ApprovalRules.Wait(waiting, Samples.Now.AddHours(23)));
        Assert.Equal(Samples.Now.AddHours(24), ApprovalRules.NextLook(waiting.Approval!));
        var reminded = ApprovalRules.Wait(waiting, Samples.Now.AddHours(24));
        Assert.Equal("reminded", reminded.Timeline[^1].Event);
        Assert.Same(reminded, ApprovalRules.Wait(reminded, Samples.Now.AddHours(48)));
        Assert.Equal(Samples.Now.AddHours(72), ApprovalRules.NextLook(reminded.Approval!));
        Assert.Equal(PurchaseStatus.Expired, ApprovalRules.Wait(reminded, Samples.Now.AddHours(72)).Status);
    }

    [Fact]
    public void Ask_AgainWithinTolerance_ApprovalStands()
    {
        var approved = Samples.Approved();
        var again = approved with
        {
            Status = PurchaseStatus.Sourcing,
            Choice = Samples.Chosen(100, Samples.Quote("ACME", 10.20m)).Choice,
        };

        Assert.Equal(PurchaseStatus.Ordering, ApprovalRules.Ask(again, new ApprovalPolicy(), Samples.Now).Status);
    }

    [Fact]
    public void Ask_AgainBeyondTolerance_AskedAgain()
    {
        var approved = Samples.Approved();
        var again = approved with
        {
            Status = PurchaseStatus.Sourcing,
            Choice = Samples.Chosen(100, Samples.Quote("ACME", 10.21m)).Choice,
        };
        var asked = ApprovalRules.Ask(again, new ApprovalPolicy(), Samples.Now);

        Assert.Equal(PurchaseStatus.AwaitingApproval, asked.Status);
        Assert.Null(asked.Approval!.Decision);
        Assert.NotEqual(approved.Approval!.Digest, asked.Approval.Digest);
    }
}
