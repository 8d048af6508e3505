using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Pages.Charts;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Pages;

/// <summary>What the chart of an item draws: the stock of the coming days, and what comes when.</summary>
public sealed class ProjectionRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);

    [Fact]
    public void Of_DemandAndAnArrival_FallsNeverBelowZeroAndRisesOnItsDay()
    {
        var figures = ProjectionRules.Of(Item(new DateOnly(2026, 12, 4)), Today);

        Assert.Equal([10.0, 6, 2, 0, 30, 26], figures.Take(6).Select(figure => figure.Value));
        Assert.Equal(ProjectionRules.DaysAhead + 1, figures.Count);
    }

    [Fact]
    public void Arrivals_OfADay_AreTogetherAndThoseOverdueComeToday()
    {
        var arrivals = ProjectionRules.Arrivals(Item(new DateOnly(2026, 12, 4), new(2026, 12, 4), new(2026, 11, 20), new(2027, 6, 1)), Today);

        Assert.Equal([new(Today, 30), new(new(2026, 12, 4), 60)], arrivals);
    }

    private static ItemInsight Item(params DateOnly[] expected) => new(
        "MUG", "Mug", "USD", 10, null, 0, 0, 10, 5, 2, 20, false, 0, 0, null, "", "", false, new DemandStatistics(4, 1, 100), null, null, null, null, null, null, [],
        [.. expected.Select(day => new OpenPurchase("P-1", PurchaseStatus.Ordered, 30, 0, "buyer", [], new DateTimeOffset(day, new(12, 0), TimeSpan.Zero), null, default))]);
}
