using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Conversations.Rules;

/// <summary>What the agent says of the talk itself.</summary>
public sealed class MemoryTalkTests
{
    private readonly Talk _talk = new();

    [Fact]
    public void Decide_TheCheaperOne_IsShownAndOrderedByIt()
    {
        _talk.Say("find the best deal for 100 BB-7421", Talk.Deal("BB-7421", 100, 9.5m));
        _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100, 47.87m));

        Assert.Equal("BB-7421", _talk.Say("the cheaper one").Recommendation?.Sku);

        Assert.Contains("BB-7421", _talk.Say("order it").Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the cheaper one", "cost matters most for AR-5381")]
    [InlineData("order the cheaper one", "cost matters most for AR-5381")]
    [InlineData("the faster one", "speed matters most for AR-5381")]
    public void Decide_TheCheaperOfOne_SaysHowToGetItAndOrdersNothing(string text, string hint)
    {
        _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100));

        var outcome = _talk.Say(text);

        Assert.Empty(outcome.Effects);
        Assert.Contains(hint, outcome.Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("why?")]
    [InlineData("why did you recommend AR-5381?")]
    [InlineData("why did you choose Litware?")]
    public void Decide_Why_IsTheReasonOfThen(string text)
    {
        var found = _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100));

        var outcome = _talk.Say(text);

        Assert.Contains(found.Recommendation!.Reason, outcome.Reply, StringComparison.Ordinal);
        Assert.Equal("AR-5381", outcome.Recommendation?.Sku);
    }

    [Fact]
    public void Decide_WhyWithoutARecommendation_SaysThatThereIsNone() =>
        Assert.Contains("I have recommended nothing", _talk.Say("why?").Reply, StringComparison.Ordinal);

    [Fact]
    public void Decide_WhenOfWhatWasRecommended_IsItsDate()
    {
        var found = _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100));

        var reply = _talk.Say("when will it arrive?").Reply;

        Assert.Contains($"have not been ordered. As I recommended, they would be expected by {found.Recommendation!.ExpectedArrival:yyyy-MM-dd}", reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_WhenOfWhatWasOrdered_AsksForItsRecord()
    {
        _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100));
        var id = Assert.Single(_talk.Say("order it").Purchases);

        Assert.Equal(id, _talk.Needs("when will it arrive?").PurchaseId);
        Assert.Contains($"{id} for 100 AR-5381 is being started", _talk.Say("when will it arrive?").Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_WhenOfSomethingElse_ShowsTheOrders() => Assert.True(_talk.Needs("when will ZZ-9999 arrive?").Purchases);

    [Fact]
    public void Decide_WhatWasSaid_IsTheLastMessagesAndTheFacts()
    {
        _talk.Say("my budget is 500");
        for (var i = 0; i < 6; i++) _talk.Say($"hello mr {i}");

        var reply = _talk.Say("what did I say before?").Reply;

        Assert.DoesNotContain("hello mr 0", reply, StringComparison.Ordinal);
        Assert.Contains("- \"hello mr 5\"", reply, StringComparison.Ordinal);
        Assert.Contains("- The user set a budget of 500.", reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_WhatWasSaidAtFirst_IsNothing() => Assert.StartsWith("We have not talked yet", _talk.Say("what did I say before?").Reply, StringComparison.Ordinal);

    [Fact]
    public void Decide_CancelItAfterTheOrder_WithdrawsNothingAndSaysHow()
    {
        _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100));
        var id = Assert.Single(_talk.Say("order it").Purchases);

        var outcome = _talk.Say("cancel it");

        Assert.Empty(outcome.Effects);
        Assert.Contains($"withdraw {id}", outcome.Reply, StringComparison.Ordinal);
    }
}
