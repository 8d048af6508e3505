using CsCheck;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class DemandRulesTests
{
    private static readonly DateOnly First = new(2025, 1, 1);

    [Fact]
    public void Summarize_FewRowsInAYear_TakesTheDaysBetweenForDaysWithoutASale()
    {
        // 41 rows of 4 from the first to the last of 365 days, on every ninth day and on the last one.
        var days = Enumerable.Range(0, 41).SelectMany(row => Days(1, 4, from: row == 40 ? 364 : row * 9));

        var demand = Summarize(days)!;

        Assert.Equal((365, First.AddDays(364)), (demand.Days, demand.Until));
        Assert.InRange(demand.Mean, 0.4, 0.5);
        Assert.Equal(DemandPattern.Intermittent, demand.Pattern);
    }

    [Fact]
    public void Summarize_OnlySomeDaysAreListed_NothingIsKnownOfTheOthers()
    {
        var days = Enumerable.Range(0, 41).SelectMany(row => Days(1, 4, from: row * 9));
        var demand = DemandRules.Summarize(Years(days).Select(year => year with { Lists = DemandListing.SomeDays }), First.AddDays(365))!;

        Assert.Equal((4, 0, 41), (demand.Mean, demand.StandardDeviation, demand.Days));
    }

    [Fact]
    public void Summarize_DaysWithoutStock_AreLeftOut()
    {
        // 40 days of 5 with stock. The empty shelves say nothing.
        var days = Days(20, 5).Concat(Days(30, 0, from: 20, inStock: false)).Concat(Days(20, 5, from: 50));

        var demand = Summarize(days)!;

        Assert.Equal((5, 0, 40), (demand.Mean, demand.StandardDeviation, demand.Days));
        Assert.Equal((DemandPattern.Smooth, 30, First.AddDays(69)), (demand.Pattern, demand.DaysWithoutStock, demand.Until));
    }

    [Fact]
    public void Summarize_DaysOnWhichItSoldOut_CountWhereTheySoldMoreThanUsual()
    {
        // 40 days of 5; 8 sold before it ran out: at least 8 were asked for. 5 and 3: who knows.
        var days = Days(40, 5).Concat(Days(1, 8, from: 40, inStock: false)).Concat(Days(1, 5, from: 41, inStock: false)).Concat(Days(1, 3, from: 42, inStock: false));

        var series = Series(days)!;

        Assert.Equal([.. Enumerable.Repeat(5, 40), 8], series.Units);
        Assert.Equal((2, First.AddDays(42)), (series.WithoutStock, series.Until));
    }

    [Fact]
    public void Summarize_EachDemandEmptiesTheStock_IsDemandAllTheSame()
    {
        var days = Enumerable.Range(0, 100).SelectMany(day => day % 10 == 9 ? Days(1, 4, from: day, inStock: false) : Days(1, 0, from: day));

        var demand = Summarize(days)!;

        Assert.Equal((DemandPattern.Intermittent, 10, 0), (demand.Pattern, demand.Interval, demand.DaysWithoutStock));
    }

    [Fact]
    public void Of_DaysOnWhichItSoldOut_NeverTellMoreThanWasAskedFor() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[1, 40]).Array[1, 200].Sample(asked =>
        {
            // What was there sets a limit to what was sold; nobody knows what was asked for beyond it.
            var days = asked.Select((day, number) => (First.AddDays(number), new DemandDay(Math.Min(day.Item1, day.Item2), day.Item1 < day.Item2)));
            if (Series(days) is not { Units.Length: > 0 } series) return;

            Assert.Equal(asked.Length, series.Units.Length + series.WithoutStock);
            var withStock = asked.Where(day => day.Item1 < day.Item2).Select(day => day.Item1).ToArray();
            if (withStock.Length > 0) Assert.True(series.Units.Average() >= withStock.Average());
            Assert.True(series.Units.Order().Zip(asked.Select(day => day.Item1).Order().TakeLast(series.Units.Length)).All(pair => pair.First <= pair.Second));
        });

    [Fact]
    public void Summarize_FewerThanThirtyDaysWithStock_IsNothing() =>
        Assert.Null(Summarize(Days(29, 5).Concat(Days(30, 5, from: 29, inStock: false))));

    [Fact]
    public void Summarize_NothingAskedForYet_IsNothing() => Assert.Null(Summarize(Days(329, 0)));

    [Fact]
    public void Summarize_NothingAskedForInAYear_IsNoDemand()
    {
        var demand = Summarize(Days(330, 0))!;

        Assert.Equal((0, 0, DemandPattern.None, null), (demand.Mean, demand.StandardDeviation, demand.Pattern, demand.Interval));
    }

    [Fact]
    public void Summarize_MoreThanAYear_CountsTheLatest365Days()
    {
        var demand = Summarize(Days(30, 1000).Concat(Days(365, 2, from: 365)))!;

        Assert.Equal((2, 0, 365), (demand.Mean, demand.StandardDeviation, demand.Days));
    }

    [Fact]
    public void With_DaysOfAnyOrder_KeepsEachAndLeavesTheOthersUnknown()
    {
        var (year, inserted, updated) = DemandRules.With(
            Empty(2025), [(First.AddDays(3), new(7)), (First, new(4)), (First.AddDays(1), new(0, InStock: false))]);

        Assert.Equal((3, 0), (inserted, updated));
        Assert.Equal([4, 0, DemandYear.Unknown, 7], year.Units);
        Assert.Equal([2], year.WithoutStock);
        var change = DemandRules.With(year, [(First, new(4)), (First.AddDays(1), new(5))]);
        Assert.Equal((0, 1), (change.Inserted, change.Updated));
        Assert.Equal([4, 5, DemandYear.Unknown, 7], change.Year.Units);
        Assert.Empty(change.Year.WithoutStock);
        Assert.Same(year, DemandRules.With(year, [(First, new(4))]).Year);
    }

    [Fact]
    public void With_AYearAsOlderVersionsKeptIt_SaysTheSameAndForgetsNothing()
    {
        var old = Empty(2025) with
        {
            Days = new Dictionary<string, DemandDay> { ["2025-01-03"] = new(6), ["2025-01-01"] = new(9, InStock: false) },
        };

        Assert.Equal([(First, new(9, InStock: false)), (First.AddDays(2), new(6))], DemandRules.DaysOf(old));
        var packed = DemandRules.With(old, [(First.AddDays(3), new(1))]).Year;
        Assert.Null(packed.Days);
        Assert.Equal([9, DemandYear.Unknown, 6, 1], packed.Units);
        Assert.Equal([1], packed.WithoutStock);
    }

    [Fact]
    public void DaysOf_WhatWasKept_IsWhatWasSaid() =>
        Gen.Select(Gen.Int[0, 365], Gen.Int[0, 1000], Gen.Bool).Array[0, 60].Sample(said =>
        {
            var days = said.GroupBy(day => day.Item1).ToDictionary(
                day => new DateOnly(2024, 1, 1).AddDays(day.Key), day => new DemandDay(day.Last().Item2, day.Last().Item3));
            var year = DemandRules.With(Empty(2024), days.Select(day => (day.Key, day.Value))).Year;

            Assert.Equal(days.OrderBy(day => day.Key).Select(day => (day.Key, day.Value)), DemandRules.DaysOf(year));
            if (days.Count == 0) return;
            var (first, last) = (days.Keys.Min(), days.Keys.Max());
            var listed = days.Where(day => day.Key > last.AddDays(-365)).OrderBy(day => day.Key).Select(day => day.Value).ToArray();
            var gaps = Math.Min(365, last.DayNumber - first.DayNumber + 1) - listed.Length;
            var usual = listed.Where(day => day.InStock).Sum(day => (double)day.Quantity) / (listed.Count(day => day.InStock) + gaps);
            var told = listed.Where(day => day.InStock || day.Quantity > usual).Select(day => day.Quantity).Concat(Enumerable.Repeat(0, gaps));
            Assert.Equal(told.Order(), (Series([year with { Lists = DemandListing.Days }])?.Units ?? []).Order());
        });

    private static DemandStatistics? Summarize(IEnumerable<(DateOnly Date, DemandDay Day)> days)
    {
        var years = Years(days).ToArray();
        return DemandRules.Summarize(years, years.SelectMany(DemandRules.DaysOf).Max(day => day.Date).AddDays(1));
    }

    private static DemandSeries? Series(IEnumerable<(DateOnly Date, DemandDay Day)> days) => Series([.. Years(days)]);

    private static DemandSeries? Series(DemandYear[] years) =>
        DemandCalendar.Of(years, new(2030, 1, 1)) is { } calendar ? DemandSeries.Of(calendar) : null;

    private static IEnumerable<(DateOnly, DemandDay)> Days(int count, int quantity, int from = 0, bool inStock = true) =>
        Enumerable.Range(from, count).Select(day => (First.AddDays(day), new DemandDay(quantity, inStock)));

    private static IEnumerable<DemandYear> Years(IEnumerable<(DateOnly Date, DemandDay Day)> days) =>
        days.GroupBy(day => day.Date.Year).Select(ofYear => DemandRules.With(Empty(ofYear.Key), ofYear).Year);

    private static DemandYear Empty(int year) => new() { Id = DemandRules.KeyOf(year), Sku = "S", Year = year };
}
