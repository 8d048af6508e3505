using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class StockRulesTests
{
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
}
