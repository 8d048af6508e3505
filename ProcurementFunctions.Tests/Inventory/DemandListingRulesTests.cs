using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class DemandListingRulesTests
{
    private static readonly DateOnly Today = new(2026, 6, 30);

    [Theory]
    [InlineData("2026-01-05 2026-01-12 2026-01-19 2026-01-26 2026-02-02", DemandListing.Weeks)]
    [InlineData("2026-01-05 2026-01-12 2026-01-19 2026-02-02 2026-02-09", DemandListing.Weeks)]
    [InlineData("2026-01-05 2026-01-12 2026-01-19 2026-01-26", DemandListing.Days)]
    [InlineData("2026-01-05 2026-01-12 2026-01-20 2026-01-27 2026-02-03", DemandListing.Days)]
    [InlineData("2026-01-05 2026-02-02 2026-03-02 2026-03-30 2026-04-27", DemandListing.Days)]
    [InlineData("2026-01-01 2026-02-01 2026-03-01", DemandListing.Months)]
    [InlineData("2026-01-31 2026-02-28 2026-03-31", DemandListing.Months)]
    [InlineData("2026-01-01 2026-02-01 2026-03-31", DemandListing.Days)]
    [InlineData("2026-01-01 2026-02-01", DemandListing.Days)]
    [InlineData("2026-01-01 2026-01-02 2026-01-03 2026-01-04 2026-01-05", DemandListing.Days)]
    public void Recognize_Rows_AreWeeksOrMonthsWhereTheyCanHardlyBeElse(string rows, DemandListing listing) =>
        Assert.Equal(listing, DemandListingRules.Recognize(rows.Split(' ').Select(row => DateOnly.ParseExact(row, "yyyy-MM-dd"))));

    [Theory]
    [InlineData("2026-03-02", DemandListing.Weeks, "2026-03-02", "2026-03-08")] // A Monday.
    [InlineData("2026-03-08", DemandListing.Weeks, "2026-03-02", "2026-03-08")] // A Sunday.
    [InlineData("2026-06-29", DemandListing.Weeks, "2026-06-29", "2026-06-30")] // Not over yet.
    [InlineData("2026-02-28", DemandListing.Months, "2026-02-01", "2026-02-28")]
    [InlineData("2026-02-01", DemandListing.Months, "2026-02-01", "2026-02-28")]
    [InlineData("2026-02-01", DemandListing.Days, "2026-02-01", "2026-02-01")]
    public void SpanOf_ARow_IsItsDaysUpToToday(string date, DemandListing listing, string from, string to) => Assert.Equal(
        (Day(from), Day(to)), DemandListingRules.SpanOf(Day(date), listing, Today));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
