using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;

namespace ProcurementFunctions.Tests.Conversations.Rules;

public sealed class SnoozeTalkTests
{
    private static readonly KnownFacts Facts = KnownFacts.None with { Items = [Talk.Item("AR-5381")] };
    private readonly Talk _talk = new();

    [Fact]
    public void Decide_Snooze_IsKeptForTheItemAndCanBeTakenBack()
    {
        Assert.Equal("AR-5381", _talk.Needs("snooze AR-5381 for 2 weeks").Item);
        var outcome = _talk.Say("snooze AR-5381 for 2 weeks because a new model comes", Facts);

        Assert.Equal([new SnoozeItem("AR-5381", 14, null, "a new model comes")], outcome.Effects);
        Assert.Equal(
            "Understood, I leave AR-5381 (Adjustable Race) alone for 14 days, however low it is (a new model comes).", outcome.Reply);
        Assert.Equal([new SnoozeItem("AR-5381", null, null, null)], _talk.Say("wake it", Facts).Effects);
    }

    [Fact]
    public void Decide_SnoozeForYears_IsRefused()
    {
        var outcome = _talk.Say("snooze AR-5381 for 20 months", Facts);

        Assert.Empty(outcome.Effects);
        Assert.Contains("at most 366 days", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_SnoozeByOneWhoMayNotBuy_IsRefused()
    {
        var talk = new Talk { Rights = default };

        Assert.Equal(FactRequest.None, talk.Needs("snooze AR-5381 for 2 weeks"));
        Assert.Empty(talk.Say("snooze AR-5381 for 2 weeks").Effects);
        Assert.Empty(talk.Say("wake AR-5381").Effects);
    }

    [Fact]
    public void Decide_WhatIsSnoozed_IsListed()
    {
        Assert.True(_talk.Needs("what is snoozed?").Snoozed);
        var until = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Contains("- A-1 (A) until 2026-04-01 00:00 UTC", _talk.Say("which items are snoozed right now?", KnownFacts.None with { Snoozed = [new("A-1", "A", until)] }).Reply, StringComparison.Ordinal);
        Assert.Contains("Nothing is snoozed", _talk.Say("what is snoozed?").Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("snooze AR-5381")]
    [InlineData("snooze AR-5381 for a while")]
    public void Decide_SnoozeWithoutATime_IsAskedAbout(string said)
    {
        var outcome = _talk.Say(said, Facts);

        Assert.Empty(outcome.Effects);
        Assert.Contains("snooze AR-5381 for 2 weeks", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_LowItems_SayWhatASnoozeOrAMinimumMeans()
    {
        var until = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);
        var low = new StockFacts(9, [
            new("A-1", "A", 4, 10, 9) { SnoozedUntil = until },
            new("B-1", "B", 6, 10, 4) { OrderNote = "Vision takes no order below 500; 4 are needed" }]);

        var reply = _talk.Say("what is running low?", KnownFacts.None with { LowStock = low }).Reply;

        Assert.Contains("A-1 (A): 4 projected, reorder point 10, I suggest 9, but it is snoozed until 2026-04-01 00:00 UTC", reply, StringComparison.Ordinal);
        Assert.Contains("I suggest 4 (Vision takes no order below 500; 4 are needed)", reply, StringComparison.Ordinal);
    }
}
