using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class StockRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly InventoryItem Item = new() { Id = "A", Sku = "A", Name = "A", OnHand = 10 };

    [Fact]
    public void Ordered_Twice_CountsOnce()
    {
        var ordered = StockRules.Ordered(Item, "PO-1", 5);

        Assert.Equal(15, ordered.Projected);
        Assert.Same(ordered, StockRules.Ordered(ordered, "PO-1", 5));
    }

    [Fact]
    public void Received_InParts_MovesStockByTheDifference()
    {
        var item = StockRules.Ordered(Item, "PO-1", 5);
        item = StockRules.Received(item, "PO-1", 3, 2);
        Assert.Equal((13, 2), (item.OnHand, item.OnOrderTotal));
        Assert.Same(item, StockRules.Received(item, "PO-1", 3, 2));

        item = StockRules.Received(item, "PO-1", 5, 0);
        Assert.Equal((15, 0), (item.OnHand, item.OnOrderTotal));
        Assert.Same(item, StockRules.Ordered(item, "PO-1", 5));
    }

    [Fact]
    public void Received_NothingCame_OnlyTheOrderGoes()
    {
        var item = StockRules.Received(StockRules.Ordered(Item, "PO-1", 5), "PO-1", 0, 0);

        Assert.Equal((10, 0), (item.OnHand, item.OnOrderTotal));
    }

    [Fact]
    public void Received_ManyOrders_KeepsTheLatestCountsAndEveryOpenOne()
    {
        var item = StockRules.Received(StockRules.Ordered(Item, "OPEN", 5), "OPEN", 1, 4);
        for (var i = 0; i < 50; i++) item = StockRules.Received(StockRules.Ordered(item, $"PO-{i}", 1), $"PO-{i}", 1, 0);

        Assert.Equal(61, item.OnHand);
        Assert.True(item.ReceivedByOrder.Count <= 21);
        Assert.Equal(1, item.ReceivedByOrder["OPEN"]);
        Assert.True(item.ReceivedByOrder.ContainsKey("PO-49"));
    }

    [Fact]
    public void Counted_AfterADelivery_HoldsItSoThatBookingAddsNothing()
    {
        var item = Standing(StockRules.Ordered(Item, "PO-1", 25), accepted: 0, toCome: 25, unbooked: 25);
        Assert.Equal((10, 35), (item.OnHand, item.Projected));

        item = StockRules.Counted(item, 30, Now.AddHours(5));
        Assert.Equal((30, 30), (item.OnHand, item.Projected));
        Assert.Same(item, Standing(item, accepted: 0, toCome: 25, unbooked: 25));
        Assert.Same(item, StockRules.Ordered(item, "PO-1", 25));
        item = Standing(item, accepted: 25, toCome: 0, unbooked: 0, byWord: 25);
        Assert.Equal((30, 30), (item.OnHand, item.Projected));
        // Taken back, the count stands all the same.
        Assert.Equal(30, Standing(item, accepted: 0, toCome: 25, unbooked: 0).OnHand);
    }

    [Fact]
    public void Counted_WithoutWhatWasDelivered_IsRaisedByIt()
    {
        var item = Standing(StockRules.Ordered(Item, "PO-1", 25), accepted: 0, toCome: 25, unbooked: 25);
        item = StockRules.Counted(item, 5, Now.AddHours(5), withDelivered: false);

        Assert.Equal((5, 30), (item.OnHand, item.Projected));
        Assert.Equal(30, Standing(item, accepted: 25, toCome: 0, unbooked: 0, byWord: 25).OnHand);
    }

    [Fact]
    public void Counted_BetweenTwoParts_HoldsTheFirstAlone()
    {
        var item = Standing(StockRules.Ordered(Item, "PO-1", 25), accepted: 0, toCome: 25, unbooked: 10);
        item = StockRules.Counted(item, 20, Now.AddHours(5));
        Assert.Equal((20, 35), (item.OnHand, item.Projected));

        item = Standing(item, accepted: 0, toCome: 25, unbooked: 25, deliveredAt: Now.AddHours(9));
        Assert.Equal(35, Standing(item, accepted: 25, toCome: 0, unbooked: 0, byWord: 25, deliveredAt: Now.AddHours(9)).OnHand);
    }

    [Fact]
    public void Counted_BeforeTheWordOfTheDeliveryCame_HoldsItToo()
    {
        // Delivered at Now, counted five hours later, told the day after that.
        var item = StockRules.Counted(StockRules.Ordered(Item, "PO-1", 25), 30, Now.AddHours(5));

        Assert.Equal((30, 30), Of(Standing(item, accepted: 0, toCome: 25, unbooked: 25)));
        Assert.Equal((30, 30), Of(Standing(item, accepted: 25, toCome: 0, unbooked: 0, byWord: 25)));
        // What a person counted at the door after that is new.
        Assert.Equal((55, 55), Of(Standing(item, accepted: 25, toCome: 0, unbooked: 0)));
        Assert.Equal((55, 55), Of(Standing(item, accepted: 25, toCome: 0, unbooked: 0, byWord: 25, deliveredAt: Now.AddHours(9))));

        static (int, int) Of(InventoryItem of) => (of.OnHand, of.Projected);
    }

    [Fact]
    public void Counted_TheSameWithNothingOnOrder_ChangesNothing()
    {
        var counted = StockRules.Counted(Item, 10, Now);

        Assert.Equal(Now, counted.CountedAt);
        Assert.Same(counted, StockRules.Counted(counted, 10, Now.AddDays(1)));
    }

    [Fact]
    public void NeedEnded_Twice_CountsOnce()
    {
        var until = new DateTimeOffset(2026, 11, 9, 0, 0, 0, TimeSpan.Zero);
        var ended = StockRules.NeedEnded(Item, 0, until, "rejected");

        Assert.Equal((1, until, "rejected"), (ended.EndedNeeds, ended.SnoozedUntil, ended.SnoozeReason));
        Assert.Same(ended, StockRules.NeedEnded(ended, 0, null, null));
    }

    [Fact]
    public void Rested_TheLatestNeedAlone_IsNotAskedAgainAtOnce()
    {
        var until = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        var ordered = StockRules.NeedEnded(Item, 0, null, null);
        var rested = StockRules.Rested(ordered, 0, until, "cancelled");

        Assert.Equal((until, "cancelled", 1), (rested.SnoozedUntil, rested.SnoozeReason, rested.EndedNeeds));
        Assert.Same(rested, StockRules.Rested(rested, 0, until, "again"));
        Assert.Same(Item, StockRules.Rested(Item, 0, until, "never ordered"));
        var next = StockRules.NeedEnded(ordered, 1, null, null);
        Assert.Same(next, StockRules.Rested(next, 0, until, "an older one"));
    }

    [Fact]
    public void Snoozed_ByAPerson_OutlastsTheEndOfANeedAndHeedsTheLatestWord()
    {
        var (at, until) = (new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));
        var snoozed = StockRules.Snoozed(Item, until, "new model", "ann", at);

        Assert.Equal((until, "new model", "ann"), (snoozed.SnoozedUntil, snoozed.SnoozeReason, snoozed.SnoozedBy));
        Assert.Equal((1, until, "new model"), (StockRules.NeedEnded(snoozed, 0, null, null) is var ended ? ended.EndedNeeds : 0, ended.SnoozedUntil, ended.SnoozeReason));
        Assert.Equal((until.AddDays(1), null), (StockRules.NeedEnded(snoozed, 0, until.AddDays(1), "failed") is var later ? later.SnoozedUntil : null, later.SnoozedBy));
        Assert.Same(snoozed, StockRules.Snoozed(snoozed, null, null, "ann", at));
        Assert.Equal((null, null, null), (StockRules.Snoozed(snoozed, null, null, "bob", at.AddSeconds(1)) is var woken ? woken.SnoozedUntil : null, woken.SnoozeReason, woken.SnoozedBy));
    }

    [Theory]
    [InlineData("AR-5381:0", "AR-5381", 0)]
    [InlineData("A:B:12", "A:B", 12)]
    public void StockNeed_TryParse_RoundTrips(string text, string sku, int number)
    {
        Assert.True(StockNeed.TryParse(text, out var need));
        Assert.Equal(new StockNeed(sku, number), need);
        Assert.Equal(text, need.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("AR-5381")]
    [InlineData(":1")]
    [InlineData("A:-1")]
    public void StockNeed_TryParse_NotANeed(string text) => Assert.False(StockNeed.TryParse(text, out _));

    private static InventoryItem Standing(
        InventoryItem item, int accepted, int toCome, int unbooked, int byWord = 0, DateTimeOffset? deliveredAt = null) =>
        StockRules.Booked(item, new("PO-1", accepted, toCome, unbooked, byWord, deliveredAt ?? Now));
}
