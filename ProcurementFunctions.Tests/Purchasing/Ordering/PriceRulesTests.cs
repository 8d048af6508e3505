using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Purchasing.Ordering;

public sealed class PriceRulesTests
{
    private static VendorOrder Shown(PurchaseDocument purchase, decimal? price, decimal? shipping = null) =>
        Samples.Shown(purchase.Orders[0], "acknowledged", 0, 0) with { UnitPrice = price, ShippingCost = shipping };

    [Theory]
    [InlineData(null)]
    [InlineData("10.00")]
    public void Apply_NothingSaidOrTheSame_Unchanged(string? price)
    {
        var ordered = Samples.Ordered();

        Assert.Same(ordered, PriceRules.Apply(ordered, Shown(ordered, price is null ? null : decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture)), Samples.Now));
    }

    [Theory]
    [InlineData("9.00")]
    [InlineData("10.20")] // 2 % more, which is the tolerance.
    public void Apply_LessOrWithinTheTolerance_Taken(string text)
    {
        var price = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var ordered = Samples.Ordered();
        var taken = PriceRules.Apply(ordered, Shown(ordered, price), Samples.Now);

        Assert.Equal(PurchaseStatus.Ordered, taken.Status);
        Assert.Equal((price, null), (taken.Orders[0].UnitPrice, taken.Orders[0].VendorPrice));
        Assert.Equal(price * 100, PriceRules.Held(taken));
        Assert.Equal(price * 100, taken.Choice!.Total);
    }

    [Theory]
    [InlineData(1_010.0, null, 1)] // Within the total.
    [InlineData(1_009.99, null, 0)]
    [InlineData(null, 10.10, 1)]
    [InlineData(null, 10.05, 0)]
    public void Apply_WithinTheTolerance_IsTakenOnlyWithinTheCeiling(double? total, double? unit, int isTaken)
    {
        var ordered = Samples.Ordered() with { MaxTotal = (decimal?)total, MaxUnitPrice = (decimal?)unit };
        var seen = PriceRules.Apply(ordered, Shown(ordered, 10.10m), Samples.Now);

        Assert.Equal(isTaken == 1 ? PurchaseStatus.Ordered : PurchaseStatus.AwaitingApproval, seen.Status);
        if (isTaken == 0) Assert.Contains("ACME asks another price: 10", seen.Approval!.Changed!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_BelowThePolicysLimitButAboveTheCeiling_IsAskedAndSaysSo()
    {
        var ordered = Samples.Ordered() with { MaxTotal = 1_000 };
        ordered = ordered with { Approval = ordered.Approval! with { Policy = new(AutoApproveBelow: 5_000) } };
        var seen = PriceRules.Apply(ordered, Shown(ordered, 12), Samples.Now);

        Assert.Equal("ACME asks another price: 1200.00, above the ceiling of 1000.00", seen.Approval!.Changed!.Why);
        // A person may agree to it, and what costs less then needs nobody.
        var agreed = ApprovalRules.Decide(seen, new(DecisionKind.Approve, "approver", seen.Approval.Digest), Samples.Now).Value!;
        Assert.Equal(PurchaseStatus.Ordered, PriceRules.Apply(agreed, Shown(agreed, 11), Samples.Now).Status);
    }

    [Fact]
    public void Apply_LittleByLittle_TheToleranceCountsFromWhatAPersonApproved()
    {
        var ordered = Samples.Ordered();
        var once = PriceRules.Apply(ordered, Shown(ordered, 10.20m), Samples.Now);

        Assert.Equal(PurchaseStatus.AwaitingApproval, PriceRules.Apply(once, Shown(once, 10.21m), Samples.Now).Status);
    }

    private static PurchaseDocument SplitAsked(bool firstCame)
    {
        var split = Samples.Ordered(Samples.Quote("A", maximum: 60), Samples.Quote("B", maximum: 40));
        split = firstCame
            ? ReceiptRules.Receive(split, new("R-1", 60, 0, "buyer"), 10, Samples.Now).Value!
            : ShipmentRules.Apply(split, Samples.Shown(split.Orders[0], "shipped", 60, 0), Samples.Now);
        return PriceRules.Apply(split, Samples.Shown(split.Orders[1], "acknowledged", 0, 0) with { UnitPrice = 15 }, Samples.Now);
    }

    [Theory]
    [InlineData(true, PurchaseStatus.PartiallyReceived)]
    [InlineData(false, PurchaseStatus.Shipped)]
    public void Apply_OneOfTwoAfterTheOtherCame_IsAskedAndGoesOnWhereItWas(bool firstCame, PurchaseStatus status)
    {
        var asked = SplitAsked(firstCame);
        Assert.Equal((PurchaseStatus.AwaitingApproval, 1000m, 1200m), (asked.Status, asked.Approval!.Changed!.OldTotal, asked.Approval.Changed.NewTotal));
        var approved = ApprovalRules.Decide(asked, new(DecisionKind.Approve, "approver", asked.Approval.Digest), Samples.Now).Value!;

        Assert.Equal(status, ShipmentRules.CaughtUp(approved, Samples.Now).Status);
        Assert.Equal(1200m, PriceRules.Held(approved));
    }

    [Fact]
    public void Refused_OneOfTwo_TheOtherStands()
    {
        var asked = SplitAsked(false);
        var refused = ApprovalRules.Decide(asked, new(DecisionKind.Reject, "approver", asked.Approval!.Digest, "too dear"), Samples.Now).Value!;
        Assert.Null(refused.Cancel);
        Assert.Equal([null, "too dear"], refused.Orders.Select(order => order.CancelWish?.Reason));
        Assert.False(refused.IsAsked());
        // Seen again with the same price, it is not asked about once more.
        Assert.Same(refused, PriceRules.Apply(refused, Samples.Shown(refused.Orders[1], "acknowledged", 0, 0) with { UnitPrice = 15 }, Samples.Now));

        var cancelled = RestRules.OfWhatStands(OrderRules.Cancelled(refused, refused.Orders[1].Number, "approver", "too dear", Samples.Now));
        Assert.Equal(["A"], cancelled.Choice!.Lines.Select(line => line.VendorId));
        Assert.Equal((600m, PurchaseStatus.Ordered), (PriceRules.Held(cancelled), RestRules.Check(cancelled, Samples.Now).Status));
    }

    /// <summary>60 from A and 40 from B at 10 each are ordered; B asks 15, and a person agrees to it.</summary>
    private static PurchaseDocument SplitRaised()
    {
        var asked = SplitAsked(false);
        var approved = ApprovalRules.Decide(asked, new(DecisionKind.Approve, "approver", asked.Approval!.Digest), Samples.Now).Value!;
        return approved with { Budget = new("2026-11", BudgetState.Committed, 1000, Samples.Now) };
    }

    [Fact]
    public void Forbidden_OneOfTwoRaised_ThatOneIsGivenBackAndAskedOfOthers()
    {
        var raised = SplitRaised();
        Assert.True(BudgetAdjustment.IsNeeded(raised));

        var forbidden = BudgetAdjustment.Forbidden(raised, "over the limit", Samples.Now);
        Assert.Null(forbidden.Cancel);
        Assert.Equal([null, "over the limit"], forbidden.Orders.Select(order => order.CancelWish?.Reason));
        Assert.NotEqual(forbidden.SignalsSeen, forbidden.Signals);
        Assert.EndsWith("over the limit; the other orders stand", forbidden.Timeline[^1].Detail, StringComparison.Ordinal);
        // While its vendor does not answer the limit forbids it again, which changes nothing.
        Assert.Same(forbidden, BudgetAdjustment.Forbidden(forbidden, "over the limit", Samples.Now));

        var cancelled = RestRules.OfWhatStands(OrderRules.Cancelled(forbidden, forbidden.Orders[1].Number, "policy", "over the limit", Samples.Now));
        var sought = RestRules.Check(ShipmentRules.CaughtUp(cancelled, Samples.Now), Samples.Now);
        Assert.Equal((PurchaseStatus.Sourcing, 40, 600m), (sought.Status, sought.Rest, PriceRules.Held(sought)));
        Assert.StartsWith("B asked more than the budget allows, so 40 of 100 are missing", sought.Timeline[^1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Forbidden_AllRaised_AllIsCancelled()
    {
        var ordered = Samples.Ordered();
        var raised = PriceRules.Taken(
            OrderRules.Change(ordered, ordered.Orders[0].Number, order => order with { VendorPrice = new(15, 0) }), "policy", "below the limit", Samples.Now);

        var forbidden = BudgetAdjustment.Forbidden(raised, "over the limit", Samples.Now);

        Assert.Equal(("over the limit", null), (forbidden.Cancel?.Reason, forbidden.Orders[0].CancelWish));
        Assert.Same(forbidden, BudgetAdjustment.Forbidden(forbidden, "over the limit", Samples.Now));
    }

    [Fact]
    public void Done_TheLedgerHasTheNewPrice_NothingOfItIsForbiddenLater()
    {
        var done = BudgetAdjustment.Done(SplitRaised(), 1200, Samples.Now);

        Assert.Equal(1200m, done.Budget!.Amount);
        Assert.All(done.Orders, order => Assert.Null(order.PriceBefore));
        Assert.False(BudgetAdjustment.IsNeeded(done));
    }

    [Fact]
    public void Taken_Lower_IsNothingThatTheBudgetCouldForbid()
    {
        var ordered = Samples.Ordered();

        Assert.Null(PriceRules.Apply(ordered, Shown(ordered, 9), Samples.Now).Orders[0].PriceBefore);
        Assert.Equal(new OrderPrice(10, 0), PriceRules.Apply(ordered, Shown(ordered, 10.20m), Samples.Now).Orders[0].PriceBefore);
    }

    [Fact]
    public void Apply_ShippingRaisedBeyondIt_IsAskedAgainWithBothTotals()
    {
        var ordered = Samples.Ordered();
        var asked = PriceRules.Apply(ordered, Shown(ordered, null, 50), Samples.Now);

        Assert.Equal(PurchaseStatus.AwaitingApproval, asked.Status);
        Assert.Equal((1000m, 1050m), (asked.Approval!.Changed!.OldTotal, asked.Approval.Changed.NewTotal));
        Assert.NotEqual(ordered.Approval!.Digest, asked.Approval.Digest);
        Assert.Equal(1000m, PriceRules.Held(asked)); // Not agreed to, so not the firm's cost yet.
    }

    [Fact]
    public void Apply_BelowTheLimitOfThePolicy_NobodyIsAsked()
    {
        var byPolicy = Samples.Ordered() with { };
        byPolicy = byPolicy with { Approval = byPolicy.Approval! with { Policy = new ApprovalPolicy(AutoApproveBelow: 2000m) } };

        Assert.Equal(15m, PriceRules.Apply(byPolicy, Shown(byPolicy, 15), Samples.Now).Orders[0].UnitPrice);
    }

    [Fact]
    public void Decide_ApprovedOrRejected_TakenOrToBeCancelledWithTheVendor()
    {
        var ordered = Samples.Ordered();
        var asked = PriceRules.Apply(ordered, Shown(ordered, 15), Samples.Now);
        var yes = ApprovalRules.Decide(asked, new(DecisionKind.Approve, "approver", asked.Approval!.Digest), Samples.Now).Value!;
        var no = ApprovalRules.Decide(asked, new(DecisionKind.Reject, "approver", null, "too dear"), Samples.Now).Value!;

        Assert.Equal((PurchaseStatus.Ordered, 15m, null), (yes.Status, yes.Orders[0].UnitPrice, yes.Cancel));
        Assert.Equal((PurchaseStatus.Ordered, 10m, "too dear"), (no.Status, no.Orders[0].UnitPrice, no.Cancel!.Reason));
    }

    [Fact]
    public void Wait_NobodyDecidesAboutThePrice_ToBeCancelledWithTheVendor()
    {
        var ordered = Samples.Ordered();
        var asked = PriceRules.Apply(ordered, Shown(ordered, 15), Samples.Now);
        var late = ApprovalRules.Wait(asked, asked.Approval!.ExpiresAt);

        Assert.Equal((PurchaseStatus.Ordered, "policy"), (late.Status, late.Cancel!.By));
    }

    [Fact]
    public void Cancel_WhileThePriceIsAsked_GoesToTheVendor()
    {
        var ordered = Samples.Ordered();
        var asked = PriceRules.Apply(ordered, Shown(ordered, 15), Samples.Now);
        var cancelled = PurchaseRules.Cancel(asked, "buyer", "no more", Samples.Now).Value!;

        Assert.Equal((PurchaseStatus.Ordered, "no more"), (cancelled.Status, cancelled.Cancel!.Reason));
    }
}
