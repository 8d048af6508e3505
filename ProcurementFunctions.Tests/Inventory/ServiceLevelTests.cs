using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Tests.Inventory;

/// <summary>
/// Whether the levels keep what they promise, in simulated stocks whose demand and vendors are known exactly: what is asserted
/// is the share of the replenishment cycles without a stock-out. Lost sales and whole units take it a little above the promise.
/// </summary>
public sealed class ServiceLevelTests
{
    private const int Days = 40_000;

    [Theory]
    [InlineData(1.6, 0.95)]
    [InlineData(3, 0.95)]
    [InlineData(9, 0.95)]
    [InlineData(3, 0.99)]
    public void Levels_SteadyDemandAndAVendorThatIsSometimesLate_KeepTheServiceLevel(double perDay, double level)
    {
        // Nine of ten orders take 5.25 to 6.93 days, the others 7 and two more on average.
        var lead = new LeadTime("V", 6.38, 1.2);
        var reached = Reached(Steady(perDay), lead, random => SimulatedStock.Poisson(random, perDay), LateDays, level);

        Assert.InRange(reached, level - 0.015, Math.Min(1, level + 0.045));
    }

    [Theory]
    [InlineData(0.95)]
    [InlineData(0.99)]
    public void Levels_OwnDaysBeforeAndAfterTheVendors_KeepTheServiceLevel(double level)
    {
        var lead = new LeadTime("V", 6.38, 1.2) { OwnDays = 2, OwnStandardDeviation = 0.58 };
        Func<Random, double> days = random => LateDays(random) + 1 + (2 * random.NextDouble());
        Func<Random, int> demand = random => SimulatedStock.Poisson(random, 3);

        Assert.InRange(Reached(Steady(3), lead, demand, days, level), level - 0.015, Math.Min(1, level + 0.045));
        // Without them, every tenth cycle and more would have a stock-out.
        Assert.InRange(Reached(Steady(3), new("V", 6.38, 1.2), demand, days, 0.95), 0, 0.9);
    }

    [Fact]
    public void Levels_AVendorThatTakesOrdersBack_KeepTheServiceLevel()
    {
        // Three of ten orders are taken back after five days.
        var lead = new LeadTime("V", 6, 0.87) { WithdrawnRate = 0.3, WithdrawnAfterDays = 5 };
        Func<Random, int> demand = random => SimulatedStock.Poisson(random, 3);
        Func<Random, double> days = random => 4.5 + (3 * random.NextDouble());

        Assert.InRange(Reached(Steady(3), lead, demand, days, 0.95, 0.3, 5), 0.93, 1);
        Assert.InRange(Reached(Steady(3), new("V", 6, 0.87), demand, days, 0.95, 0.3, 5), 0, 0.9);
    }

    [Theory]
    [InlineData(0.08, 4, 0.95)]
    [InlineData(0.14, 6, 0.95)]
    [InlineData(0.3, 10, 0.95)]
    [InlineData(0.14, 6, 0.99)]
    public void Levels_DemandOnFewDaysOnly_KeepTheServiceLevel(double share, double size, double level)
    {
        Func<Random, int> demand = random => random.NextDouble() < share ? SimulatedStock.Poisson(random, size) : 0;
        var mean = share * size;
        // Of the size of a demand that is Poisson, the variance is its mean, so Σx² ÷ Σx is size + 1.
        var known = new DemandStatistics(mean, Math.Sqrt((share * ((size * size) + size)) - (mean * mean)), 365)
        {
            Pattern = DemandPattern.Intermittent,
            Lump = size + 1,
        };
        var lead = new LeadTime("V", 6.38, 1.2);

        Assert.InRange(Reached(known, lead, demand, LateDays, level), level - 0.02, 1);
        Assert.True(Reached(known with { Lump = 0 }, lead, demand, LateDays, level) < Reached(known, lead, demand, LateDays, level));
    }

    [Theory]
    [InlineData(0.08, 20, 0.95)]
    [InlineData(0.05, 30, 0.95)]
    [InlineData(0.08, 20, 0.99)]
    public void Levels_FewDemandsOfVeryUnlikeSizes_KeepTheServiceLevel(double share, int most, double level)
    {
        // 1 to so many alike: the variance is (most² − 1) ÷ 12, and Σx² ÷ Σx is (2·most + 1) ÷ 3.
        Func<Random, int> demand = random => random.NextDouble() < share ? random.Next(1, most + 1) : 0;
        var (size, mean) = ((most + 1) / 2.0, share * (most + 1) / 2.0);
        var known = new DemandStatistics(mean, Math.Sqrt((share * ((size * size) + (((most * most) - 1) / 12.0))) - (mean * mean)), 365)
        {
            Pattern = DemandPattern.Lumpy,
            Lump = ((2 * most) + 1) / 3.0,
        };
        var lead = new LeadTime("V", 6.38, 1.2);

        var reached = Reached(known, lead, demand, LateDays, level);

        Assert.InRange(reached, level - 0.01, 1);
        // As if the sum of a few such demands were normal.
        Assert.True(Reached(known with { Pattern = DemandPattern.Smooth }, lead, demand, LateDays, level) < reached);
    }

    private static double LateDays(Random random) =>
        random.NextDouble() < 0.9 ? 5.25 + (1.68 * random.NextDouble()) : 7 - (2 * Math.Log(1 - random.NextDouble()));

    private static DemandStatistics Steady(double perDay) => new(perDay, Math.Sqrt(perDay), 365) { Lump = perDay + 1 };

    private static double Reached(
        DemandStatistics known, LeadTime lead, Func<Random, int> demand, Func<Random, double> days, double level, double withdrawnRate = 0, double withdrawnAfter = 0)
    {
        var levels = ReorderRules.LevelsOf(new() { Id = "S", Sku = "S", Name = "S" }, known, lead, new(new ServiceSettings(level, 7)));
        return new SimulatedStock(levels, demand, days, withdrawnRate, withdrawnAfter).CyclesWithoutStockOut(Days, 1);
    }
}
