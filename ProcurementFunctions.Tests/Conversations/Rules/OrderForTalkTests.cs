using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Conversations.Rules;

/// <summary>"Order enough for two months" is the demand of that time, and asked about.</summary>
public sealed class OrderForTalkTests
{
    private readonly Talk _talk = new() { Catalogue = new([new("MUG", "Steel mug")], []) };

    [Theory]
    [InlineData("order enough mugs for two months")]
    [InlineData("buy as many mugs as we need for 60 days")]
    [InlineData("how many mugs do we need for the next 2 months?")]
    public void OrderFor_AKnownDemand_IsOrderedOnceItIsAgreedTo(string said)
    {
        Assert.Equal(("MUG", InsightTopics.RunsOut), (_talk.Needs(said).Item, _talk.Needs(said).Insight?.Topic));

        var asked = _talk.Say(said, Facts(new(2.5, 1, 365), projected: 50));
        Assert.Empty(asked.Effects);
        Assert.Contains("In 60 days about 150 of MUG (Steel mug) are sold, 2.5 a day.", asked.Reply, StringComparison.Ordinal);
        Assert.Contains("order 100 MUG", asked.Reply, StringComparison.Ordinal);
        Assert.EndsWith("Shall I order 150?", asked.Reply, StringComparison.Ordinal);

        var done = _talk.Say("yes", KnownFacts.None with { Items = [Talk.Item("MUG", "Steel mug")] });
        Assert.Equal(150, Assert.IsType<StartPurchase>(Assert.Single(done.Effects)).Request.Quantity);
    }

    [Fact]
    public void OrderFor_WhatIsThereIsEnough_SaysSo() =>
        Assert.Contains("which is enough without an order", _talk.Say("order enough mugs for two months", Facts(new(2.5, 1, 365), projected: 500)).Reply, StringComparison.Ordinal);

    [Fact]
    public void OrderFor_AnUnknownDemand_AsksHowMany()
    {
        Assert.Contains("too little is known of its demand", _talk.Say("order enough mugs for two months", Facts(null, projected: 5)).Reply, StringComparison.Ordinal);
        Assert.Empty(_talk.Say("yes").Effects);
    }

    private static KnownFacts Facts(DemandStatistics? demand, int projected) => KnownFacts.None with
    {
        Items = [Talk.Item("MUG", "Steel mug")],
        Insight = new ItemInsight("MUG", "Steel mug", "USD", projected, null, 0, 0, projected, 10, 5, 40, false, 0, 0, null, "", "", false, demand, null, null, null, null, null, null, [], []),
    };
}
