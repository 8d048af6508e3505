using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Conversations.Rules;

/// <summary>Goods that came broken: nothing is booked before it is said what.</summary>
public sealed class BrokenTalkTests
{
    private const string Id = "P-0123456789ABC";

    private static readonly PurchaseFact Came = new(Id, "MUG", "Steel mug", 20, PurchaseStatus.Received, "buyer", 50, "Acme", null, null, null) { Returnable = 20 };
    private static readonly PurchaseFact Coming = Came with { Status = PurchaseStatus.Ordered, Returnable = 0, ToReceive = 20 };

    private readonly Talk _talk = new() { Catalogue = new([new("MUG", "Steel mug")], []) };

    [Theory]
    [InlineData("2 of the mugs arrived broken")]
    [InlineData("2 steel mugs are damaged")]
    [InlineData("we received 2 broken mugs")]
    [InlineData("we received 20 mugs but 2 are broken")]
    public void Broken_WhatWasCounted_IsReturnedOnceItIsAgreedTo(string said)
    {
        var needs = _talk.Needs(said);
        Assert.True(needs is { Item: "MUG", Receivable: true, Returnable: true });

        var asked = _talk.Say(said, KnownFacts.None with { Items = [Talk.Item("MUG", "Steel mug")], Returnable = [Came] });
        Assert.Empty(asked.Effects);
        Assert.Contains($"return 2 of {Id} because they are broken", asked.Reply, StringComparison.Ordinal);

        var done = _talk.Say("yes", KnownFacts.None with { Purchase = Came });
        Assert.Equal((Id, 2), Assert.Single(done.Effects) is BookReturn back ? (back.PurchaseId, back.Quantity) : default);
    }

    [Fact]
    public void Broken_WhatIsStillToBeCounted_IsToBeRejectedThere()
    {
        var outcome = _talk.Say($"2 of {Id} arrived broken", KnownFacts.None with { Purchase = Coming });

        Assert.Empty(outcome.Effects);
        Assert.Contains("20 are still to be counted", outcome.Reply, StringComparison.Ordinal);
        Assert.Contains("2 as rejected", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_MoreThanCame_IsAskedAbout()
    {
        var outcome = _talk.Say($"30 of {Id} arrived broken", KnownFacts.None with { Purchase = Came });

        Assert.Empty(outcome.Effects);
        Assert.Contains("20 of P-0123456789ABC (MUG (Steel mug)) can go back", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_SeveralPurchases_AreAskedAbout()
    {
        var facts = KnownFacts.None with { Items = [Talk.Item("MUG", "Steel mug")], Returnable = [Came, Came with { Id = "P-0000000000001" }] };

        Assert.Contains("Which purchase are they from?", _talk.Say("2 of the mugs arrived broken", facts).Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_ToldByOneWhoMayNotBuy_IsNotBooked()
    {
        var talk = new Talk { Rights = default };

        Assert.Equal(FactRequest.None, talk.Needs("2 mugs arrived broken"));
        Assert.Contains("Only a buyer", talk.Say("2 mugs arrived broken").Reply, StringComparison.Ordinal);
    }
}
