using CsCheck;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Sourcing;
using ProcurementFunctions.Tests.Purchasing.Consolidation;
using Status = ProcurementFunctions.Purchasing.PurchaseStatus;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>The whole life of a purchase as a table: what leads from where to where, and that nothing else does.</summary>
public sealed class PurchaseTransitionsTests
{
    private static readonly DateTimeOffset Now = Samples.Now;
    private static readonly DateTimeOffset Later = Now.AddDays(100);

    /// <summary>(from, event, to), each shown by the rule that makes it.</summary>
    private static readonly (string Event, PurchaseDocument From, Func<PurchaseDocument, PurchaseDocument> Rule, Status To)[] Table =
    [
        ("no quote", Samples.Sourcing(), p => SourcingRules.Chosen(p, [], [], null, Samples.Chosen().DecisionRecord!, Now), Status.NoOffer),
        ("over the budget", Samples.Chosen(), p => ApprovalRules.Ask(SourcingRules.OverBudget(p, "too much", Now), new(AutoApproveBelow: 5000), Now), Status.AwaitingApproval),
        ("asked for approval", Samples.Chosen(), p => ApprovalRules.Ask(p, new(), Now), Status.AwaitingApproval),
        ("approved by the policy", Samples.Chosen(), p => ApprovalRules.Ask(p, new(AutoApproveBelow: 5000), Now), Status.Ordering),
        ("withdrawn", Samples.Sourcing(), Withdrawn, Status.Cancelled),
        ("nobody has the rest", HalfRefused(), p => SourcingRules.Chosen(p, [], [], null, Samples.Chosen().DecisionRecord!, Now), Status.Ordered),
        ("broken", Samples.Sourcing(), Broken, Status.Failed),

        ("approved", Samples.Waiting(), p => Decided(p, true), Status.Ordering),
        ("fewer approved", Samples.Waiting(), p => PartApproved(p, Now).Value!, Status.Sourcing),
        ("rejected", Samples.Waiting(), p => Decided(p, false), Status.Rejected),
        ("nobody decides", Samples.Waiting(), p => ApprovalRules.Wait(p, Later), Status.Expired),
        ("withdrawn", Samples.Waiting(), Withdrawn, Status.Cancelled),
        ("broken", Samples.Waiting(), Broken, Status.Failed),
        ("new price approved", PriceAsked(), p => Decided(p, true), Status.Ordered),
        ("new price rejected", PriceAsked(), p => Decided(p, false), Status.Ordered),
        ("nobody decides about the price", PriceAsked(), p => ApprovalRules.Wait(p, Later), Status.Ordered),

        ("withdrawn", Samples.Approved(), Withdrawn, Status.Cancelled),
        ("not needed any more", Samples.Approved() with { Source = PurchaseSource.StockCheck }, p => NeedRules.Check(p, new(null, null, true, ["ACME"]), Now), Status.Cancelled),
        ("quote ran out", Samples.Approved(), p => OrderRules.Plan(p, Shipping.Standard, Later), Status.Sourcing),
        ("quotes ran out too often", Samples.Approved() with { Round = OrderRules.MaxRounds }, p => OrderRules.Plan(p, Shipping.Standard, Later), Status.Failed),
        ("placed", Placed(), p => OrderRules.AllTold(p, Now), Status.Ordered),
        ("no answer", Attempted(), p => UnconfirmedRules.Unanswered(p, Now), Status.Unconfirmed),
        ("refused by its vendor", Attempted(), p => OrderRules.AllTold(Refused(p), Now), Status.Sourcing),

        ("found", Found(), p => OrderRules.AllTold(p, Now), Status.Ordered),
        ("looked up, and refused by its vendor", Unheard(), p => OrderRules.AllTold(Refused(p), Now), Status.Sourcing),
        ("withdrawn, and the vendor never had it", Unheard(), p => OrderRules.AllTold(NeverHad(Withdrawn(p)), Now), Status.Cancelled),
        ("refused after all", Unheard(), p => OrderRules.AllTold(OrderRules.Refused(p, p.Orders[0].Number, "sold out", Now), Now), Status.Sourcing),
        ("given up", Unheard(), p => UnconfirmedRules.Unanswered(p, Later), Status.Failed),

        ("shipped", Samples.Ordered(), p => ShipmentRules.Apply(p, Samples.Shown(p.Orders[0], "shipped", 100, 0), Now), Status.Shipped),
        ("some received", Samples.Ordered(), p => Received(p, 40), Status.PartiallyReceived),
        ("all received", Samples.Ordered(), p => EndRules.End(Received(p, 100), Now), Status.Received),
        ("price raised", Samples.Ordered(), p => PriceRules.Apply(p, Samples.Shown(p.Orders[0], "acknowledged", 0, 0) with { UnitPrice = 15 }, Now), Status.AwaitingApproval),
        ("cancelled with the vendor", Samples.Ordered(), p => EndRules.End(NeverHad(Withdrawn(p)), Now), Status.Cancelled),
        ("taken back by its vendor", Samples.Ordered(), TakenBack, Status.Sourcing),
        ("the order that it shared was cancelled", Shared(), p => SharedOrderRules.AfterCancelled(NeverHad(SharedOrderRules.CancelAsked(p, p.Orders[0].Number, Now)), Now), Status.Sourcing),
        ("broken", Samples.Ordered(), Broken, Status.Failed),

        ("some received", OnItsWay(), p => Received(p, 40), Status.PartiallyReceived),
        ("all received", OnItsWay(), p => EndRules.End(Received(p, 100), Now), Status.Received),
        ("the other part taken back", OnItsWay(Split()), TakenBack, Status.Sourcing),
        ("price of the other part raised", OnItsWay(Split()), PriceRaised, Status.AwaitingApproval),
        ("nothing came", OnItsWay(), p => EndRules.End(ShipmentRules.Apply(p, Samples.Shown(p.Orders[0], "cancelled", 0, 0), Now), Now), Status.Cancelled),
        ("broken", OnItsWay(), Broken, Status.Failed),

        ("the rest received", Received(Samples.Ordered(), 40), p => EndRules.End(ReceiptRules.Receive(p, new("R-2", 60, 0, "buyer"), 10, Now).Value!, Now), Status.Received),
        ("the other part taken back", Received(Split(), 60), TakenBack, Status.Sourcing),
        ("price of the other part raised", Received(Split(), 60), PriceRaised, Status.AwaitingApproval),
        ("broken", Received(Samples.Ordered(), 40), Broken, Status.Failed),

        ("all that was booked is taken back", Received(Samples.Ordered(), 40), Reversed, Status.Shipped),
        ("all that was booked is taken back", EndRules.End(Received(Samples.Ordered(), 100), Now), Reversed, Status.Shipped),

        ("the order turned up", UnconfirmedRules.Unanswered(Unheard(), Later), TurnedUp, Status.Ordered),
        ("the order turned up", Samples.Ordered() with { Status = Status.Cancelled, Orders = [.. LostOrders()] }, TurnedUp, Status.Ordered),
        ("the order turned up", EndRules.End(Received(Samples.Ordered(), 100), Now) with { Orders = [.. LostOrders()] }, TurnedUp, Status.PartiallyReceived),
    ];

