using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Tests.Conversations.Reading;

public sealed class VendorWishTests
{
    [Theory]
    [InlineData("how reliable is Acme?")]
    [InlineData("is Acme often late?")]
    [InlineData("is Acme on time?")]
    [InlineData("what do you know about Acme?")]
    [InlineData("tell me about the vendor Acme")]
    [InlineData("rate vendor Acme")]
    public void Read_HowAVendorDoes_IsItsName(string text) => Assert.Equal(new Wish.AskVendor("Acme"), Reader.One(text));

    [Theory]
    [InlineData("is my order late?")]
    [InlineData("is it on time?")]
    public void Read_HowAnOrderDoes_IsNoVendor(string text) => Assert.IsNotType<Wish.AskVendor>(Reader.One(text));

    [Theory]
    [InlineData("what do you know about me?")]
    [InlineData("what are my preferences?")]
    public void Read_WhatIsKnownOfMe_IsAskPreferences(string text) => Assert.IsType<Wish.AskPreferences>(Reader.One(text));

    [Fact]
    public void Read_FromOneVendor_KeepsTheVendor()
    {
        Assert.Equal(
            new Wish.Order(new ItemReference.BySku("AR-5381"), new Quantity(10)) { Options = OrderOptions.None with { Vendor = "Acme" } }, Reader.One("order 10 AR-5381 from Acme"));
        Assert.Equal(
            new Wish.FindDeal(new ItemReference.BySku("AR-5381"), new Quantity(10)) { Options = OrderOptions.None with { Vendor = "Acme" } },
            Reader.One("find the best deal for 10 AR-5381 from Acme"));
    }

    [Theory]
    [InlineData("order 10 AR-5381 and 5 BB-7421")]
    [InlineData("order 10 AR-5381, 5 BB-7421")]
    [InlineData("order 10 AR-5381. Also 5 x BB-7421 please")]
    [InlineData("order 10 AR-5381 and buy 5 BB-7421")]
    public void Read_SeveralItems_AreAsManyOrders(string text) => Assert.Equal(
        [new Wish.Order(new ItemReference.BySku("AR-5381"), new Quantity(10)), new Wish.Order(new ItemReference.BySku("BB-7421"), new Quantity(5))],
        Reader.All(text));

    [Theory]
    [InlineData("order 10 AR-5381, please")]
    [InlineData("order 10 AR-5381")]
    public void Read_OneItem_IsAnOrder(string text) =>
        Assert.Equal(new Wish.Order(new ItemReference.BySku("AR-5381"), new Quantity(10)), Reader.One(text));

    [Theory]
    [InlineData("who sells AR-5381?")]
    [InlineData("compare the vendors for AR-5381")]
    public void Read_WhoSells_AsksForTheOffers(string text) =>
        Assert.Equal(new Wish.AskOffers(new ItemReference.BySku("AR-5381"), null), Reader.One(text));

    [Theory]
    [InlineData("do we have enough AR-5381?", "enough")]
    [InlineData("tell me about AR-5381", null)]
    [InlineData("do we still have any AR-5381 left?", "in")]
    public void Read_WhetherThereIsEnough_AsksForTheStock(string text, string? asks) =>
        Assert.Equal(new Wish.AskStock(new ItemReference.BySku("AR-5381")) { Asks = asks }, Reader.One(text));

    [Fact]
    public void Read_ShowApprovals_IsAskApprovals() => Assert.IsType<Wish.AskApprovals>(Reader.One("show me all approvals"));
}
