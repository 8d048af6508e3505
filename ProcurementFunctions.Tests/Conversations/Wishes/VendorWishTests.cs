using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Tests.Conversations.Wishes;

public sealed class VendorWishTests
{
    [Theory]
    [InlineData("how reliable is Acme?")]
    [InlineData("is Acme often late?")]
    [InlineData("is Acme on time?")]
    [InlineData("what do you know about Acme?")]
    [InlineData("tell me about the vendor Acme")]
    [InlineData("rate vendor Acme")]
    public void Read_HowAVendorDoes_IsItsName(string text) => Assert.Equal(new Wish.AskVendor("Acme"), WishReader.Read(text));

    [Theory]
    [InlineData("is my order late?")]
    [InlineData("is it on time?")]
    public void Read_HowAnOrderDoes_IsNoVendor(string text) => Assert.IsNotType<Wish.AskVendor>(WishReader.Read(text));

    [Theory]
    [InlineData("what do you know about me?")]
    [InlineData("what are my preferences?")]
    public void Read_WhatIsKnownOfMe_IsAskPreferences(string text) => Assert.IsType<Wish.AskPreferences>(WishReader.Read(text));

    [Theory]
    [InlineData("order 10 AR-5381 from Acme", "order")]
    [InlineData("buy AR-5381 from Acme", "order")]
    [InlineData("find the best deal for 10 AR-5381 from Acme", "findDeal")]
    public void Read_FromOneVendor_IsNotReadWithoutIt(string text, string intent) =>
        Assert.Equal(new Wish.FromVendor("Acme", intent), WishReader.Read(text));

    [Theory]
    [InlineData("order 10 AR-5381 and 5 BB-7421", "order")]
    [InlineData("order AR-5381 and BB-7421", "order")]
    [InlineData("order 10 SPORK, 5 LAMP-HEAD", "order")]
    [InlineData("buy 3 tents plus 2 of the lamps", "order")]
    [InlineData("find the best deal for 100 AR-5381, 50 BB-7421", "findDeal")]
    public void Read_SeveralItems_IsNotReadAsOne(string text, string intent) => Assert.Equal(new Wish.SeveralItems(intent), WishReader.Read(text));

    [Theory]
    [InlineData("order 10 AR-5381, please")]
    [InlineData("order 10 AR-5381")]
    public void Read_OneItem_IsAnOrder(string text) =>
        Assert.Equal(new Wish.Order(new ItemReference.BySku("AR-5381"), new Quantity(10)), WishReader.Read(text));

    [Theory]
    [InlineData("who sells AR-5381?")]
    [InlineData("compare the vendors for AR-5381")]
    public void Read_WhoSells_LooksForADeal(string text) =>
        Assert.Equal(new Wish.FindDeal(new ItemReference.BySku("AR-5381"), null), WishReader.Read(text));

    [Theory]
    [InlineData("do we have enough AR-5381?")]
    [InlineData("tell me about AR-5381")]
    [InlineData("do we still have any AR-5381 left?")]
    public void Read_WhetherThereIsEnough_AsksForTheStock(string text) =>
        Assert.Equal(new Wish.AskStock(new ItemReference.BySku("AR-5381")), WishReader.Read(text));

    [Fact]
    public void Read_ShowApprovals_IsAskApprovals() => Assert.IsType<Wish.AskApprovals>(WishReader.Read("show me all approvals"));
}