    [Fact]
    public void Table_EachRow_LeadsWhereItSays() => Assert.All(Table, row =>
    {
        var (what, from, rule, to) = row;
        var after = rule(from);
        Assert.True(after.Status == to, $"{what}: {from.Status} → {after.Status} and not {to}");
        Assert.True(PurchaseTransitions.IsAllowed(from.Status, to), $"{what}: {from.Status} → {to} is not allowed");
    });

    [Fact]
    public void Transitions_AllThatAreAllowed_AreInTheTable()
    {
        var shown = Table.Select(row => (row.From.Status, row.To)).ToHashSet();
        var allowed =
            from one in Enum.GetValues<Status>()
            from other in Enum.GetValues<Status>()
            where PurchaseTransitions.IsAllowed(one, other)
            select (one, other);

        // A step that breaks for good is the same rule from everywhere.
        Assert.DoesNotContain(allowed, move => !shown.Contains(move) && move.other != Status.Failed);
    }

    [Fact]
    public void MovedTo_AllThatAreNotAllowed_AreRefused()
    {
        foreach (var from in Enum.GetValues<Status>())
        {
            foreach (var to in Enum.GetValues<Status>().Where(to => to != from && !PurchaseTransitions.IsAllowed(from, to)))
            {
                var purchase = Samples.Ordered() with { Status = from };
                Assert.Throws<InvalidOperationException>(() => purchase.MovedTo(to, Now, "agent", "x"));
            }
        }
    }

