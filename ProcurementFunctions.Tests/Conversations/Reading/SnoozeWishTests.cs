using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Tests.Conversations.Reading;

public sealed class SnoozeWishTests
{
    private static readonly ItemReference Item = new ItemReference.BySku("AR-5381");

    [Theory]
    [InlineData("snooze AR-5381 for 10 days", 10)]
    [InlineData("please snooze ar-5381 for 2 weeks.", 14)]
    [InlineData("pause AR-5381 for a month", 30)]
    [InlineData("hold off on AR-5381 for three weeks!", 21)]
    [InlineData("don't order any more AR-5381 for 5 days", 5)]
    [InlineData("do not buy AR-5381 for the next week", 7)]
    [InlineData("leave AR-5381 alone for one day", 1)]
    public void Read_SnoozeForSomeTime_IsItemAndDays(string text, int days) =>
        Assert.Equal(new Wish.Snooze(Item, days, null, null), Reader.One(text));

    [Fact]
    public void Read_SnoozeUntilADayWithAReason_IsAllOfIt() => Assert.Equal(
        new Wish.Snooze(Item, null, new Day.On(new DateOnly(2026, 12, 1)), "a new model comes"),
        Reader.One("snooze AR-5381 until 2026-12-01, because a new model comes."));

    [Theory]
    [InlineData("wake AR-5381")]
    [InlineData("wake up AR-5381 again")]
    [InlineData("unsnooze AR-5381.")]
    [InlineData("stop snoozing AR-5381")]
    [InlineData("resume ordering AR-5381")]
    public void Read_Wake_IsTheItem(string text) => Assert.Equal(new Wish.Wake(Item), Reader.One(text));

    [Theory]
    [InlineData("snooze AR-5381")]
    [InlineData("snooze AR-5381 for 0 days")]
    [InlineData("snooze AR-5381 until 2026-13-01")]
    [InlineData("order AR-5381 for 2 weeks")]
    [InlineData("don't buy from Litware")]
    public void Read_OtherWords_AreNoSnooze(string text) => Assert.IsNotType<Wish.Snooze>(Reader.One(text));
}
