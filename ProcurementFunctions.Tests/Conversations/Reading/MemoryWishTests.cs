using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Tests.Conversations.Reading;

public sealed class MemoryWishTests
{
    [Theory]
    [InlineData("the cheaper one")]
    [InlineData("no, the cheapest")]
    [InlineData("I prefer the cheaper one")]
    [InlineData("I'd rather have the less expensive one please")]
    public void Read_TheCheaperOne_RecallsTheCheapest(string text) =>
        Assert.Equal(new Wish.Recall(new ItemReference.Cheapest()), Reader.One(text));

    [Theory]
    [InlineData("the first one", 1)]
    [InlineData("the other one", 2)]
    [InlineData("I meant the last one", -1)]
    public void Read_OneOfSeveral_RecallsIt(string text, int number) =>
        Assert.Equal(new Wish.Recall(new ItemReference.Nth(number)), Reader.One(text));

    [Theory]
    [InlineData("why?")]
    [InlineData("why that one?")]
    [InlineData("and why did you choose it?")]
    public void Read_Why_AsksForTheReasonOfTheLast(string text) =>
        Assert.True(Reader.One(text) is Wish.AskWhy { Item: null or ItemReference.Last });

    [Theory]
    [InlineData("why did you recommend AR-5381?")]
    [InlineData("why would you choose AR-5381 over BB-7421")]
    public void Read_WhyAnItem_IsTheItem(string text) =>
        Assert.Equal(new Wish.AskWhy(new ItemReference.BySku("AR-5381")), Reader.One(text));

    [Fact]
    public void Read_WhyAVendor_IsItsName() =>
        Assert.Equal(new Wish.AskWhy(new ItemReference.ByName("Litware")), Reader.One("why did you pick Litware and not Acme?"));

    [Theory]
    [InlineData("when will it arrive?")]
    [InlineData("when is my order due")]
    [InlineData("when do we get the goods?")]
    [InlineData("when does it come?")]
    public void Read_When_AsksForTheArrivalOfTheLast(string text) =>
        Assert.True(Reader.One(text) is Wish.AskArrival { Item: null or ItemReference.Last });

    [Theory]
    [InlineData("when will AR-5381 be delivered?")]
    [InlineData("when do we get AR-5381?")]
    public void Read_WhenAnItem_IsTheItem(string text) =>
        Assert.Equal(new Wish.AskArrival(new ItemReference.BySku("AR-5381")), Reader.One(text));

    [Theory]
    [InlineData("what did I ask you before?")]
    [InlineData("what were we talking about")]
    [InlineData("what do you remember?")]
    [InlineData("what was my last question?")]
    [InlineData("summarise our conversation")]
    public void Read_WhatWasSaid_IsAskTalk(string text) => Assert.IsType<Wish.AskTalk>(Reader.One(text));

    [Theory]
    [InlineData("cancel my order")]
    [InlineData("cancel that order, please")]
    [InlineData("cancel the last purchase")]
    public void Read_CancelTheOrder_WithdrawsTheLatest(string text) => Assert.Equal(new Wish.Withdraw(null, null), Reader.One(text));

    /// <summary>It may be what was recommended that is meant, and nothing is withdrawn by a guess.</summary>
    [Fact]
    public void Read_CancelIt_DropsWhatWasAboutToBeOrdered() => Assert.IsType<Wish.DropOrder>(Reader.One("cancel it"));

    [Theory]
    [InlineData("why is the sky blue?")]
    [InlineData("when is Christmas?")]
    [InlineData("the tent")]
    public void Read_WhatIsNotOfTheTalk_IsNotAnswered(string text) => Assert.True(Reader.One(text) is Wish.Unknown or Wish.Half or Wish.NameItem);
}