    [Fact]
    public void Ends_OnlyAnOrderThatTurnsUp_LeadsOutOfThem()
    {
        foreach (var end in Enum.GetValues<Status>().Where(PurchaseRules.IsEnd))
        {
            var ended = Samples.Ordered() with { Status = end };
            Assert.All(Events().Where(one => one.Name != "turns up"), one => Assert.Equal(end, one.Rule(ended).Status));
        }
    }

    /// <summary>Whatever happens in whatever order: no rule asks for a move that is not in the table, and money is only held while it may be owed.</summary>
    [Fact]
    public void AnyEvents_InAnyOrder_KeepToTheTable()
    {
        var events = Events();
        Gen.Select(Gen.Int[0, events.Count - 1], Gen.Int[0, 200]).Array[1, 60].Sample(
            happenings =>
            {
                var purchase = Samples.Sourcing();
                var at = Now;
                foreach (var (index, hours) in happenings)
                {
                    at += TimeSpan.FromHours(hours);
                    var before = purchase;
                    purchase = events[index].At(purchase, at);
                    if (before.Status != purchase.Status && before.Timeline.Count == purchase.Timeline.Count)
                        throw new InvalidOperationException($"{events[index].Name} left no word in the timeline");
                    var settled = EndRules.Settlement(purchase);
                    if (PurchaseRules.IsEnd(purchase.Status) && settled.State == BudgetState.Released && purchase.Receipts.Count > 0)
                        throw new InvalidOperationException("goods came and nothing is owed");
                }
            },
            iter: 2000);
    }

    private sealed record Happening(string Name, Func<PurchaseDocument, DateTimeOffset, PurchaseDocument> At)
    {
        public PurchaseDocument Rule(PurchaseDocument purchase) => At(purchase, Now);
    }

