using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Conversations.Reading;

namespace ProcurementFunctions.Tests.Conversations.Rules;

/// <summary>From the best deal for an item, by what is remembered of it, to the order.</summary>
public sealed class DealTalkTests
{
    private readonly Talk _talk = new();

    [Fact]
    public void Needs_BestDeal_IsItemAndQuantity()
    {
        var needs = _talk.Needs("find the best deal for 100 AR-5381");

        Assert.Equal(new() { Item = "AR-5381", Deal = true, Quantity = 100, Preferences = true }, needs);
    }

    [Fact]
    public void Decide_BestDeal_NamesAllAndRemembersIt()
    {
        var outcome = _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100));

        string[] parts = ["100", "AR-5381", "Litware, Inc.", "47.87 USD", "4,797.00 USD", "2026-03-18", "cheapest of 3 quotes"];
        Assert.All(parts, part => Assert.Contains(part, outcome.Reply, StringComparison.Ordinal));
        Assert.Equal("AR-5381", outcome.Recommendation?.Sku);
        Assert.Equal(new PendingOrder("AR-5381", "Adjustable Race", 100), outcome.Session.PendingOrder);
        Assert.Single(outcome.Session.Recommendations);
    }

    [Fact]
    public void Decide_RecommendationOfTheFirstOne_IsAnsweredFromMemory()
    {
        _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100));
        _talk.Say("find the best deal for 50 BB-7421", Talk.Deal("BB-7421", 50, 9.5m, "LL Bottom Bracket"));
        _talk.Say("my budget is 500");

        Assert.Equal(FactRequest.None, _talk.Needs("what did you recommend for the first one?"));
        var outcome = _talk.Say("what did you recommend for the first one?");

        Assert.Equal("AR-5381", outcome.Recommendation?.Sku);
        Assert.Contains("100 AR-5381", outcome.Reply, StringComparison.Ordinal);
        Assert.Contains("47.87", outcome.Reply, StringComparison.Ordinal);
        Assert.Equal("BB-7421", _talk.Say("what did you recommend for bottom brackets?").Recommendation?.Sku);
    }

    [Fact]
    public void Decide_FirstOneAskedAgainForMore_StaysTheFirst()
    {
        _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100));
        _talk.Say("find the best deal for 50 BB-7421", Talk.Deal("BB-7421", 50));
        _talk.Say("find the best deal for 300 AR-5381", Talk.Deal("AR-5381", 300));

        Assert.Equal(300, _talk.Say("what did you recommend for the first one?").Recommendation?.Quantity);
        Assert.Equal("BB-7421", _talk.Say("what did you recommend for the second one?").Recommendation?.Sku);
    }

    [Fact]
    public void Decide_RecommendationOfNothing_SaysSo()
    {
        var outcome = _talk.Say("what did you recommend for AR-5381?");

        Assert.Null(outcome.Recommendation);
        Assert.Contains("nothing for AR-5381", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_OrderIt_StartsOnePurchaseNamedByTheMessage()
    {
        _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100));

        Assert.Equal(FactRequest.None, _talk.Needs("order it"));
        var outcome = _talk.Say("order it");

        var request = Assert.IsType<StartPurchase>(Assert.Single(outcome.Effects)).Request;
        Assert.Equal(new PurchaseRequest(PurchaseSource.Message, "buyer:m2", "AR-5381", 100, "buyer"), request);
        Assert.Equal([PurchaseIds.For(request)], outcome.Purchases);
        Assert.Contains(PurchaseIds.For(request), outcome.Reply, StringComparison.Ordinal);
        Assert.Null(outcome.Session.PendingOrder);
        Assert.Equal(PurchaseIds.For(request), outcome.Session.StartedPurchases.Newest?.PurchaseId);
    }

    [Fact]
    public void Decide_OrderItTwice_StartsOne()
    {
        _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100));
        var first = _talk.Say("order it");

        var second = _talk.Say("order it");

        Assert.Empty(second.Effects);
        Assert.Equal(first.Purchases, second.Purchases);
        Assert.Single(_talk.Say("order 100 AR-5381").Effects);
    }

    [Fact]
    public void Decide_PartOfANameOnceTalkedAbout_IsLookedUpAllTheSame()
    {
        var talk = new Talk { Catalogue = Reader.Of([("TENT-PEG", "Steel tent pegs, bag of 12"), ("TENT-2P", "Two-person tent"), ("TENT-4P", "Family tent")]) };
        talk.Say("find the best deal for 10 TENT-PEG", Talk.Deal("TENT-PEG", 10, name: "Steel tent pegs, bag of 12"));

        Assert.Equal("tents", talk.Needs("order 5 tents").Item);
        Assert.Equal(FactRequest.None, talk.Needs("order 10 tent-peg"));
        Assert.Equal("TENT-PEG", talk.Needs("order 5 tent-peg").Item);
    }

    [Fact]
    public void Decide_MakeItMore_LooksForTheBestDealAgainAndOrdersThat()
    {
        _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100));

        Assert.Equal(200, _talk.Needs("make it 200").Quantity);
        _talk.Say("make it 200", Talk.Deal("AR-5381", 200));
        var outcome = _talk.Say("order it");

        Assert.Equal(200, Assert.IsType<StartPurchase>(Assert.Single(outcome.Effects)).Request.Quantity);
    }

    [Fact]
    public void Decide_MakeItMoreAfterTheOrder_ChangesNothing()
    {
        _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100));
        var ordered = _talk.Say("order it");

        var outcome = _talk.Say("make it 200");

        Assert.Empty(outcome.Effects);
        Assert.Equal(ordered.Purchases, outcome.Purchases);
    }

    [Fact]
    public void Decide_CheaperOne_IsTheOneWithTheLowestUnitCost()
    {
        _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100, 47.87m));
        _talk.Say("find the best deal for 100 BB-7421", Talk.Deal("BB-7421", 100, 9.5m));
        _talk.Say("find the best deal for 100 CC-1000", Talk.Deal("CC-1000", 100, 12m));

        var outcome = _talk.Say("order the cheaper one");

        Assert.Equal("BB-7421", Assert.IsType<StartPurchase>(Assert.Single(outcome.Effects)).Request.Sku);
    }

    [Fact]
    public void Decide_OrderByAnotherThanABuyer_IsRefusedKindly()
    {
        var approver = new Talk { Rights = new(false, true, false) };

        var outcome = approver.Say("order 100 AR-5381", KnownFacts.None with { Items = [Talk.Item("AR-5381")] });

        Assert.Empty(outcome.Effects);
        Assert.Empty(outcome.Purchases);
        Assert.Contains("Only a buyer", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_OrderOfAnUnknownItem_StartsNothing()
    {
        Assert.Equal("ZZ-9999", _talk.Needs("order 5 ZZ-9999").Item);

        var outcome = _talk.Say("order 5 ZZ-9999");

        Assert.Empty(outcome.Effects);
        Assert.Contains("no item called \"ZZ-9999\"", outcome.Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("order 0 AR-5381")]
    [InlineData("order -5 AR-5381")]
    [InlineData("order 1000001 AR-5381")]
    [InlineData("find the best deal for 0 AR-5381")]
    public void Decide_ImpossibleQuantity_StartsNothing(string text)
    {
        Assert.Equal(FactRequest.None, _talk.Needs(text));
        var outcome = _talk.Say(text);

        Assert.Empty(outcome.Effects);
        Assert.Equal("Please give a whole quantity between 1 and 1,000,000.", outcome.Reply);
    }

    [Fact]
    public void Decide_DealWithoutQuantity_AsksAndTakesTheNumber()
    {
        var asked = _talk.Say("find the best deal for AR-5381", KnownFacts.None with { Items = [Talk.Item("AR-5381")] });

        Assert.StartsWith("How many of AR-5381", asked.Reply, StringComparison.Ordinal);
        Assert.Equal(new() { Item = "AR-5381", Deal = true, Quantity = 30, Preferences = true }, _talk.Needs("30"));
    }

    [Fact]
    public void Decide_NameThatMeansSeveral_AsksWhich() => Assert.StartsWith(
        "Which one do you mean: A-1 (Nut 1), A-2 (Nut 2)?",
        _talk.Say("find the best deal for 10 nuts", KnownFacts.None with { Items = [Talk.Item("A-1", "Nut 1"), Talk.Item("A-2", "Nut 2")] }).Reply,
        StringComparison.Ordinal);

    [Fact]
    public void Decide_DealAboveTheBudget_SaysSo()
    {
        _talk.Say("my budget is 500");

        var outcome = _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100));

        Assert.Contains("above your budget of 500", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_NobodyOffers_SaysWhyAndRemembersNothing()
    {
        var facts = KnownFacts.None with { Items = [Talk.Item("AR-5381")], Deal = new(100, null, [], ["LITWARE0001: timed out"]) };

        var outcome = _talk.Say("find the best deal for 100 AR-5381", facts);

        Assert.Contains("LITWARE0001: timed out", outcome.Reply, StringComparison.Ordinal);
        Assert.Null(outcome.Session.PendingOrder);
        Assert.Empty(outcome.Session.Recommendations);
    }

    [Fact]
    public void Decide_Orders_AreThoseOfTheRecordsAndOfTheSession()
    {
        _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100));
        var started = _talk.Say("order it").Purchases.Single();
        var other = new PurchaseFact("P-0000000000001", "BB-7421", "Bracket", 5, PurchaseStatus.Shipped, "buyer", 50, "Acme", null, null, null);

        var outcome = _talk.Say("where are my orders?", KnownFacts.None with { OwnPurchases = [other] });

        Assert.Equal([started, other.Id], outcome.Purchases);
        Assert.Contains("shipped", outcome.Reply, StringComparison.Ordinal);
    }
}
