using CsCheck;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class DemandCalendarTests
{
    private static readonly DateOnly Today = new(2026, 6, 30);

    [Fact]
    public void Of_DaysWithGaps_AreWithoutASaleOrUnknown()
    {
        var years = Years([(new(2025, 12, 30), new(4)), (new(2026, 1, 2), new(3, InStock: false))]);

        Assert.Equal([4, 0, 0, ~3], DemandCalendar.Of(years, Today)!.Days);
        Assert.Equal(
            [4, DemandCalendar.Unknown, DemandCalendar.Unknown, ~3],
            DemandCalendar.Of(years.Select(year => year with { Lists = DemandListing.SomeDays }), Today)!.Days);
        Assert.Null(DemandCalendar.Of([], Today));
    }

    [Fact]
    public void Of_WeeklyTotals_AreSpreadOverTheirDays()
    {
        // Five Mondays from 2025-12-08 on: 7, 10, 0, 21 and 1.
        var years = Years([.. new[] { 7, 10, 0, 21, 1 }.Select((units, week) => (new DateOnly(2025, 12, 8).AddDays(7 * week), new DemandDay(units)))]);
        var calendar = DemandCalendar.Of(years, Today)!;

        Assert.Equal((new DateOnly(2025, 12, 8), new DateOnly(2026, 1, 11)), (calendar.First, calendar.Until));
        Assert.Equal([1, 1, 1, 1, 1, 1, 1], calendar.Days[..7]);
        Assert.Equal((10, 1, 2), (calendar.Days[7..14].Sum(), calendar.Days[7..14].Min(), calendar.Days[7..14].Max()));
        Assert.Equal([0, 21, 1], [calendar.Days[14..21].Sum(), calendar.Days[21..28].Sum(), calendar.Days[28..].Sum()]);
    }

    [Fact]
    public void Of_MonthlyTotals_AreSpreadOverTheirMonths()
    {
        var years = Years([.. Enumerable.Range(1, 6).Select(month => (new DateOnly(2026, month, 1), new DemandDay(DateTime.DaysInMonth(2026, month) * 2)))]);
        var calendar = DemandCalendar.Of(years, Today)!;

        Assert.Equal((181, new DateOnly(2026, 6, 30)), (calendar.Days.Length, calendar.Until));
        Assert.All(calendar.Days, units => Assert.Equal(2, units));
    }

    [Fact]
    public void Of_DeclaredTotals_NeedNotBeRecognized()
    {
        var years = Years([(new(2026, 3, 2), new(70))]).Select(year => year with { Lists = DemandListing.Weeks });

        Assert.Equal(Enumerable.Repeat(10, 7), DemandCalendar.Of(years, Today)!.Days);
    }

    [Fact]
    public void Of_AnyTotals_KeepsEveryUnit() =>
        Gen.Select(Gen.Int[0, 500].Array[5, 60], Gen.Int[0, 6]).Sample((weeks, weekday) =>
        {
            var first = new DateOnly(2024, 11, 4).AddDays(weekday);
            var years = Years([.. weeks.Select((units, week) => (first.AddDays(7 * week), new DemandDay(units)))]);

            Assert.Equal(weeks.Sum(), DemandCalendar.Of(years, new(2027, 1, 1))!.Days.Sum());
        });

    private static DemandYear[] Years((DateOnly Date, DemandDay Day)[] days) =>
    [
        .. days.GroupBy(day => day.Date.Year).Select(ofYear => DemandRules.With(
            new() { Id = DemandRules.KeyOf(ofYear.Key), Sku = "S", Year = ofYear.Key }, ofYear).Year),
    ];
}
