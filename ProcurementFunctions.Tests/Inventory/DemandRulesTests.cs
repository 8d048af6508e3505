using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class DemandRulesTests
{
    private static readonly DateOnly First = new(2025, 1, 1);

    [Fact]
    public void Summarize_DaysWithoutStock_AreLeftOut()
    {
        // 20 days of 4 and 20 of 6 with stock: mean 5, Σ(x−5)² = 40, over 39. The empty shelves say nothing.
        var days = Days(20, 4).Concat(Days(20, 6, from: 20)).Concat(Days(30, 0, from: 40, inStock: false));

        var demand = DemandRules.Summarize([Year(days)])!;

        Assert.Equal(new DemandStatistics(5, Math.Sqrt(40.0 / 39), 40), demand);
    }

    [Fact]
    public void Summarize_FewerThanThirtyDaysWithStock_IsNothing() =>
        Assert.Null(DemandRules.Summarize([Year(Days(29, 5).Concat(Days(30, 5, from: 29, inStock: false)))]));

    [Fact]
    public void Summarize_NothingAskedFor_IsNothing() => Assert.Null(DemandRules.Summarize([Year(Days(60, 0))]));

    [Fact]
    public void Summarize_MoreThanAYear_CountsTheLatest365Days()
    {
        var old = Year(Days(30, 1000));
        var years = new[] { old, Year(Days(365, 2, from: 365)) };

        var demand = DemandRules.Summarize(years)!;

        Assert.Equal(new DemandStatistics(2, 0, 365), demand);
    }

    private static IEnumerable<(DateOnly, DemandDay)> Days(int count, int quantity, int from = 0, bool inStock = true) =>
        Enumerable.Range(from, count).Select(day => (First.AddDays(day), new DemandDay(quantity, inStock)));

    private static DemandYear Year(IEnumerable<(DateOnly Date, DemandDay Day)> days) => new()
    {
        Id = "y",
        Sku = "S",
        Year = 2025,
        Days = days.ToDictionary(day => DemandRules.KeyOf(day.Date), day => day.Day),
    };
}
