using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Insights.Vendors;
using ProcurementFunctions.Tests.Conversations.Reading;

namespace ProcurementFunctions.Tests.Conversations.Rules;

public sealed class ContractTalkTests
{
    private static readonly ContractsInsight Known = new(
        new(2026, 3, 1),
        "USD",
        [
            new("C-1", "ACME", "Acme Ltd", "BOLT", 1.5m, 100, 60, null, new(2026, 3, 31)),
            new("C-2", "BEST", "Best Parts", "BOLT", 1.4m, null, null, new(2026, 4, 1), new(2026, 12, 31)),
            new("C-3", "ACME", "Acme Ltd", "NUT-S", 0.2m, 5000, -10, null, null),
        ]);

    private readonly Talk _talk = new() { Catalogue = Reader.Of([("BOLT", "Hex bolt"), ("NUT-S", "Lock nut, small")], ("ACME", "Acme Ltd"), ("BEST", "Best Parts")) };

    [Theory]
    [InlineData("which contracts end this quarter?", "quarter")]
    [InlineData("which contracts expire this month?", "month")]
    [InlineData("what contracts are ending soon?", "soon")]
    [InlineData("which of our contracts run out by the end of the year?", "year")]
    [InlineData("which contracts do we have?", null)]
    [InlineData("show me all contracts", null)]
    [InlineData("what is left of the contract with Acme?", null)]
    [InlineData("how much can we still order under the contract with Acme?", null)]
    [InlineData("do we have a contract for BOLT?", null)]
    [InlineData("when does our contract with Acme end?", null)]
    public void Needs_OfAQuestionAboutContracts_AreAskedOfTheInsights(string text, string? when) =>
        Assert.Equal((InsightTopics.Contracts, when), (_talk.Needs(text).Insight?.Topic, _talk.Needs(text).Insight?.Measure));

    [Fact]
    public void Say_WhichEnd_NamesThoseOfThatTime()
    {
        Assert.Equal(
            "1 contract ends by 2026-03-31.\n- C-1 with Acme Ltd: BOLT at 1.50 USD each, 60 of 100 left, until 2026-03-31",
            Say("which contracts end this quarter?"));
        Assert.StartsWith("2 contracts end by 2026-12-31.", Say("which contracts end this year?"), StringComparison.Ordinal);
    }

    [Fact]
    public void Say_WhatIsLeftOfAVendors_NamesThem()
    {
        var facts = KnownFacts.None with { Insight = Known, Vendors = [new("ACME", "Acme Ltd")] };

        var reply = _talk.Say("what is left of the contract with Acme?", facts).Reply;

        Assert.StartsWith("There are 2 contracts with Acme Ltd.\n- C-1 with Acme Ltd: BOLT", reply, StringComparison.Ordinal);
        Assert.EndsWith("- C-3 with Acme Ltd: NUT-S at 0.20 USD each, 0 of 5,000 left, without an end", reply, StringComparison.Ordinal);
        Assert.Equal("No contract ends by 2026-03-01.", Say("which contracts end this week?"));
    }

    private string Say(string text) => _talk.Say(text, KnownFacts.None with { Insight = Known }).Reply;
}
