using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Sourcing;

namespace ProcurementFunctions.Tests.Purchasing.Ordering;

/// <summary>100 were approved, 60 from A and 40 from B at 10 each; then B will not deliver.</summary>
public sealed class RestRulesTests
{
    private static readonly DateTimeOffset Now = Samples.Now;
    private static readonly NeedFacts Facts = new(4, null, IsPurchasing: true, ["A", "C"]);

    private static PurchaseDocument Split() => Samples.Planned(Samples.Quote("A", maximum: 60), Samples.Quote("B", maximum: 40));

    private static PurchaseDocument Placed(PurchaseDocument purchase, string vendor)
    {
        var order = purchase.Orders.Single(one => one.VendorId == vendor && one.State == OrderState.Planned);
        purchase = OrderRules.Attempt(purchase, order.Number, Now);
        return OrderRules.Placed(purchase, Samples.Shown(order, "acknowledged", 0, 0, expected: Now.AddDays(10)), Now);
    }

    private static PurchaseDocument Refused(PurchaseDocument purchase, string vendor)
    {
        var order = purchase.Orders.Single(one => one.VendorId == vendor && one.State == OrderState.Planned);
        return OrderRules.Refused(OrderRules.Attempt(purchase, order.Number, Now), order.Number, "sold out", Now);
    }

    private static PurchaseDocument HalfRefused() => OrderRules.AllTold(Refused(Placed(Split(), "A"), "B"), Now);

    private static PurchaseDocument Chosen(PurchaseDocument purchase, params Quote[] quotes)
    {
        var (choice, record) = ChoiceRules.Choose(Samples.Inputs(purchase.Wish().Quantity, quotes));
        return SourcingRules.Chosen(purchase, quotes, [], choice, record, Now);
    }

    private static PurchaseDocument Asked(decimal price = 11) =>
        ApprovalRules.Ask(Chosen(HalfRefused(), Samples.Quote("C", price)), new ApprovalPolicy(), Now, holdMinutes: 60);

    private static PurchaseDocument Decided(PurchaseDocument asked, bool approve) =>
        ApprovalRules.Decide(asked, new(approve ? DecisionKind.Approve : DecisionKind.Reject, "approver", asked.Approval!.Digest), Now).Value!;

    private static PurchaseDocument TakenBack(PurchaseDocument purchase, string vendor, DateTimeOffset? at = null) => RestRules.Check(
        ShipmentRules.Apply(purchase, Samples.Shown(purchase.Orders.Last(one => one.VendorId == vendor), "cancelled", 0, 0), at ?? Now), at ?? Now);

    [Fact]
    public void AllTold_OneOfTwoRefused_TheRestIsAskedOfTheOthers()
    {
        var half = HalfRefused();

        Assert.Equal((PurchaseStatus.Sourcing, 2, 40), (half.Status, half.Round, half.Rest));
        Assert.Equal("B refused the order, so 40 of 100 are missing; asking again", half.Timeline[^1].Detail);
        var wish = half.Wish();
        Assert.Equal(40, wish.Quantity);
        Assert.Equal(["B"], wish.NotAgain);
        Assert.False(EndRules.IsDone(half));
    }

    [Fact]
    public void AllTold_RefusedPartWasMoreThanIsNeeded_OnlyWhatIsMissingIsAsked()
    {
        var split = Samples.Planned(Samples.Quote("A", maximum: 60, pack: 60), Samples.Quote("B", 10.1m, maximum: 48, pack: 48));
        Assert.Equal([("A", 60), ("B", 48)], split.Orders.Select(order => (order.VendorId, order.Quantity)));

        Assert.Equal(40, OrderRules.AllTold(Refused(Placed(split, "A"), "B"), Now).Rest);
        Assert.Equal(52, OrderRules.AllTold(Refused(Placed(split, "B"), "A"), Now).Rest);
    }

    [Fact]
    public void AllTold_WithdrawnMeanwhile_NobodyIsAsked()
    {
        var withdrawn = PurchaseRules.Cancel(Refused(Placed(Split(), "A"), "B"), "buyer", "no", Now).Value!;

        Assert.Equal((PurchaseStatus.Ordered, null), (OrderRules.AllTold(withdrawn, Now).Status, OrderRules.AllTold(withdrawn, Now).Rest));
    }