    private static IReadOnlyList<Happening> Events() =>
    [
        new("chosen", (p, at) => SourcingRules.Chosen(p, [Samples.Quote("ACME") with { ValidUntil = at.AddDays(20) }], [], Samples.Chosen().Choice, Samples.Chosen().DecisionRecord!, at)),
        new("asked", (p, at) => p.Choice is null ? p : ApprovalRules.Ask(p, new(EscalateTo: "cfo"), at, 60)),
        new("asked of the policy", (p, at) => p.Choice is null ? p : ApprovalRules.Ask(p, new(AutoApproveBelow: 5000), at, 0)),
        new("approved", (p, at) => Or(p, ApprovalRules.Decide(p, new(DecisionKind.Approve, "approver", p.Approval?.Digest), at))),
        new("fewer approved", (p, at) => Or(p, PartApproved(p, at))),
        new("rejected", (p, at) => Or(p, ApprovalRules.Decide(p, new(DecisionKind.Reject, "approver", null), at))),
        new("passed on", (p, at) => Or(p, ApprovalRules.Pass(p, "eve", null, "approver", at))),
        new("waits", (p, at) => ApprovalRules.Wait(p, at)),
        new("withdrawn", (p, at) => Or(p, PurchaseRules.Cancel(p, "buyer", "no", at))),
        new("need checked", (p, at) => NeedRules.Check(p, new(4, null, true, ["ACME"]), at)),
        new("planned", (p, at) => OrderRules.Plan(p, Shipping.Standard, at)),
        new("told", (p, at) => First(p, order => OrderRules.Attempt(p, order.Number, at))),
        new("placed", (p, at) => First(p, order => order.Attempted ? OrderRules.Placed(p, Samples.Shown(order, "acknowledged", 0, 0, expected: at.AddDays(5)), at) : p)),
        new("refused", (p, at) => First(p, order => order.Attempted ? OrderRules.Refused(p, order.Number, "no", at) : p)),
        new("never had", (p, at) => First(p, order => p.Cancel is null ? p : OrderRules.Cancelled(p, order.Number, "buyer", "never had", at))),
        new("all told", OrderRules.AllTold),
        new("unanswered", UnconfirmedRules.Unanswered),
        new("turns up", (p, at) => First(p, order => UnconfirmedRules.TurnedUp(p, order.Number, at))),
        new("dearer", (p, at) => First(p, order => PriceRules.Apply(p, Samples.Shown(order, "acknowledged", 0, 0) with { UnitPrice = order.UnitPrice + 1 }, at))),
        new("shipped", (p, at) => First(p, order => ShipmentRules.Apply(p, Samples.Shown(order, "shipped", 60, 0, at), at))),
        new("delivered", (p, at) => First(p, order => ShipmentRules.Apply(p, Samples.Shown(order, "delivered", 100, 100, at), at))),
        new("cancelled by the vendor", (p, at) => First(p, order => ShipmentRules.Apply(p, Samples.Shown(order, "cancelled", 0, 0, at), at))),
        new("sought elsewhere", RestRules.Check),
        new("caught up", ShipmentRules.CaughtUp),
        new("late", (p, at) => First(p, order => ShipmentRules.NoteLate(p, order, at))),
        new("received", (p, at) => Or(p, ReceiptRules.Receive(p, new($"R-{at.Ticks}", 30, 2, "buyer"), 10, at))),
        new("closed", (p, at) => Or(p, ReceiptRules.Receive(p, new($"C-{at.Ticks}", 0, 0, "buyer", Close: true), 10, at))),
        new("uncounted", (p, at) => CountingRules.TimeOver(p, at)),
        new("ended", EndRules.End),
        new("shares an order", (p, at) => JointOf(p, at) is { } order ? SharedOrderRules.Bind(p, order, at) : p),
        new("the shared order is refused", (p, at) => First(p, part => part.Shared is { } shared ? SharedOrderRules.Alone(p, Refused(shared, part), at) : p)),
        new("withdrawn with all", (p, at) => Or(p, PurchaseRules.Cancel(p, "buyer", "no", at, withAll: true))),
        new("withdrawal wished", (p, at) => SharedOrderRules.Withdrawn(p, "buyer", "no", at)),
        new("the shared order is cancelled", SharedOrderRules.AfterCancelled),
        new("asked anew", (p, at) => p is { Status: Status.Ordering, Orders.Count: 0 } ? OrderRules.AskAnew(p, "gone", at) : p),
    ];

    /// <summary>An order that the purchase may share with another one; null where it may not.</summary>
    private static JointOrder? JointOf(PurchaseDocument purchase, DateTimeOffset at) => ConsolidationRules.IsCandidate(purchase, at)
        ? JointSamples.Propose([.. new[] { purchase, JointSamples.Held("NUT") }.OrderBy(p => p.Id, StringComparer.Ordinal)], quote => quote with { ShippingCost = 0, ValidUntil = at.AddDays(1) })
        : null;

    private static JointOrder Refused(SharedOrder shared, PurchaseOrder part) => new()
    {
        Id = shared.JointOrderId,
        VendorId = part.VendorId,
        Shipping = part.Shipping,
        State = JointOrderState.Refused,
        CreatedAt = Now,
        UpdatedAt = Now,
    };

    private static PurchaseDocument Shared()
    {
        var both = JointSamples.Several("BOLT", "NUT");
        return JointSamples.Ordered(both[0], JointSamples.Propose(both));
    }

    private static PurchaseDocument Or(PurchaseDocument before, Decision<PurchaseDocument> decision) => decision.IsAccepted ? decision.Value : before;

    private static PurchaseDocument First(PurchaseDocument purchase, Func<PurchaseOrder, PurchaseDocument> change) =>
        purchase.Orders.Count == 0 ? purchase : change(purchase.Orders[0]);

    private static PurchaseDocument Refused(PurchaseDocument purchase) =>
        OrderRules.Refused(purchase, purchase.Orders[0].Number, "sold out", Now);

