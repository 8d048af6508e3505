using CsCheck;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Purchasing;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Doctor;

public sealed class HealthRulesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = At.AddDays(1);

    private static readonly PurchaseDocument Purchase = PurchaseRules.Create(
        "P-0123456789ABC", new(PurchaseSource.StockCheck, "BOLT:3", "BOLT", 30, PurchaseRequest.StockCheckUser), Samples.Item with { Sku = "BOLT", Id = "BOLT" }, At);

    private static readonly PurchaseOrder Order = Samples.PlacedOrder("PO-0123456789ABC-1-1", 30, At);

    [Theory]
    [InlineData(InstanceState.Missing, FindingKinds.RecordWithoutInstance, Repair.Start)]
    [InlineData(InstanceState.Stopped, FindingKinds.InstanceStopped, Repair.Restart)]
    [InlineData(InstanceState.Terminated, FindingKinds.InstanceTerminated, Repair.None)]
    internal void OfOpen_WithoutATaskAtWork_IsFound(InstanceState instance, string kind, Repair repair)
    {
        var finding = Assert.Single(PurchaseHealthRules.OfOpen(Purchase, instance, Later));
        Assert.Equal((kind, Purchase.Id, At, repair), (finding.Kind, finding.Id, finding.Since, finding.Repair));
    }

    [Fact]
    public void OfOpen_AnyStatusYoungOrSound_IsNothing() => Gen.Select(Gen.Enum<PurchaseStatus>(), Gen.Enum<InstanceState>(), Gen.Int[0, 29]).Sample((status, instance, minutes) =>
    {
        Assert.Empty(PurchaseHealthRules.OfOpen(Purchase with { Status = status }, instance, At.AddMinutes(minutes)));
        if (PurchaseRules.IsEnd(status)) Assert.Empty(PurchaseHealthRules.OfOpen(Purchase with { Status = status }, instance, Later));
        if (status is not PurchaseStatus.Ordering) Assert.Empty(PurchaseHealthRules.OfOpen(Purchase with { Status = status }, InstanceState.Alive, Later));
    });

    [Fact]
    public void OfOpen_AtWorkButStuck_IsFound()
    {
        Assert.Equal(FindingKinds.ChangeNotSeen, Assert.Single(PurchaseHealthRules.OfOpen(Purchase.Signalled(), InstanceState.Alive, Later)).Kind);
        Assert.Equal(
            (FindingKinds.ApprovedNotOrdered, Repair.None),
            PurchaseHealthRules.OfOpen(Purchase with { Status = PurchaseStatus.Ordering }, InstanceState.Alive, Later).Select(f => (f.Kind, f.Repair)).Single());
        Assert.Empty(PurchaseHealthRules.OfOpen(Purchase with { Status = PurchaseStatus.Ordering, Orders = [Order] }, InstanceState.Alive, Later));
        var held = Purchase with { Status = PurchaseStatus.Ordering, HeldUntil = Later };
        Assert.Empty(PurchaseHealthRules.OfOpen(held, InstanceState.Alive, Later.AddHours(1)));
        Assert.Single(PurchaseHealthRules.OfOpen(held, InstanceState.Alive, Later.AddHours(3)));
        var approval = new Approval("d", true, new([], 1, 1, []), At, At.AddHours(5), new());
        var waiting = Purchase with { Status = PurchaseStatus.AwaitingApproval, Approval = approval };
        Assert.Empty(PurchaseHealthRules.OfOpen(waiting, InstanceState.Alive, At.AddHours(6)));
        Assert.Equal(FindingKinds.DecisionOverdue, Assert.Single(PurchaseHealthRules.OfOpen(waiting, InstanceState.Alive, At.AddHours(7))).Kind);
    }

    [Theory]
    [InlineData(BudgetState.Reserved, true)]
    [InlineData(BudgetState.Committed, true)]
    [InlineData(BudgetState.Actual, false)]
    [InlineData(BudgetState.Released, false)]
    public void OfEnded_HoldingMoney_IsToBeSettled(BudgetState state, bool found)
    {
        var ended = Purchase with { Status = PurchaseStatus.Cancelled, Budget = new("2026-03", state, 75, At) };

        Assert.Equal(found, PurchaseHealthRules.OfEnded(ended, Later).Any());
        Assert.Empty(PurchaseHealthRules.OfEnded(ended with { Status = PurchaseStatus.Ordered }, Later));
        Assert.Empty(PurchaseHealthRules.OfEnded(ended, At.AddMinutes(5)));
        // Its vendor still has the order, so the money stays committed.
        Assert.Equal(state == BudgetState.Reserved, PurchaseHealthRules.OfEnded(ended with { Status = PurchaseStatus.Failed, Orders = [Order] }, Later).Any());
    }

    [Theory]
    [InlineData(PurchaseStatus.Failed, OrderState.Planned, "acknowledged", FindingKinds.VendorHoldsOrder)]
    [InlineData(PurchaseStatus.Cancelled, OrderState.Cancelled, "shipped", FindingKinds.VendorHoldsOrder)]
    [InlineData(PurchaseStatus.Failed, OrderState.Lost, "shipped", FindingKinds.VendorHoldsOrder)]
    [InlineData(PurchaseStatus.Cancelled, OrderState.Cancelled, "cancelled", null)]
    [InlineData(PurchaseStatus.Failed, OrderState.Planned, null, null)]
    [InlineData(PurchaseStatus.Received, OrderState.Delivered, "delivered", null)]
    [InlineData(PurchaseStatus.Ordered, OrderState.Placed, null, FindingKinds.VendorLostOrder)]
    [InlineData(PurchaseStatus.Ordered, OrderState.Placed, "acknowledged", null)]
    [InlineData(PurchaseStatus.Ordered, OrderState.Refused, "acknowledged", FindingKinds.VendorHoldsOrder)]
    [InlineData(PurchaseStatus.Ordered, OrderState.Refused, null, null)]
    [InlineData(PurchaseStatus.Unconfirmed, OrderState.Planned, "acknowledged", null)]
    public void OfOrder_AgainstWhatTheVendorShows_IsFoundWhereTheyDiffer(PurchaseStatus status, OrderState state, string? shown, string? kind)
    {
        var (purchase, order) = (Purchase with { Status = status }, Order with { State = state });
        var vendors = shown is null ? null : new VendorOrder(order.Number, "V-1", shown, null, []);

        var finding = PurchaseHealthRules.OfOrder(purchase, order, vendors);
        Assert.Equal(kind, finding?.Kind);
        if (finding is not null) Assert.Equal(state == OrderState.Lost ? Repair.Reopen : Repair.None, finding.Repair);
    }

    [Fact]
    public void IsWorthAsking_OnlyWhereTheAnswerTellsSomething()
    {
        var (open, failed) = (Purchase with { Status = PurchaseStatus.Ordered }, Purchase with { Status = PurchaseStatus.Failed });

        Assert.True(PurchaseHealthRules.IsWorthAsking(open, Order, Later));
        Assert.False(PurchaseHealthRules.IsWorthAsking(open, Order, At.AddHours(3)));
        Assert.False(PurchaseHealthRules.IsWorthAsking(open, Order with { State = OrderState.Shipped }, Later));
        Assert.False(PurchaseHealthRules.IsWorthAsking(open, Order with { State = OrderState.Planned }, Later));
        Assert.True(PurchaseHealthRules.IsWorthAsking(open, Order with { State = OrderState.Refused }, Later));
        Assert.True(PurchaseHealthRules.IsWorthAsking(failed, Order with { State = OrderState.Lost }, Later));
        Assert.False(PurchaseHealthRules.IsWorthAsking(failed, Order, Later));
        Assert.True(PurchaseHealthRules.IsWorthAsking(failed, Order with { State = OrderState.Planned }, Later));
        Assert.False(PurchaseHealthRules.IsWorthAsking(failed, Order with { State = OrderState.Planned, Attempted = false }, Later));
    }

    [Fact]
    public void OfMoney_WithoutALivePurchase_IsGivenBackOrSettled()
    {
        var entry = new LedgerEntry("P-0123456789ABC", "buyer", BudgetState.Reserved, 75, At);

        Assert.True(MoneyHealthRules.NeedsAPurchase(entry, Later));
        Assert.False(MoneyHealthRules.NeedsAPurchase(entry, At.AddMinutes(1)));
        Assert.False(MoneyHealthRules.NeedsAPurchase(entry with { State = BudgetState.Actual }, Later));
        Assert.Equal((FindingKinds.MoneyWithoutPurchase, Repair.Release), Of(entry, null));
        Assert.Equal((FindingKinds.MoneyWithoutPurchase, Repair.None), Of(entry with { State = BudgetState.Committed }, null));
        Assert.Null(MoneyHealthRules.Of("2026-03", entry, Purchase, Later));
        Assert.Equal((FindingKinds.MoneyNotSettled, Repair.Release), Of(entry, Purchase with { Status = PurchaseStatus.Rejected }));
        Assert.Equal((FindingKinds.MoneyNotSettled, Repair.Settle), Of(
            entry, Purchase with { Status = PurchaseStatus.Rejected, Budget = new("2026-03", BudgetState.Reserved, 75, At) }));

        static (string, Repair)? Of(LedgerEntry entry, PurchaseDocument? purchase) =>
            MoneyHealthRules.Of("2026-03", entry, purchase, Later) is { } finding ? (finding.Kind, finding.Repair) : null;
    }

    [Fact]
    public void OfStock_ThatNoOrderExplains_IsFound()
    {
        var item = Samples.Item with { Sku = "BOLT", Id = "BOLT", OnOrder = new Dictionary<string, int> { [Order.Number] = 30 }, EndedNeeds = 3 };

        Assert.Equal(Repair.None, StockHealthRules.OfOnOrder(item, Order.Number, null, Later)?.Repair);
        Assert.Null(StockHealthRules.OfOnOrder(item, Order.Number, Purchase with { Status = PurchaseStatus.Ordered, Orders = [Order] }, Later));
        Assert.Equal(Repair.Unstock, StockHealthRules.OfOnOrder(item, Order.Number, Purchase with { Status = PurchaseStatus.Cancelled, Orders = [Order with { State = OrderState.Cancelled }] }, Later)?.Repair);
        Assert.Null(StockHealthRules.OfOnOrder(item, Order.Number, Purchase with { Status = PurchaseStatus.Failed, Orders = [Order] }, Later));
        Assert.Equal(Repair.Unstock, StockHealthRules.OfOnOrder(
            item, Order.Number, Purchase with { Status = PurchaseStatus.Ordered, Orders = [Order with { State = OrderState.Refused }] }, Later)?.Repair);
        var ended = Purchase with { Status = PurchaseStatus.Expired };
        Assert.Equal(FindingKinds.NeedNotEnded, StockHealthRules.OfNeed(item, ended, Later)?.Kind);
        Assert.Null(StockHealthRules.OfNeed(item with { EndedNeeds = 4 }, ended, Later));
        Assert.Null(StockHealthRules.OfNeed(item, Purchase, Later));
    }

    [Fact]
    public void OfLocations_ThatDoNotAddUp_IsFound()
    {
        var item = Samples.Item with { OnHand = 15, Locations = new Dictionary<string, LocationStock> { ["Back room"] = new(3), ["Main warehouse"] = new(12) } };

        Assert.Null(StockHealthRules.OfLocations(Samples.Item with { OnHand = 15 }, Later));
        Assert.Null(StockHealthRules.OfLocations(item, Later));
        var finding = StockHealthRules.OfLocations(item with { OnHand = 16 }, Later)!;
        Assert.Equal((FindingKinds.LocationsDiffer, Repair.None), (finding.Kind, finding.Repair));
        Assert.Contains("has 16 on hand, and its locations 15 (Main warehouse 12, Back room 3)", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void OfTalk_OldAndUndone_IsFoundWithoutTheUsersName()
    {
        var pending = new PendingEffects("ann", "m-ann", At, [new KeepBudget(5), new KeepBudget(6)]);
        var finding = TalkHealthRules.Of(pending, At.AddMinutes(20), At);

        Assert.Contains("(KeepBudget) is not carried out for 20 minutes", finding!.What, StringComparison.Ordinal);
        Assert.DoesNotContain("ann", finding.ToString(), StringComparison.Ordinal);
        Assert.Null(TalkHealthRules.Of(pending, At.AddMinutes(14), At));
        var note = new StartedPurchaseNote("P-0123456789ABC", "BOLT", 5, At);
        Assert.Null(TalkHealthRules.Of(note, true, Later, At));
        Assert.Null(TalkHealthRules.Of(note, false, At.AddMinutes(1), At));
        Assert.Equal(FindingKinds.SessionNamesNoPurchase, TalkHealthRules.Of(note, false, Later, At)?.Kind);
    }
}