    [Fact]
    public void Chosen_ForTheRest_HoldsWhatStandsAndWhatIsAdded()
    {
        var chosen = Chosen(HalfRefused(), Samples.Quote("C", 11));

        Assert.Equal([("A", 60, "PO-0123456789ABC-1-1"), ("C", 40, null)], chosen.Choice!.Lines.Select(line => (line.VendorId, line.Quantity, line.OrderNumber)));
        Assert.Equal((1040m, 100), (chosen.Choice.Total, chosen.Choice.Quantity));
        Assert.Equal("60 from A are ordered already; what is new is for the other 40", chosen.Choice.Notes[0]);
    }

    [Fact]
    public void Ask_ForTheRest_AnotherVendorIsForAPersonAndShowsTheWhole()
    {
        var asked = Asked();

        Assert.Equal(PurchaseStatus.AwaitingApproval, asked.Status);
        Assert.Equal((1000m, 1040m, 100, 100), (asked.Approval!.Changed!.OldTotal, asked.Approval.Changed.NewTotal, asked.Approval.Changed.OldQuantity, asked.Approval.Changed.NewQuantity));
        Assert.Equal(["A", "C"], asked.Approval.Changed.NewVendors);
        Assert.Equal("40 of 100 have to come from others", asked.Approval.Changed.Why);
        Assert.Equal(ChoiceRules.Digest(asked.Id, asked.Choice!), asked.Approval.Digest);
    }

    /// <summary>The limit is of the whole purchase: a part of it does not slip below.</summary>
    [Theory]
    [InlineData(1041, PurchaseStatus.Ordering)]
    [InlineData(1040, PurchaseStatus.AwaitingApproval)]
    [InlineData(500, PurchaseStatus.AwaitingApproval)]
    public void Ask_ForTheRest_ThePolicyLooksAtTheWhole(int limit, PurchaseStatus status) =>
        Assert.Equal(status, ApprovalRules.Ask(Chosen(HalfRefused(), Samples.Quote("C", 11)), new(AutoApproveBelow: limit), Now).Status);