    private static PurchaseDocument Withdrawn(PurchaseDocument purchase) => PurchaseRules.Cancel(purchase, "buyer", "no", Now).Value!;

    private static PurchaseDocument Broken(PurchaseDocument purchase) => purchase.MovedTo(Status.Failed, Now, PurchaseRules.Agent, "a step failed");

    private static PurchaseDocument Decided(PurchaseDocument purchase, bool approve) =>
        ApprovalRules.Decide(purchase, new(approve ? DecisionKind.Approve : DecisionKind.Reject, "approver", purchase.Approval!.Digest), Now).Value!;

    private static Decision<PurchaseDocument> PartApproved(PurchaseDocument purchase, DateTimeOffset at) => ApprovalRules.Decide(
        purchase, new(DecisionKind.Approve, "approver", purchase.Approval?.Digest, Quantity: Math.Max(1, (purchase.Approval?.Shown.Quantity ?? 0) / 2)), at);

    private static PurchaseDocument Attempted()
    {
        var planned = Samples.Planned();
        return OrderRules.Attempt(planned, planned.Orders[0].Number, Now);
    }

    private static PurchaseDocument Placed()
    {
        var attempted = Attempted();
        return OrderRules.Placed(attempted, Samples.Shown(attempted.Orders[0], "acknowledged", 0, 0), Now);
    }

    private static PurchaseDocument Unheard() => UnconfirmedRules.Unanswered(Attempted(), Now);

    private static PurchaseDocument Found()
    {
        var unheard = Unheard();
        return OrderRules.Placed(unheard, Samples.Shown(unheard.Orders[0], "acknowledged", 0, 0), Now);
    }

    private static PurchaseDocument NeverHad(PurchaseDocument purchase) =>
        OrderRules.Cancelled(purchase, purchase.Orders[0].Number, "buyer", "the vendor never had it", Now);

    private static PurchaseDocument PriceAsked()
    {
        var ordered = Samples.Ordered();
        return PriceRules.Apply(ordered, Samples.Shown(ordered.Orders[0], "acknowledged", 0, 0) with { UnitPrice = 15 }, Now);
    }

    private static PurchaseDocument OnItsWay(PurchaseDocument? ordered = null)
    {
        ordered ??= Samples.Ordered();
        return ShipmentRules.Apply(ordered, Samples.Shown(ordered.Orders[0], "shipped", ordered.Orders[0].Quantity, 0), Now);
    }

    private static PurchaseDocument Split() => Samples.Ordered(Samples.Quote("A", maximum: 60), Samples.Quote("B", maximum: 60));

    private static PurchaseDocument PriceRaised(PurchaseDocument purchase) =>
        PriceRules.Apply(purchase, Samples.Shown(purchase.Orders[^1], "acknowledged", 0, 0) with { UnitPrice = 15 }, Now);

    private static PurchaseDocument HalfRefused()
    {
        var planned = Samples.Planned(Samples.Quote("A", maximum: 60), Samples.Quote("B", maximum: 60));
        var half = OrderRules.Placed(planned, Samples.Shown(planned.Orders[0], "acknowledged", 0, 0), Now);
        return OrderRules.AllTold(OrderRules.Refused(half, planned.Orders[1].Number, "sold out", Now), Now);
    }

    private static PurchaseDocument TakenBack(PurchaseDocument purchase) =>
        RestRules.Check(ShipmentRules.Apply(purchase, Samples.Shown(purchase.Orders[^1], "cancelled", 0, 0), Now), Now);

    private static PurchaseDocument Received(PurchaseDocument purchase, int quantity) =>
        ReceiptRules.Receive(purchase, new("R-1", quantity, 0, "buyer"), 10, Now).Value!;

    private static PurchaseDocument Reversed(PurchaseDocument purchase) => ReversalRules.Reverse(purchase, "R-1", "wrong", "buyer", new(), Now).Value!;

    private static IEnumerable<PurchaseOrder> LostOrders() => Samples.Ordered().Orders.Select(order => order with { State = OrderState.Lost });

    private static PurchaseDocument TurnedUp(PurchaseDocument purchase) =>
        UnconfirmedRules.TurnedUp(purchase, purchase.Orders[0].Number, Now);
}
