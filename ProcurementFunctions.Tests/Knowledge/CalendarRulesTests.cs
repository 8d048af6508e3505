using System.Globalization;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Tests.Knowledge;

public sealed class CalendarRulesTests
{
    private static readonly VendorCalendar Weekdays = new(
        [WorkingDay.Monday, WorkingDay.Tuesday, WorkingDay.Wednesday, WorkingDay.Thursday, WorkingDay.Friday],
        [new(new(2026, 12, 24), new(2027, 1, 1), "Christmas")],
        new(14, 0));

    // 2026-12-07 is a Monday.
    [Theory]
    [InlineData("2026-12-07T09:00", 0, 0)]
    [InlineData("2026-12-07T09:00", 4, 4)]
    [InlineData("2026-12-07T09:00", 5, 7)]
    [InlineData("2026-12-07T14:00", 1, 1)]
    [InlineData("2026-12-07T14:01", 1, 2)]
    [InlineData("2026-12-11T15:00", 1, 4)]
    [InlineData("2026-12-12T15:00", 1, 3)]
    [InlineData("2026-12-22T09:00", 2, 13)]
    public void DaysUntil_OrderedAt_CountsItsWorkingDays(string ordered, int lead, int days) =>
        Assert.Equal(days, CalendarRules.DaysUntil(Weekdays, At(ordered), lead));

    [Fact]
    public void DaysUntil_NothingToldOfIt_IsTheLeadTime() => Assert.Equal(30, CalendarRules.DaysUntil(new(), At("2026-12-07T23:59"), 30));

    [Theory]
    [InlineData("2026-12-07T09:00", 4, null)]
    [InlineData("2026-12-07T09:00", 5, "5 working days")]
    [InlineData("2026-12-22T15:00", 2, "2 working days, closed 2026-12-24 to 2027-01-01, after its cut-off at 14:00")]
    public void Reason_WhereItTakesLonger_SaysWhy(string ordered, int lead, string? reason) =>
        Assert.Equal(reason, CalendarRules.Reason(Weekdays, At(ordered), lead));

    [Fact]
    public void Check_WhatCannotBe_NamesTheField()
    {
        var wrong = new VendorCalendar(
            [], [new(new(2026, 12, 2), new(2026, 12, 1)), new(new(2026, 1, 1), new(2028, 1, 1)), new(new(2026, 1, 1), new(2026, 1, 2), new string('x', 101))]);

        Assert.Equal(
            ["calendar.workingDays", "calendar.closed[0].to", "calendar.closed[1].to", "calendar.closed[2].why"],
            CalendarRules.Check(wrong).Select(error => error.Field));
        Assert.Empty(CalendarRules.Check(Weekdays));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
