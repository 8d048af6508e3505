using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Sourcing;

namespace ProcurementFunctions.Tests.Purchasing.Ordering;

public sealed class OrderRulesTests
{
    [Fact]
    public void Plan_Approved_OneOrderALineWithItsNumberBeforeAnyCall()
    {
        var planned = Samples.Planned(Samples.Quote("A", maximum: 60), Samples.Quote("B", maximum: 60));

        Assert.Equal(["PO-0123456789ABC-1-1", "PO-0123456789ABC-1-2"], planned.Orders.Select(order => order.Number));
        Assert.All(planned.Orders, order => Assert.False(order.Attempted));
    }

    [Fact]
    public void Plan_Again_Unchanged()
    {
        var planned = Samples.Planned();

        Assert.Same(planned, OrderRules.Plan(planned, Shipping.Express, Samples.Now.AddHours(1)));
    }

    [Fact]
    public void Plan_QuoteRanOut_VendorsAreAskedAnew()
    {
        var again = OrderRules.Plan(Samples.Approved(), Shipping.Standard, Samples.Now.AddDays(30));

        Assert.Equal(PurchaseStatus.Sourcing, again.Status);
        Assert.Equal(2, again.Round);
        Assert.Empty(again.Orders);
    }

    [Fact]
    public void Plan_QuotesRunOutEveryTime_Fails()
    {
        var last = Samples.Approved() with { Round = OrderRules.MaxRounds };

        Assert.Equal(PurchaseStatus.Failed, OrderRules.Plan(last, Shipping.Standard, Samples.Now.AddDays(30)).Status);
    }

    [Fact]
    public void Plan_CancelledBefore_NoOrderIsMade()
    {
        var cancelled = PurchaseRules.Cancel(Samples.Approved(), "buyer", "not needed", Samples.Now).Value!;
        var planned = OrderRules.Plan(cancelled, Shipping.Standard, Samples.Now);

        Assert.Equal(PurchaseStatus.Cancelled, planned.Status);
        Assert.Empty(planned.Orders);
    }

    [Fact]
    public void Placed_Twice_CountsOnce()
    {
        var ordered = Samples.Ordered();
        var again = OrderRules.Placed(ordered, Samples.Shown(ordered.Orders[0], "acknowledged", 0, 0), Samples.Now.AddHours(1));

        Assert.Same(ordered, again);
        Assert.Equal(PurchaseStatus.Ordered, ordered.Status);
        Assert.Equal(Samples.Now, ordered.Orders[0].PlacedAt);
    }

    [Fact]
    public void AllTold_EveryVendorRefused_TheNextBestAreAsked()
    {
        var again = OrderRules.AllTold(Refused(Samples.Planned()), Samples.Now);

        Assert.Equal((PurchaseStatus.Sourcing, 2), (again.Status, again.Round));
        Assert.Equal("ACME refused the order; asking again", again.Timeline[^1].Detail);
        Assert.Equal(["ACME"], again.Wish().NotAgain);
        Assert.False(again.IsVendorTold());
    }

    [Fact]
    public void AllTold_EveryVendorRefusedAndNobodyElse_Failed()
    {
        var again = OrderRules.AllTold(Refused(Samples.Planned()), Samples.Now);
        var (choice, record) = ChoiceRules.Choose(Samples.Inputs(100));

        Assert.Equal(PurchaseStatus.Failed, SourcingRules.Chosen(again, [], [], choice, record, Samples.Now).Status);
    }

    [Fact]
    public void AllTold_RefusedInTheLastRound_Failed() => Assert.Equal(
        PurchaseStatus.Failed, OrderRules.AllTold(Refused(Samples.Planned()) with { Round = OrderRules.MaxRounds }, Samples.Now).Status);

    [Fact]
    public void Plan_AfterARefusal_NewNumbersBesideTheRefusedOrder()
    {
        var again = OrderRules.AllTold(Refused(Samples.Planned()), Samples.Now);
        var quote = Samples.Quote("BOLT", 10.10m);
        var (choice, record) = ChoiceRules.Choose(Samples.Inputs(100, quote));
        var waiting = ApprovalRules.Ask(SourcingRules.Chosen(again, [quote], [], choice, record, Samples.Now), new ApprovalPolicy(), Samples.Now);
        Assert.Equal(PurchaseStatus.AwaitingApproval, waiting.Status);
        Assert.Equal(["ACME"], waiting.Approval!.Changed!.OldVendors);
        var approved = ApprovalRules.Decide(waiting, new(DecisionKind.Approve, "approver", waiting.Approval.Digest), Samples.Now).Value!;
        var planned = OrderRules.Plan(approved, Shipping.Standard, Samples.Now);

        Assert.Equal([("ACME", OrderState.Refused), ("BOLT", OrderState.Planned)], planned.Orders.Select(order => (order.VendorId, order.State)));
        Assert.Equal(2, planned.Orders.Select(order => order.Number).Distinct().Count());
        Assert.Same(planned, OrderRules.Plan(planned, Shipping.Standard, Samples.Now));
    }