    [Fact]
    public void Plan_RestApproved_OnlyTheRestIsOrderedUnderANewNumber()
    {
        var approved = Decided(Asked(), true);
        Assert.True(HoldRules.IsHeld(approved, Now));
        var planned = OrderRules.Plan(approved, Shipping.Standard, Now);

        Assert.Equal(
            [("PO-0123456789ABC-1-1", OrderState.Placed), ("PO-0123456789ABC-1-2", OrderState.Refused), ("PO-0123456789ABC-2-1", OrderState.Planned)],
            planned.Orders.Select(order => (order.Number, order.State)));
        Assert.False(HoldRules.IsHeld(planned, Now));
        Assert.Same(planned, OrderRules.Plan(planned, Shipping.Standard, Now));
        var ordered = OrderRules.AllTold(Placed(planned, "C"), Now);
        Assert.Equal((PurchaseStatus.Ordered, null), (ordered.Status, ordered.Rest));
        Assert.Equal(1040m, PriceRules.Held(ordered));
        Assert.Equal(["A", "C"], ordered.Orders.Where(order => order.IsWithVendor).Select(order => OrderRules.LineOf(ordered, order)!.VendorName));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NotAgreed_OrNobodyDecides_GoesOnWithWhatStands(bool rejected)
    {
        var asked = Asked();
        var on = rejected ? Decided(asked, false) : ApprovalRules.Wait(asked, Now.AddDays(100));

        Assert.Equal((PurchaseStatus.Ordered, null), (on.Status, on.Rest));
        Assert.Null(on.Cancel);
        Assert.Equal(["A"], on.Choice!.Lines.Select(line => line.VendorId));
        Assert.Equal("nobody agrees to the rest; it goes on with 60 of 100", on.Timeline[^1].Detail);
        Assert.Contains(on.Timeline, entry => entry.Event == (rejected ? "restRejected" : "restExpired"));
        Assert.True(on.Signals > asked.Signals || !rejected);
        // The rest is not asked for again.
        Assert.Same(on, RestRules.Check(on, Now));
    }

    [Fact]
    public void Chosen_NobodyElseOffersIt_GoesOnWithWhatStandsAndSaysSo()
    {
        var on = Chosen(HalfRefused());

        Assert.Equal(PurchaseStatus.Ordered, on.Status);
        Assert.Equal("no other vendor can deliver the 40 that are missing; it goes on with 60 of 100", on.Timeline[^1].Detail);
        Assert.Equal(600m, on.Choice!.Total);
    }

    [Fact]
    public void OverBudget_TheRest_GoesOnWithWhatStands() =>
        Assert.Equal(PurchaseStatus.Ordered, SourcingRules.OverBudget(Chosen(HalfRefused(), Samples.Quote("C")), "too much", Now).Status);

    [Fact]
    public void Reserved_TheRest_StaysCommittedWithBoth()
    {
        var committed = HalfRefused() with { Budget = new("2026-11", BudgetState.Committed, 600, Now) };
        var reserved = SourcingRules.Reserved(Chosen(committed, Samples.Quote("C", 11)), new("2026-11", 1040), 1040, null, Now);

        Assert.Equal((BudgetState.Committed, 1040m), (reserved.Budget!.State, reserved.Budget.Amount));
        // Nothing is adjusted while the rest is being bought, and all of it when it is not.
        Assert.False(BudgetAdjustment.IsNeeded(reserved));
        Assert.True(BudgetAdjustment.IsNeeded(SourcingRules.OverBudget(reserved, "too much", Now)));
    }

    [Fact]
    public void AskAnew_InTheLastRound_GoesOnWithWhatStands()
    {
        var last = OrderRules.AllTold(Refused(Placed(Split(), "A"), "B") with { Round = OrderRules.MaxRounds }, Now);

        Assert.Equal((PurchaseStatus.Ordered, null), (last.Status, last.Rest));
        Assert.Contains("have been asked 5 times; it goes on with 60 of 100", last.Timeline[^1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void AllTold_TheNextOneRefusesToo_OneMoreIsAskedForTheSame()
    {
        var again = OrderRules.AllTold(Refused(OrderRules.Plan(Decided(Asked(), true), Shipping.Standard, Now), "C"), Now);

        Assert.Equal((PurchaseStatus.Sourcing, 3, 40), (again.Status, again.Round, again.Rest));
        Assert.Equal(["B", "C"], again.Wish().NotAgain);
        Assert.StartsWith("C refused the order", again.Timeline[^1].Detail, StringComparison.Ordinal);
        Assert.Equal(["A"], Chosen(again).Choice!.Lines.Select(line => line.VendorId));
    }

    [Theory]
    [InlineData(PurchaseStatus.Sourcing)]
    [InlineData(PurchaseStatus.AwaitingApproval)]
    [InlineData(PurchaseStatus.Ordering)]
    public void Cancel_WhileTheRestIsBought_IsForTheOrdersThatStand(PurchaseStatus status)
    {
        var purchase = status switch
        {
            PurchaseStatus.Sourcing => HalfRefused(),
            PurchaseStatus.AwaitingApproval => Asked(),
            _ => Decided(Asked(), true),
        };
        var cancelled = PurchaseRules.Cancel(purchase, "buyer", "no", Now).Value!;
        Assert.False(HoldRules.IsHeld(cancelled, Now));
        cancelled = OrderRules.Plan(NeedRules.Check(cancelled, Facts with { Vendors = [] }, Now), Shipping.Standard, Now);

        Assert.Equal((PurchaseStatus.Ordered, null), (cancelled.Status, cancelled.Rest));
        Assert.NotNull(cancelled.Cancel);
        Assert.DoesNotContain(cancelled.Orders, order => order.State == OrderState.Planned);
        Assert.Equal(["A"], cancelled.Choice!.Lines.Select(line => line.VendorId));
    }

    [Theory]
    [InlineData(80, PurchaseStatus.Ordering)] // 60 of these are its own.
    [InlineData(81, PurchaseStatus.Ordered)]
    public void Check_NeedOfTheRest_IsThatBesideItsOwnOrders(int projected, PurchaseStatus status)
    {
        var approved = Decided(Asked(), true) with { Source = PurchaseSource.StockCheck, Trigger = new(5, 0, 1, 4, 20, 10, 40, "given") };

        Assert.Equal(status, NeedRules.Check(approved, Facts with { Projected = projected }, Now).Status);
    }

    [Fact]
    public void Check_TheVendorOfTheRestWasExcluded_OnlyThatCounts()
    {
        var approved = Decided(Asked(), true);

        Assert.Equal(PurchaseStatus.Ordering, NeedRules.Check(approved, Facts with { Vendors = ["C"] }, Now).Status);
        Assert.Equal(PurchaseStatus.Sourcing, NeedRules.Check(approved, Facts with { Vendors = ["A"] }, Now).Status);
    }

    [Fact]
    public void Apply_VendorTakesItAllBack_IsAskedOfTheOthers()
    {
        var ordered = Samples.Ordered();
        var back = TakenBack(ordered, "ACME");

        Assert.Equal((PurchaseStatus.Sourcing, 2, null), (back.Status, back.Round, back.Rest));
        Assert.Equal("ACME took the order back; asking again", back.Timeline[^1].Detail);
        Assert.Equal((100, false), (back.Wish().Quantity, back.IsVendorTold()));
        Assert.Equal(["ACME"], back.Wish().NotAgain);
        Assert.Equal(PurchaseStatus.Cancelled, Chosen(back).Status);
        Assert.Equal(PurchaseStatus.Cancelled, PurchaseRules.Cancel(back, "buyer", "no", Now).Value!.Status);
    }

    [Fact]
    public void Apply_VendorTakesItsPartBackAfterSomeCame_TheRestIsAsked()
    {
        var ordered = OrderRules.AllTold(Placed(Placed(Split(), "A"), "B"), Now);
        var some = ReceiptRules.Receive(ordered, new("R-1", 60, 0, "buyer"), 10, Now).Value!;
        Assert.Equal(PurchaseStatus.PartiallyReceived, some.Status);
        var back = TakenBack(some, "B");

        Assert.Equal((PurchaseStatus.Sourcing, 40), (back.Status, back.Rest));
        // All that is ordered has come, and yet it has not ended.
        Assert.Equal(PurchaseStatus.Sourcing, EndRules.End(back, Now).Status);
        var on = Chosen(back);
        Assert.Equal(PurchaseStatus.Received, EndRules.End(ShipmentRules.CaughtUp(on, Now), Now).Status);
    }

    [Fact]
    public void Apply_CancelledAsAPersonWished_NobodyIsAsked()
    {
        var asked = PurchaseRules.Cancel(Samples.Ordered(), "buyer", "no", Now).Value!;
        var cancelled = TakenBack(asked, "ACME");

        Assert.Equal(PurchaseStatus.Ordered, cancelled.Status);
        Assert.Null(cancelled.Orders[0].TakenBackAt);
    }

    [Fact]
    public void Apply_PriceOfWhatStands_IsMeasuredByItsPartOfTheApproval()
    {
        var on = Decided(Asked(), false);
        var order = on.Orders[0];

        Assert.Equal(PurchaseStatus.Ordered, PriceRules.Apply(on, Samples.Shown(order, "acknowledged", 0, 0) with { UnitPrice = 10.20m }, Now).Status);
        var asked = PriceRules.Apply(on, Samples.Shown(order, "acknowledged", 0, 0) with { UnitPrice = 10.21m }, Now);
        Assert.Equal(PurchaseStatus.AwaitingApproval, asked.Status);
        Assert.Equal(600m, asked.Approval!.Changed!.OldTotal);
    }

    [Fact]
    public void CaughtUp_WhatCameWhileItWaited_ShowsInTheStatus()
    {
        var asked = Asked();
        var shipped = ShipmentRules.Apply(asked, Samples.Shown(asked.Orders[0], "shipped", 60, 0), Now);
        Assert.Equal(PurchaseStatus.AwaitingApproval, shipped.Status);
        var ordered = OrderRules.AllTold(Placed(OrderRules.Plan(Decided(shipped, true), Shipping.Standard, Now), "C"), Now);

        Assert.Equal(PurchaseStatus.Shipped, ShipmentRules.CaughtUp(ordered, Now).Status);
        var some = ReceiptRules.Receive(shipped, new("R-1", 60, 0, "buyer"), 10, Now).Value!;
        var later = OrderRules.AllTold(Placed(OrderRules.Plan(Decided(some, true), Shipping.Standard, Now), "C"), Now);
        Assert.Equal(PurchaseStatus.PartiallyReceived, ShipmentRules.CaughtUp(later, Now).Status);
    }
}
