using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class FadingRulesTests
{
    private static readonly DateOnly Until = new(2026, 1, 1);
    private static readonly DemandStatistics Demand = new(10, 4, 300) { Lump = 12, Until = Until, Interval = 1 };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(28, 1)]
    [InlineData(118, 0.5)]
    [InlineData(208, 0.25)]
    public void WeightOf_ByAge_HalvesEveryNinetyDaysAfterTheGrace(int age, double weight) =>
        Assert.Equal(weight, FadingRules.WeightOf(Demand, Until.AddDays(age)), 9);

    [Fact]
    public void WeightOf_RareOrSeasonalDemand_WaitsLonger()
    {
        Assert.Equal(1, FadingRules.WeightOf(Demand with { Interval = 50 }, Until.AddDays(150)));
        Assert.Equal(1, FadingRules.WeightOf(Demand with { Season = new(10, 4, new double[12]) }, Until.AddDays(366)));
    }

    [Fact]
    public void Faded_AHistory_IsTakenTimesItsWeight()
    {
        var faded = FadingRules.Faded(Demand, Until.AddDays(118));

        Assert.Equal((5, 2, 6, 0.5), (faded.Mean, faded.StandardDeviation, faded.Lump, faded.FadedTo));
        Assert.Same(Demand, FadingRules.Faded(Demand, Until.AddDays(28)));
        Assert.Equal((0, 0.0), (FadingRules.Faded(Demand, Until.AddDays(420)).Mean, FadingRules.Faded(Demand, Until.AddDays(420)).FadedTo));
    }

    [Fact]
    public void Summarize_AHistoryOfTwoYearsAgo_DoesNotCount()
    {
        var first = new DateOnly(2024, 1, 1);
        var year = DemandRules.With(
            new() { Id = "2024", Sku = "S", Year = 2024 }, Enumerable.Range(0, 300).Select(day => (first.AddDays(day), new DemandDay(6)))).Year;

        Assert.Equal((6, null), (DemandRules.Summarize([year], new(2024, 11, 1))!.Mean, DemandRules.Summarize([year], new(2024, 11, 1))!.FadedTo));
        Assert.Equal((0, 0.0), (DemandRules.Summarize([year], new(2026, 11, 1))!.Mean, DemandRules.Summarize([year], new(2026, 11, 1))!.FadedTo));
    }
}
