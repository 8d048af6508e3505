using CsCheck;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class DemandRulesTests
{
    private static readonly DateOnly First = new(2025, 1, 1);

    [Fact]
    public void Summarize_DaysWithoutStock_AreLeftOut()
    {
        // 40 days of 5 with stock. The empty shelves say nothing.
        var days = Days(20, 5).Concat(Days(30, 0, from: 20, inStock: false)).Concat(Days(20, 5, from: 50));

        var demand = DemandRules.Summarize(Years(days))!;

        Assert.Equal((5, 0, 40), (demand.Mean, demand.StandardDeviation, demand.Days));
        Assert.Equal((DemandPattern.Smooth, 30, First.AddDays(69)), (demand.Pattern, demand.DaysWithoutStock, demand.Until));
    }

    [Fact]
    public void Summarize_DaysOnWhichItSoldOut_CountWhereTheySoldMoreThanUsual()
    {
        // 40 days of 5; 8 sold before it ran out: at least 8 were asked for. 5 and 3: who knows.
        var days = Days(40, 5).Concat(Days(1, 8, from: 40, inStock: false)).Concat(Days(1, 5, from: 41, inStock: false)).Concat(Days(1, 3, from: 42, inStock: false));

        var series = DemandSeries.Of(Years(days))!;

        Assert.Equal([.. Enumerable.Repeat(5, 40), 8], series.Units);
        Assert.Equal((2, First.AddDays(42)), (series.WithoutStock, series.Until));
    }

    [Fact]
    public void Summarize_EachDemandEmptiesTheStock_IsDemandAllTheSame()
    {
        var days = Enumerable.Range(0, 100).SelectMany(day => day % 10 == 9 ? Days(1, 4, from: day, inStock: false) : Days(1, 0, from: day));

        var demand = DemandRules.Summarize(Years(days))!;

        Assert.Equal((DemandPattern.Intermittent, 10, 0), (demand.Pattern, demand.Interval, demand.DaysWithoutStock));
    }

    [Fact]
    public void Of_DaysOnWhichItSoldOut_NeverTellMoreThanWasAskedFor() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[1, 40]).Array[1, 200].Sample(asked =>
        {
            // What was there sets a limit to what was sold; nobody knows what was asked for beyond it.
            var days = asked.Select((day, number) => (First.AddDays(number), new DemandDay(Math.Min(day.Item1, day.Item2), day.Item1 < day.Item2)));
            if (DemandSeries.Of(Years(days)) is not { Units.Length: > 0 } series) return;

            Assert.Equal(asked.Length, series.Units.Length + series.WithoutStock);
            var withStock = asked.Where(day => day.Item1 < day.Item2).Select(day => day.Item1).ToArray();
            if (withStock.Length > 0) Assert.True(series.Units.Average() >= withStock.Average());
            Assert.True(series.Units.Order().Zip(asked.Select(day => day.Item1).Order().TakeLast(series.Units.Length)).All(pair => pair.First <= pair.Second));
        });

    [Fact]
    public void Summarize_FewerThanThirtyDaysWithStock_IsNothing() =>
        Assert.Null(DemandRules.Summarize(Years(Days(29, 5).Concat(Days(30, 5, from: 29, inStock: false)))));

    [Fact]
    public void Summarize_NothingAskedForYet_IsNothing() => Assert.Null(DemandRules.Summarize(Years(Days(329, 0))));

    [Fact]
    public void Summarize_NothingAskedForInAYear_IsNoDemand()
    {
        var demand = DemandRules.Summarize(Years(Days(330, 0)))!;

        Assert.Equal((0, 0, DemandPattern.None, null), (demand.Mean, demand.StandardDeviation, demand.Pattern, demand.Interval));
    }

    [Fact]
    public void Summarize_MoreThanAYear_CountsTheLatest365Days()
    {
        var demand = DemandRules.Summarize(Years(Days(30, 1000).Concat(Days(365, 2, from: 365))))!;

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
            var counted = days.Where(day => day.Key > days.Keys.Max().AddDays(-365)).OrderBy(day => day.Key).Select(day => day.Value).ToArray();
            var usual = counted.Where(day => day.InStock).Select(day => (double)day.Quantity).DefaultIfEmpty(double.MaxValue).Average();
            Assert.Equal(counted.Where(day => day.InStock || day.Quantity > usual).Select(day => day.Quantity), DemandSeries.Of([year])?.Units ?? []);
        });

    private static IEnumerable<(DateOnly, DemandDay)> Days(int count, int quantity, int from = 0, bool inStock = true) =>
        Enumerable.Range(from, count).Select(day => (First.AddDays(day), new DemandDay(quantity, inStock)));

    private static IEnumerable<DemandYear> Years(IEnumerable<(DateOnly Date, DemandDay Day)> days) =>
        days.GroupBy(day => day.Date.Year).Select(ofYear => DemandRules.With(Empty(ofYear.Key), ofYear).Year);

    private static DemandYear Empty(int year) => new() { Id = DemandRules.KeyOf(year), Sku = "S", Year = year };
}
