using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Tests.Conversations.Reading;

namespace ProcurementFunctions.Tests.Conversations.Rules;

/// <summary>What cannot be had in a form says so, and what can.</summary>
public sealed class CannotDoTests
{
    [Fact]
    public void Reply_EveryTopic_HasAText() => Assert.Equal(WishBuilder.CannotDo.Order(), CannotDoReplies.Topics.Order());

    [Theory]
    [InlineData("order 40 BOLT as cheap as possible", "orderCheaply")]
    [InlineData("I need at least 50 BOLT", "atLeastOnce")]
    [InlineData("never order more than 50 BOLT", "mostOfItem")]
    [InlineData("keep 50 BOLT in stock", "keepStock")]
    [InlineData("I counted the BOLT shelf: 19 pieces", "countStock")]
    [InlineData("there are only 12 BOLT left on the shelf, please correct the stock", "countStock")]
    [InlineData("set the stock of BOLT to 19", "countStock")]
    [InlineData("which prices went up?", "pricesOfAll")]
    [InlineData("speed is not important to me at all", "notGoal")]
    [InlineData("I don't care about the price", "notGoal")]
    public void Read_WhatCannotBeHad_IsTold(string said, string topic) =>
        Assert.Equal(topic, Assert.IsType<Wish.CannotDo>(Reader.One(said, Reader.Of([("BOLT", "Hex bolt")]))).Topic);

    [Fact]
    public void Reply_NamesTheItemAndHowMany()
    {
        var talk = new Talk { Catalogue = Reader.Of([("BOLT", "Hex bolt")]) };

        Assert.Contains("\"order 50 BOLT\" or \"I always need at least 50 of BOLT\"", talk.Say("I need at least 50 BOLT").Reply, StringComparison.Ordinal);
    }
}
