using CsCheck;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class ProtectedDemandTests
{
    [Fact]
    public void Of_ByHand_IsTheDemandOfTheDaysAndTheUndershoot()
    {
        // d = 2, σ = 3, L = 16 with σ_L = 2, c = 0.75: 16^1.5·9 = 576, 4·4 = 16; lumps of 7: 3 below on average, 49 ÷ 12 more.
        var guarded = ProtectedDemand.Of(new(2, 3, 365) { ErrorGrowth = 0.75, Lump = 7 }, new("V", 16, 2));

        Assert.Equal((3, 35), (guarded.Undershoot, guarded.Mean));
        Assert.Equal(576 + 16 + (49.0 / 12), guarded.Variance, 9);
    }

    [Fact]
    public void Of_ErrorsThatDoNotHangTogetherAndNoLumps_IsTheFormulaOfTheTextbook()
    {
        var guarded = ProtectedDemand.Of(new(10, 3, 200), new("V", 9, 2));

        Assert.Equal((0, 90, 481), (guarded.Undershoot, guarded.Mean, guarded.Variance));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void Of_TheSameDemandEveryDay_IsFoundAnywhereWithinADayBelowThePoint(int perDay)
    {
        // A stock that falls by 10 a day is found 0 to 9 below any point: 4.5 on average; one that falls by single units, 0.
        var lump = DemandPatternRules.LumpOf(Enumerable.Repeat(perDay, 60).ToArray());

        Assert.Equal((perDay - 1) / 2.0, ProtectedDemand.Of(new(perDay, 0, 60) { Lump = lump }, new("V", 9, 0)).Undershoot);
    }

    [Fact]
    public void LumpOf_DemandOnFewDays_IsTheirSizeAndTheMoreForTheLargerOnes()
    {
        Assert.Equal(4, DemandPatternRules.LumpOf([0, 0, 4, 0, 4]));
        // Of 12 units, 2 come two at a time and 10 ten at a time: (4 + 100) ÷ 12.
        Assert.Equal(104.0 / 12, DemandPatternRules.LumpOf([2, 0, 0, 10]), 12);
        Assert.Equal(0, DemandPatternRules.LumpOf([0, 0]));
    }

    [Fact]
    public void Undershoot_OfAnyDemands_IsWhatAStockIsFoundBelowItsPoint() =>
        Gen.Frequency((3, Gen.Const(0)), (2, Gen.Int[1, 30])).Array[30, 100].Where(units => units.Any(asked => asked > 0)).Sample(units =>
        {
            // The same days again and again, in an order that is drawn; the stock is filled up by a length that hits every remainder.
            var (random, below, times, left) = (new Random(1), 0L, 0, 997);
            for (var i = 0; i < 200_000; i++)
            {
                left -= units[random.Next(units.Length)];
                if (left > 0) continue;
                below -= left;
                times++;
                left = 900 + random.Next(200);
            }

            var expected = ProtectedDemand.Of(new(1, 1, 365) { Lump = DemandPatternRules.LumpOf(units) }, new("V", 9, 0)).Undershoot;
            Assert.InRange((double)below / times, expected - 0.8, expected + 0.8);
        }, iter: 5);

    [Theory]
    // Exponential: the quantile is −ln(1 − level)·m. Gamma of k = 4: half of the χ² quantile with 8 degrees of freedom, 15.5073 and 20.0902.
    [InlineData(1, 0.95, 1.9957)]
    [InlineData(1, 0.99, 3.6052)]
    [InlineData(4, 0.95, 1.8768)]
    [InlineData(4, 0.99, 3.0226)]
    public void FactorFor_RareDemand_IsThatOfTheGammaDistribution(double k, double level, double factor)
    {
        var guarded = new ProtectedDemand(default, 0, k, k, IsSkewed: true);

        Assert.InRange(guarded.FactorFor(level) / factor, 0.98, 1.01);
        Assert.Equal(guarded.FactorFor(level) * Math.Sqrt(k), guarded.SafetyStock(level), 12);
    }

    [Fact]
    public void FactorFor_AnyDemand_IsThatOfTheNormalDistributionOrMoreAndGrowsWithTheLevel() =>
        Gen.Select(Gen.Double[0.01, 100], Gen.Double[0.01, 400], Gen.Double[0.5, 0.999], Gen.Double[0, 0.0009]).Sample((mean, spread, level, more) =>
        {
            var (normal, skewed) = (new ProtectedDemand(default, 0, mean, spread * spread), new ProtectedDemand(default, 0, mean, spread * spread, IsSkewed: true));

            Assert.Equal(NormalDistribution.Quantile(level), normal.FactorFor(level));
            Assert.True(skewed.FactorFor(level) >= normal.FactorFor(level));
            Assert.True(skewed.FactorFor(level + more) >= skewed.FactorFor(level));
        });

    [Fact]
    public void Of_MoreToGuardAgainst_NeverGuardsLess() =>
        Gen.Select(Gen.Double[0.01, 100], Gen.Double[0, 100], Gen.Double[1, 60], Gen.Double[0.5, 1], Gen.Double[0, 200], Gen.Double[1, 2]).Sample(
            (mean, spread, days, growth, lump, factor) =>
            {
                var demand = new DemandStatistics(mean, spread, 365) { ErrorGrowth = growth, Lump = lump };
                var guarded = ProtectedDemand.Of(demand, new("V", days, 3));
                ProtectedDemand[] more =
                [
                    ProtectedDemand.Of(demand with { StandardDeviation = spread * factor }, new("V", days, 3)),
                    ProtectedDemand.Of(demand with { Lump = lump * factor }, new("V", days, 3)),
                    ProtectedDemand.Of(demand with { ErrorGrowth = Math.Min(1, growth * factor) }, new("V", days, 3)),
                    ProtectedDemand.Of(demand, new("V", days * factor, 3)),
                    ProtectedDemand.Of(demand, new("V", days, 3) { OwnDays = factor }),
                ];

                Assert.All(more, one => Assert.True(one.Mean >= guarded.Mean && one.Variance >= guarded.Variance));
            });
}
