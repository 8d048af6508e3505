using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Autonomy;

/// <summary>Which purchases are approved by what was earned, and what people's decisions teach.</summary>
public sealed class AutonomyRulesTests
{
    private static readonly OperationsSettings Settings = OperationsSettings.Default with { Autonomy = new(true, 2000, 5000) };

    /// <summary>100 at 10.00 of ACME, begun by the stock check.</summary>
    private static readonly PurchaseDocument Proposal = Samples.Chosen() with { Source = PurchaseSource.StockCheck, RequestedBy = PurchaseRequest.StockCheckUser };

    private static EarnedApproval Earned(decimal amount, decimal total = 1000) => new(total, 2000, "2026-W45", 5000, total, [Limit(amount)]);

    private static EarnedLimit Limit(decimal amount, string vendor = "ACME") =>
        new(amount, "because", TrackRecordRules.Of("AR-5381", vendor, [], 10, Samples.Now));

    [Fact]
    public void Ask_WithinWhatWasEarned_IsApprovedByItWithTheEvidenceInTheRecord()
    {
        var purchase = ApprovalRules.Ask(Proposal, new(TolerancePercent: 5), Samples.Now, 30, Earned(1200));

        Assert.Equal(PurchaseStatus.Ordering, purchase.Status);
        Assert.Equal((false, "policy", 0.0), (purchase.Approval!.Required, purchase.Approval.Decision!.By, purchase.Approval.Policy.TolerancePercent));
        Assert.Equal(Earned(1200).Limits[0].Amount, purchase.Approval.Earned!.Limits[0].Amount);
        Assert.Equal(Samples.Now.AddMinutes(30), purchase.HeldUntil);
        var told = Assert.Single(purchase.Timeline, entry => entry.Event == AutonomyRules.Event);
        Assert.Equal("1000.00 is within what the agent has earned: 1200.00 for AR-5381 from ACME (because). 1000.00 of 5000.00 is bought so in 2026-W45", told.Detail);
        Assert.Single(PurchaseAuditRules.EntriesOf(purchase, 0), entry => entry is { Kind: AutonomyRules.Event, By: "policy" });
    }

    [Fact]
    public void Ask_ACentDearerWhenAskedAnew_APersonDecides()
    {
        var own = ApprovalRules.Ask(Proposal, new(TolerancePercent: 5), Samples.Now, 0, Earned(1200));
        var anew = own with { Status = PurchaseStatus.Sourcing, Choice = own.Choice! with { Total = 1000.01m } };

        Assert.Equal(PurchaseStatus.AwaitingApproval, ApprovalRules.Ask(anew, new(TolerancePercent: 5), Samples.Now, 0, Earned(1200, 1000.01m)).Status);
        Assert.Equal(PurchaseStatus.Ordering, ApprovalRules.Ask(anew with { Choice = own.Choice }, new(), Samples.Now).Status);
    }

    [Fact]
    public void Ask_TheChoiceIsNotTheOneThatWasWeighed_APersonDecides() =>
        Assert.Equal(PurchaseStatus.AwaitingApproval, ApprovalRules.Ask(Proposal, new(), Samples.Now, 0, Earned(1200, 999)).Status);

    [Fact]
    public void WhyNot_OnlyFirstProposalsOfTheStockCheckWithinEveryOtherLimit()
    {
        Assert.Null(AutonomyRules.WhyNot(Proposal, Settings));
        (PurchaseDocument Purchase, OperationsSettings Settings)[] others =
        [
            (Proposal, Settings with { Autonomy = Settings.Autonomy with { Enabled = false } }),
            (Proposal, Settings with { Autonomy = Settings.Autonomy with { PerPurchase = 999.99m } }),
            (Proposal, Settings with { Approval = new(AutoApproveBelow: 5000) }),
            (Proposal with { Source = PurchaseSource.Api }, Settings),
            (Proposal with { Source = PurchaseSource.Message }, Settings),
            (Proposal with { OverBudget = "too little" }, Settings),
            (Proposal with { IsOverOwnBudget = true }, Settings),
            (Proposal with { CountedWith = ["P-1"] }, Settings),
            (Proposal with { Rest = 5 }, Settings),
            (Proposal with { Approval = Samples.Waiting().Approval }, Settings),
            (Proposal with { Status = PurchaseStatus.Cancelled }, Settings),
            (Proposal with { Choice = Proposal.Choice! with { Lines = [Proposal.Choice.Lines[0] with { PriceFlag = "far above" }] } }, Settings),
            (Samples.Ordered() with { Source = PurchaseSource.StockCheck, Status = PurchaseStatus.Sourcing, Approval = null }, Settings),
        ];

        Assert.All(others, other => Assert.NotNull(AutonomyRules.WhyNot(other.Purchase, other.Settings)));
    }

