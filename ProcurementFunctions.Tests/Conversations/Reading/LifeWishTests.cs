using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Conversations.Reading;

public sealed class LifeWishTests
{
    private static readonly ItemReference Item = new ItemReference.BySku("AR-5381");

    [Theory]
    [InlineData("stop reordering AR-5381", ItemLife.NoReorder)]
    [InlineData("please don't reorder AR-5381 any more", ItemLife.NoReorder)]
    [InlineData("sell off AR-5381", ItemLife.NoReorder)]
    [InlineData("phase out AR-5381", ItemLife.NoReorder)]
    [InlineData("AR-5381 is discontinued", ItemLife.Discontinued)]
    [InlineData("discontinue AR-5381", ItemLife.Discontinued)]
    [InlineData("mark AR-5381 as discontinued", ItemLife.Discontinued)]
    [InlineData("AR-5381 has been discontinued.", ItemLife.Discontinued)]
    [InlineData("reorder AR-5381 again", ItemLife.Active)]
    [InlineData("start reordering AR-5381 again", ItemLife.Active)]
    [InlineData("AR-5381 is no longer discontinued", ItemLife.Active)]
    public void Read_TheLifeOfAnItem_IsItemAndLife(string text, ItemLife life) => Assert.Equal(new Wish.SetLife(Item, life), Reader.One(text));

    [Theory]
    [InlineData("AR-5381 is discontinued, replaced by BB-7421")]
    [InlineData("AR-5381 is replaced by BB-7421")]
    [InlineData("AR-5381 is discontinued and replaced by BB-7421")]
    [InlineData("replace AR-5381 with BB-7421")]
    public void Read_ReplacedBy_IsDiscontinued(string text) =>
        Assert.Equal(new Wish.SetLife(Item, ItemLife.Discontinued) { Replacement = new ItemReference.BySku("BB-7421") }, Reader.One(text));

    [Theory]
    [InlineData("reorder AR-5381")]
    [InlineData("reorder 10 AR-5381 again")]
    [InlineData("don't order AR-5381")]
    [InlineData("stop buying AR-5381 for 2 weeks")]
    public void Read_OtherWords_AreNotTheLifeOfAnItem(string text) => Assert.IsNotType<Wish.SetLife>(Reader.One(text));
}
