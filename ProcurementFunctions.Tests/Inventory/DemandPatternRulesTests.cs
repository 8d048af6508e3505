using CsCheck;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class DemandPatternRulesTests
{
    [Theory]
    [InlineData(1.0, 0.0, DemandPattern.Smooth)]
    [InlineData(1.31, 0.48, DemandPattern.Smooth)]
    [InlineData(1.0, 0.49, DemandPattern.Erratic)]
    [InlineData(1.32, 0.48, DemandPattern.Intermittent)]
    [InlineData(7.0, 0.49, DemandPattern.Lumpy)]
    public void PatternOf_IntervalAndVariation_FollowsTheCutOffs(double interval, double variation, DemandPattern pattern) =>
        Assert.Equal(pattern, DemandPatternRules.PatternOf(interval, variation));

    [Fact]
    public void Summarize_DemandThatRisesForGood_IsSoonThatOfTheRise()
    {
        // 300 days of 10, then 45 of 20: by 0.95^45 alone, a tenth of the jump would be missing; the trend makes up for it.
        var demand = DemandPatternRules.Summarize(Series(Enumerable.Repeat(10, 300).Concat(Enumerable.Repeat(20, 45))));

        Assert.InRange(demand.Mean, 18.9, 20);
        Assert.Equal(DemandPattern.Smooth, demand.Pattern);
    }

    [Fact]
    public void Smooth_ByHand_FollowsTsb()
    {
        // p: 0.25, then 0.98·0.25 = 0.245, 0.98·0.245 = 0.2401, 0.2401 + 0.02·0.7599 = 0.255298, 0.98·that = 0.25019204.
        // z: 6 until the demand of 11, then 6 + 0.1·5 = 6.5.
        var (probability, size) = DemandPatternRules.Smooth([0, 0, 11, 0], 0.25, 6);

        Assert.Equal(0.25019204, probability, 12);
        Assert.Equal(6.5, size, 12);
    }

    [Fact]
    public void Summarize_OneDemandOfFourEveryFourthDay_IsIntermittentAndAboutOneADay()
    {
        // Interval 4, all of the same size: s = 0 and z stays 4. p moves around 1/4, so the forecast around 1.
        var demand = DemandPatternRules.Summarize(Series(Enumerable.Range(0, 360).Select(day => day % 4 == 3 ? 4 : 0)));
        var p = demand.Mean / 4;

        Assert.Equal((DemandPattern.Intermittent, 4, 0), (demand.Pattern, demand.Interval, demand.SizeVariation));
        Assert.InRange(demand.Mean, 0.98, 1.06);
        Assert.Equal(Math.Sqrt((p * 16) - (16 * p * p)), demand.StandardDeviation, 12);
    }

    [Fact]
    public void Summarize_DemandOfVeryDifferentSizes_IsLumpyOrErratic()
    {
        // Sizes 1 and 19 in turn: mean 10, sample variance about 81, CV² about 0.82.
        Assert.Equal(DemandPattern.Lumpy, DemandPatternRules.Summarize(Series(Enumerable.Range(0, 300).Select(day => day % 3 > 0 ? 0 : day % 2 == 0 ? 1 : 19))).Pattern);
        Assert.Equal(DemandPattern.Erratic, DemandPatternRules.Summarize(Series(Enumerable.Range(0, 300).Select(day => day % 2 == 0 ? 1 : 19))).Pattern);
    }

    [Fact]
    public void Summarize_DemandThatStopped_FadesWithEveryDay() =>
        Gen.Select(Gen.Int[0, 9].Array[30, 120], Gen.Int[1, 200]).Sample((units, days) =>
        {
            var before = DemandPatternRules.Smooth(units, 0.3, 5);
            var after = DemandPatternRules.Smooth(new int[days], before.Probability, before.Size);

            Assert.Equal(before.Probability * Math.Pow(1 - DemandPatternRules.ProbabilitySmoothing, days), after.Probability, 9);
            Assert.Equal(before.Size, after.Size);
        });

    [Fact]
    public void Summarize_RareDemandThatStops_IsForgottenAsQuicklyAsCanBe()
    {
        int[] units = [.. Enumerable.Range(0, 230).Select(day => day % 10 == 9 ? 6 : 0), .. new int[130]];
        var (probability, size) = DemandPatternRules.Smooth(units, 23 / 360.0, 6);

        Assert.Equal(probability * size, DemandPatternRules.Summarize(Series(units)).Mean, 12);
        Assert.InRange(probability * size, 0, 0.1);
    }

    [Fact]
    public void Summarize_RareDemandsOfUnlikeSizesThatGoOn_AreNearerToTheTruthThanQuickSmoothing()
    {
        // One day in twelve somebody wants 1 to 39: 20 ÷ 12 a day.
        var (quick, best) = (0.0, 0.0);
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            int[] units = [.. Enumerable.Range(0, 365).Select(_ => random.Next(12) == 0 ? random.Next(1, 40) : 0)];
            var sizes = units.Where(asked => asked > 0).ToArray();
            var (probability, size) = DemandPatternRules.Smooth(units, sizes.Length / 365.0, sizes.Average());
            quick += Math.Pow((probability * size) - (20.0 / 12), 2);
            best += Math.Pow(DemandPatternRules.Summarize(Series(units)).Mean - (20.0 / 12), 2);
        }

        Assert.InRange(best / quick, 0, 0.8);
    }

    [Fact]
    public void Summarize_AnyDemand_IsWithinWhatWasSeen() =>
        Gen.Frequency((3, Gen.Const(0)), (2, Gen.Int[0, 500])).Array[30, 365].Where(units => units.Any(asked => asked > 0)).Sample(units =>
        {
            var demand = DemandPatternRules.Summarize(Series(units));
            var sizes = units.Where(asked => asked > 0).ToArray();

            Assert.InRange(demand.Mean, 0, sizes.Max());
            Assert.True(demand.Mean > 0 && demand.StandardDeviation >= 0 && double.IsFinite(demand.StandardDeviation));
            Assert.Equal((double)units.Length / sizes.Length, demand.Interval);
            Assert.Equal(units.Length, demand.Days);
            Assert.InRange(demand.ErrorGrowth, 0.5, 1);
        });

    [Fact]
    public void Summarize_Intermittent_ScalesWithTheUnits() =>
        Gen.Select(Gen.Frequency((4, Gen.Const(0)), (1, Gen.Int[1, 50])).Array[60, 365], Gen.Int[2, 20]).Where(one => one.Item1.Any(asked => asked > 0)).Sample((units, factor) =>
        {
            var (one, many) = (DemandPatternRules.Summarize(Series(units)), DemandPatternRules.Summarize(Series(units.Select(asked => asked * factor))));

            Assert.Equal(one.Mean * factor, many.Mean, 6);
            Assert.Equal(one.StandardDeviation * factor, many.StandardDeviation, 6);
            Assert.Equal(one.Pattern, many.Pattern);
            Assert.Equal(one.ErrorGrowth, many.ErrorGrowth, 6);
        });

    private static DemandSeries Series(IEnumerable<int> units) => new([.. units], 0, new(2026, 1, 1));
}
