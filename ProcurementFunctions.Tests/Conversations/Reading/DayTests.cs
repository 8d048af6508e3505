using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Tests.Conversations.Reading;

public sealed class DayTests
{
    /// <summary>A Wednesday.</summary>
    private static readonly DateOnly Today = new(2026, 12, 2);

    [Theory]
    [InlineData("today", "2026-12-02")]
    [InlineData("tomorrow", "2026-12-03")]
    [InlineData("Friday", "2026-12-04")]
    [InlineData("this Friday", "2026-12-04")]
    [InlineData("next Friday", "2026-12-11")]
    [InlineData("Monday", "2026-12-07")]
    [InlineData("next Monday", "2026-12-07")]
    [InlineData("Wednesday", "2026-12-09")]
    [InlineData("Christmas", "2026-12-25")]
    [InlineData("Christmas Eve", "2026-12-24")]
    [InlineData("the end of the month", "2026-12-31")]
    [InlineData("end of the week", "2026-12-04")]
    [InlineData("the end of the year", "2026-12-31")]
    [InlineData("5 March", "2027-03-05")]
    [InlineData("March 5th", "2027-03-05")]
    [InlineData("the 5th of March 2028", "2028-03-05")]
    [InlineData("2027-02-03", "2027-02-03")]
    [InlineData("29 February", "2028-02-29")]
    public void Read_NeededByADay_IsThatDay(string said, string date)
    {
        var order = Assert.IsType<Wish.Order>(Reader.One($"order 5 AR-5381 by {said}"));

        Assert.Equal(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), order.Options.By!.From(Today));
    }

    [Theory]
    [InlineData("next month")]
    [InlineData("12/05")]
    [InlineData("30 February")]
    [InlineData("2027-13-01")]
    [InlineData("soon")]
    [InlineData("the summer")]
    public void Read_NeededByNoDay_IsNotAnOrder(string said) => Assert.IsType<Wish.Half>(Reader.One($"order 5 AR-5381 by {said}", Reader.Of([("AR-5381", "Adjustable race")])));
}
