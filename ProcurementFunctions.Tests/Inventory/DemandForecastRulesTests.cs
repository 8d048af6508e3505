using CsCheck;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class DemandForecastRulesTests
{
    [Fact]
    public void Forecast_ByHand_IsExponentialSmoothing()
    {
        // 5, then 5 − 0.05·1 = 4.95, then 4.95 − 0.05·0.95 = 4.9025; the errors were −1 and −0.95. Nothing above 4 was asked for.
        var forecast = DemandForecastRules.Forecast([4, 4], 5, new(0.05));

        Assert.Equal((4, null, 0), (forecast.Mean, forecast.HorizonVariance, forecast.Trend));
        Assert.Equal((1 + 0.9025) / 2, forecast.Variance, 12);
        // From below, by hand: 3 + 0.05·1 = 3.05, 3.05 + 0.05·0.95 = 3.0975.
        Assert.Equal(3.0975, DemandForecastRules.Forecast([4, 4], 3, new(0.05)).Mean, 12);
    }

    [Fact]
    public void Forecast_WithATrendByHand_FollowsItAndDampsIt()
    {
        // f = 10, e = 2: l = 11, b = 0.5. f = 11 + 0.5·0.5 = 11.25, e = 4.75: l = 13.625, b = 0.25 + 0.25·4.75 = 1.4375.
        // Of b the 14 days hold 14·1 − (0.5 + 0.25 + …) = 13 + 0.5^14 in all, as 0.5 + … + 0.5^k = 1 − 0.5^k.
        var forecast = DemandForecastRules.Forecast([12, 16, 99], 10, new(0.5, 0.25, 0.5));

        var (level, trend) = (11.25 + (0.5 * 4.75), 1.4375);
        var error = 99 - (level + (0.5 * trend));
        (level, trend) = (level + (0.5 * trend) + (0.5 * error), (0.5 * trend) + (0.25 * error));
        Assert.Equal((4 + (4.75 * 4.75) + (error * error)) / 3, forecast.Variance, 9);
        Assert.Equal(trend, forecast.Trend, 12);
        Assert.Equal(level + (trend * (13 + Math.Pow(0.5, 14)) / 14), forecast.Mean, 9);
    }

    [Fact]
    public void Forecast_ALevelThatIsOneTooLow_IsFourteenOffInFourteenDays()
    {
        // Nothing is smoothed: each day is forecast as 9 and is 10, so 14 days are forecast as 126 and are 140.
        var forecast = DemandForecastRules.Forecast(Enumerable.Repeat(10, 80).ToArray(), 9, new(0));

        Assert.Equal((9, 1, 14 * 14), (forecast.Mean, forecast.Variance, forecast.HorizonVariance));
        Assert.Equal(1, DemandForecastRules.GrowthOf(forecast.Variance, forecast.HorizonVariance, 80));
    }

    [Fact]
    public void Forecast_TooFewDaysToTry_SaysNothingOfTheHorizon()
    {
        // The first 30 days find the level, and 14 are forecast: of 73 days the 29 from the 31st on have 14 after them.
        Assert.Null(DemandForecastRules.Forecast(new int[73], 1, new(0.05)).HorizonVariance);
        Assert.NotNull(DemandForecastRules.Forecast(new int[74], 1, new(0.05)).HorizonVariance);
    }

    [Theory]
    [InlineData(4.0, null, 365, 0.5071)] // ½·(1 + ln(1 + 14/365) ÷ ln 14)
    [InlineData(4.0, null, 30, 0.5726)]
    [InlineData(4.0, 56.0, 365, 0.5071)] // 14·4: the errors do not hang together
    [InlineData(4.0, 784.0, 365, 1.0)] // 14²·4: each error stays for 14 days
    [InlineData(4.0, 209.53, 365, 0.75)] // 14^1.5·4
    [InlineData(4.0, 9.0, 365, 0.5071)]
    [InlineData(0.0, 0.0, 365, 0.5071)]
    public void GrowthOf_ByHand_IsTheExponent(double variance, double? horizonVariance, int days, double growth) =>
        Assert.Equal(growth, DemandForecastRules.GrowthOf(variance, horizonVariance, days), 4);

    [Fact]
    public void Best_DemandAroundOneMean_HardlyFollowsSingleDays()
    {
        // Ten and twenty in turn, in a row that has no pattern of its own: the slow way is the least wrong.
        var random = new Random(7);
        var units = Enumerable.Range(0, 365).Select(_ => random.Next(2) == 0 ? 10 : 20).ToArray();

        Assert.Equal(DemandForecastRules.Forecast(units, 15, new(0.02)), DemandForecastRules.Best(units, 15));
    }

    [Fact]
    public void Best_ASeason_IsFollowedByItsTrendAndNotTwoWeeksBehind()
    {
        // On day 90 it rises fastest: the next two weeks are about 100·(1 + 0.8·2π ÷ 365·7) = 109.6 a day.
        foreach (var until in (int[])[90, 120, 240, 300])
        {
            var history = Enumerable.Range(until - 365, 365).Select(day => (int)Math.Round(100 * Season(day))).ToArray();
            var coming = Enumerable.Range(until, 14).Average(day => 100 * Season(day));
            var best = DemandForecastRules.Best(history, history.Average());
            var behind = DemandForecastRules.Forecast(history, history.Average(), new(0.05));

            Assert.True(Math.Abs(best.Mean - coming) < Math.Abs(behind.Mean - coming) / 2, $"{until}: {best} {coming}");
        }

        static double Season(int day) => 1 - (0.8 * Math.Cos(2 * Math.PI * day / 365));
    }

    [Fact]
    public void Best_AnyDemand_StaysWithinWhatWasAskedForAndIsNeverTheWorstOfTheWays() =>
        Gen.Int[0, 200].Array[1, 365].Sample(units =>
        {
            var (level, best) = (units.Average(), DemandForecastRules.Best(units, units.Average()));
            var tried = DemandForecastRules.Ways.Select(way => DemandForecastRules.Forecast(units, level, way)).ToArray();

            Assert.InRange(best.Mean, 0, units.Max());
            Assert.Contains(best, tried);
            if (best.HorizonVariance is { } variance) Assert.Equal(tried.Min(one => one.HorizonVariance), variance);
            Assert.InRange(DemandForecastRules.GrowthOf(best.Variance, best.HorizonVariance, units.Length), 0.5, 1);
        });
}
