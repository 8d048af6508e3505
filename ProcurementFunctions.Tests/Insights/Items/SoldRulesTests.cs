using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Insights.Items;

public sealed class SoldRulesTests
{
    // 1 a day from the 1st of December on, 2 a day in January until the 10th.
    private static readonly DemandYear[] Years =
    [
        Year(2026, [.. Enumerable.Repeat(DemandYear.Unknown, 334), .. Enumerable.Repeat(1, 31)]),
        Year(2027, [.. Enumerable.Repeat(2, 10)]),
    ];

    [Fact]
    public void InLast_OverAYearsEnd_AddsUpKnownDays()
    {
        Assert.Equal(new(new(2027, 1, 2), new(2027, 1, 8), 14, 7), SoldRules.InLast(7, Years, new(2027, 1, 9)));
        Assert.Equal(new(new(2026, 12, 10), new(2027, 1, 8), 22 + 16, 30), SoldRules.InLast(30, Years, new(2027, 1, 9)));
        Assert.Equal(new(new(2027, 1, 8), new(2027, 1, 14), 6, 3), SoldRules.InLast(7, Years, new(2027, 1, 15)));
    }

    [Fact]
    public void InLastMonth_IsTheCalendarMonth() =>
        Assert.Equal(new(new(2026, 12, 1), new(2026, 12, 31), 31, 31), SoldRules.InLastMonth(Years, new(2027, 1, 15)));

    [Fact]
    public void InLast_OfUnknownDays_IsNotKnown()
    {
        Assert.Null(SoldRules.InLast(7, Years, new(2027, 3, 1)));
        Assert.Equal(new DateOnly(2027, 1, 10), SoldRules.KnownUntil(Years));
        Assert.Null(SoldRules.KnownUntil([]));
    }

    private static DemandYear Year(int year, int[] units) => new() { Id = DemandRules.KeyOf(year), Sku = "A", Year = year, Units = units };
}
