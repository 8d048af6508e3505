using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class SeasonRulesTests
{
    private static readonly StockPolicy Policy = new(new ServiceSettings());
    private static readonly LeadTime Lead = new("V", 7, 1);

    [Fact]
    public void IndexOf_SoldInNovemberAndDecemberOnly_IsThoseMonths()
    {
        var index = SeasonRules.IndexOf(Christmas(new(2026, 10, 24)))!;

        Assert.All(index.Take(10), month => Assert.InRange(month, 0, 0.1));
        Assert.All(index.Skip(10), month => Assert.InRange(month, 5, 6.5));
        Assert.Equal(12, index.Sum(), 6);
    }

    [Fact]
    public void IndexOf_SteadyDemand_IsSeldomASeason() =>
        Assert.InRange(Enumerable.Range(1, 100).Count(seed => SeasonRules.IndexOf(Steady(seed, day => 5)) is not null), 0, 12);

    [Fact]
    public void IndexOf_SteadyGrowth_IsSeldomASeason() =>
        Assert.InRange(Enumerable.Range(1, 100).Count(seed => SeasonRules.IndexOf(Steady(seed, day => 5 * Math.Pow(2, day / 365.0))) is not null), 0, 12);

    [Fact]
    public void IndexOf_ASwingOfHalf_IsFoundAndDrawnTowardsOne()
    {
        var index = SeasonRules.IndexOf(Steady(3, day => 10 - (5 * Math.Cos(2 * Math.PI * day / 365.0))))!;

        Assert.InRange(index[0], 0.4, 0.75);
        Assert.InRange(index[6], 1.25, 1.6);
    }

    [Fact]
    public void IndexOf_LessThanTwoYears_IsNotKnown()
    {
        var year = Christmas(new(2026, 10, 24));
        Assert.Null(SeasonRules.IndexOf(year with { First = year.First.AddDays(60), Days = year.Days[60..] }));
    }

    [Fact]
    public void Assess_BeforeTheSeason_IsLowAndAfterItNot()
    {
        var before = Assess(new(2026, 10, 25), onHand: 5);
        Assert.True(before.IsLow, before.Reason);
        Assert.InRange(before.SuggestedQuantity, 50, 700);
        Assert.Contains("by the season", before.Reason, StringComparison.Ordinal);

        var during = Assess(new(2026, 12, 10), onHand: 5);
        // Twelve a day for the 14 days from the 17th to the 31st are 168 and a little for safety.
        Assert.InRange(during.SuggestedQuantity, 100, 230);

        var after = Assess(new(2026, 12, 28), onHand: 5);
        Assert.False(after.IsLow, after.Reason);
        Assert.False(Assess(new(2026, 7, 1), onHand: 0).IsLow);
        Assert.True(Assess(new(2026, 12, 28), onHand: -4).IsLow);
    }

    private static StockAssessment Assess(DateOnly today, int onHand)
    {
        var demand = SeasonRules.Ahead(SeasonRules.Summarize(Christmas(today.AddDays(-1)))!, today, 7, 7);
        var item = new InventoryItem { Id = "S", Sku = "S", Name = "S", OnHand = Math.Max(0, onHand), Reserved = Math.Max(0, -onHand) };
        return ReorderRules.Assess(item, demand, Lead, Policy);
    }

    /// <summary>Two years and a bit of some twelve a day in November and December, and none else.</summary>
    private static DemandCalendar Christmas(DateOnly until)
    {
        var random = new Random(1);
        var first = until.AddDays(1 - DemandCalendar.MostDays);
        return new(first, [.. Enumerable.Range(0, DemandCalendar.MostDays).Select(day => first.AddDays(day).Month >= 11 ? SimulatedStock.Poisson(random, 12) : 0)]);
    }

    /// <summary>Two years from a January on.</summary>
    private static DemandCalendar Steady(int seed, Func<int, double> mean)
    {
        var random = new Random(seed);
        return new(new(2024, 1, 1), [.. Enumerable.Range(0, 731).Select(day => SimulatedStock.Poisson(random, mean(day)))]);
    }
}