    [Fact]
    public void IsWithin_EachVendorsPart_NotAllTogether()
    {
        var choice = Proposal.Choice!;
        var split = choice with { Lines = [choice.Lines[0] with { Quantity = 60 }, choice.Lines[0] with { VendorId = "BOLTCO", Quantity = 40 }] };

        Assert.True(AutonomyRules.IsWithin(choice, [Limit(1000)]));
        Assert.False(AutonomyRules.IsWithin(choice, [Limit(999.99m)]));
        Assert.False(AutonomyRules.IsWithin(choice, []));
        Assert.True(AutonomyRules.IsWithin(split, [Limit(600), Limit(400, "BOLTCO")]));
        Assert.False(AutonomyRules.IsWithin(split, [Limit(5000), Limit(0, "BOLTCO")]));
    }

    [Fact]
    public void Of_APersonsDecision_IsOneObservationNamedByItsPlace()
    {
        PurchaseDocument Decided(Func<PurchaseDocument, PersonDecision> said)
        {
            var waiting = ApprovalRules.Ask(Proposal, new(), Samples.Now);
            return ApprovalRules.Decide(waiting, said(waiting), Samples.Now.AddHours(1)).Value!;
        }

        Evidence One(PurchaseDocument purchase) => Assert.Single(AgreementRules.Of(purchase, 0));
        var approved = Decided(p => new(DecisionKind.Approve, "approver", p.Approval!.Digest));

        Assert.Equal((ProposalOutcome.Unchanged, 1000m, "ACME", Samples.Now.AddHours(1)), (One(approved).Proposal!.Value, One(approved).ProposedTotal!.Value, One(approved).VendorId, One(approved).At));
        Assert.Matches("^proposal:P-0123456789ABC:000[0-9]$", One(approved).Id);
        Assert.Equal(One(approved), One(approved));
        Assert.Equal(ProposalOutcome.Changed, One(Decided(p => new(DecisionKind.Approve, "approver", p.Approval!.Digest, Quantity: 40))).Proposal);
        Assert.Equal(ProposalOutcome.Changed, One(Decided(p => new(DecisionKind.Approve, "approver", p.Approval!.Digest, MaxTotal: 1100))).Proposal);
        Assert.Equal(ProposalOutcome.Rejected, One(Decided(p => new(DecisionKind.Reject, "approver", p.Approval!.Digest, "too early"))).Proposal);
        Assert.Empty(AgreementRules.Of(approved, approved.Timeline.Count));
        Assert.Empty(AgreementRules.Of(approved with { Source = PurchaseSource.Api }, 0));
    }

    [Fact]
    public void Of_WithdrawnByAPerson_IsUndoneOnce_AndByTheAgentOrByTimeNothing()
    {
        var own = ApprovalRules.Ask(Proposal, new(), Samples.Now, 30, Earned(1200));
        var undone = PurchaseRules.Cancel(own, "buyer", "we found some", Samples.Now).Value!;
        var withVendor = Samples.Ordered() with { Source = PurchaseSource.StockCheck };
        var wished = PurchaseRules.Cancel(withVendor, "buyer", "not needed", Samples.Now).Value!;
        var waiting = ApprovalRules.Ask(Proposal, new(), Samples.Now);

        Assert.Equal([ProposalOutcome.Undone], AgreementRules.Of(undone, 0).Select(one => one.Proposal!.Value));
        var gone = wished.MovedTo(PurchaseStatus.Cancelled, Samples.Now, "buyer", "not needed");
        Assert.Single(AgreementRules.Of(gone, 0), one => one.Proposal == ProposalOutcome.Undone);
        Assert.Empty(AgreementRules.Of(own, 0));
        Assert.Empty(AgreementRules.Of(ApprovalRules.Wait(waiting, Samples.Now.AddDays(30)), 0));
        Assert.Empty(AgreementRules.Of(own.MovedTo(PurchaseStatus.Cancelled, Samples.Now, PurchaseRules.Agent, "not needed any more"), 0));
    }

    [Theory]
    [InlineData(0, 1000, 10, 0.7, "autonomy.perPurchase")]
    [InlineData(-1, 1000, 10, 0.7, "autonomy.perPurchase")]
    [InlineData(500, 499, 10, 0.7, "autonomy.perPeriod")]
    [InlineData(500, 1000, 2, 0.7, "autonomy.minimumObservations")]
    [InlineData(500, 1000, 10, 0.4, "autonomy.confidence")]
    [InlineData(500, 1000, 10, double.NaN, "autonomy.confidence")]
    public void Check_LimitsThatMakeNoSense_AreToldByField(int perPurchase, int perPeriod, int least, double confidence, string field) => Assert.Contains(
        field, OperationsRules.Check(OperationsSettings.Default with { Autonomy = new(true, perPurchase, perPeriod, AutonomyPeriod.Day, least, confidence) }).Keys);

    [Fact]
    public void Check_ExcludedThatIsNoId_IsTold() => Assert.Contains(
        "autonomy.excludedItems[1]",
        OperationsRules.Check(OperationsSettings.Default with { Autonomy = new() { ExcludedItems = ["BOLT", ""] } }).Keys);
}