    [Fact]
    public void Plan_AllRefusedAndNotToldYet_NoOrderTwice()
    {
        var refused = Refused(Samples.Planned());

        Assert.Same(refused, OrderRules.Plan(refused, Shipping.Standard, Samples.Now));
    }

    [Fact]
    public void Lessons_TakenOrRefused_OnceForEachOrder()
    {
        var placed = Samples.Ordered();
        var refused = Refused(Samples.Planned());

        Assert.Null(OrderLessons.Of(Samples.Planned(), Samples.Planned().Orders[0], Samples.Now));
        Assert.True(OrderLessons.Of(placed, placed.Orders[0], Samples.Now)!.Accepted);
        Assert.False(OrderLessons.Of(refused, refused.Orders[0], Samples.Now)!.Accepted);
        Assert.Equal($"taken:{refused.Orders[0].Number}", OrderLessons.Of(refused, refused.Orders[0], Samples.Now)!.Id);
    }

    [Fact]
    public void AllTold_WithdrawnBeforeTheVendorHadIt_Cancelled()
    {
        var asked = PurchaseRules.Cancel(Samples.Planned(), "buyer", "not needed", Samples.Now).Value!;
        var gone = OrderRules.Cancelled(asked, asked.Orders[0].Number, "buyer", "the vendor never had it", Samples.Now);

        Assert.Equal(PurchaseStatus.Cancelled, OrderRules.AllTold(gone, Samples.Now).Status);
    }

    [Fact]
    public void AllTold_OneStillOpen_Waits()
    {
        var planned = Samples.Planned();

        Assert.Same(planned, OrderRules.AllTold(planned, Samples.Now));
    }

    [Fact]
    public void Unconfirmed_ThenFound_Ordered()
    {
        var planned = OrderRules.Attempt(Samples.Planned(), "PO-0123456789ABC-1-1", Samples.Now);
        var unconfirmed = UnconfirmedRules.Unanswered(planned, Samples.Now);

        Assert.Equal(PurchaseStatus.Unconfirmed, unconfirmed.Status);
        var found = OrderRules.Placed(unconfirmed, Samples.Shown(planned.Orders[0], "acknowledged", 0, 0), Samples.Now);
        Assert.Equal(PurchaseStatus.Ordered, OrderRules.AllTold(found, Samples.Now).Status);
    }

    [Theory]
    [InlineData(PurchaseStatus.Shipped)]
    [InlineData(PurchaseStatus.PartiallyReceived)]
    [InlineData(PurchaseStatus.Received)]
    [InlineData(PurchaseStatus.Rejected)]
    public void Cancel_TooLate_Refused(PurchaseStatus status) =>
        Assert.False(PurchaseRules.Cancel(Samples.Ordered() with { Status = status }, "buyer", "x", Samples.Now).IsAccepted);

    [Fact]
    public void Cancel_WhileWaiting_EndsAtOnce() =>
        Assert.Equal(PurchaseStatus.Cancelled, PurchaseRules.Cancel(Samples.Waiting(), "buyer", "x", Samples.Now).Value!.Status);

    [Fact]
    public void Cancel_Ordered_AsksTheOrchestration()
    {
        var asked = PurchaseRules.Cancel(Samples.Ordered(), "buyer", "x", Samples.Now).Value!;

        Assert.Equal(PurchaseStatus.Ordered, asked.Status);
        Assert.NotNull(asked.Cancel);
        Assert.True(asked.Signals > asked.SignalsSeen);
    }

    private static PurchaseDocument Refused(PurchaseDocument planned) => OrderRules.Refused(
        OrderRules.Attempt(planned, planned.Orders[^1].Number, Samples.Now), planned.Orders[^1].Number, "sold out", Samples.Now);
}
