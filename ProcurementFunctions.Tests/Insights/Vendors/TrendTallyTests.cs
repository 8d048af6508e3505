using ProcurementFunctions.Insights.Vendors;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Insights.Vendors;

public sealed class TrendTallyTests
{
    [Theory]
    [InlineData("11111", "00000", true, TrendDirection.Worse)]
    [InlineData("11111", "00000", false, TrendDirection.Better)]
    [InlineData("0000000000", "11111", true, TrendDirection.Better)]
    [InlineData("11111111110", "11111", true, TrendDirection.Steady)]
    [InlineData("11111", "11111", true, TrendDirection.Steady)]
    [InlineData("1111", "000000", true, TrendDirection.NotKnown)]
    [InlineData("", "000000", true, TrendDirection.NotKnown)]
    public void Trend_OfThenAndNow_TellsWhatChanceWouldNotMake(string earlier, string recent, bool isMoreBetter, TrendDirection direction)
    {
        var tally = new TrendTally(Samples.Now);
        foreach (var one in earlier) tally.Add(one - '0', Samples.Now.AddDays(-1));
        foreach (var one in recent) tally.Add(one - '0', Samples.Now);
        var trend = tally.Trend(isMoreBetter);

        Assert.Equal((direction, earlier.Length, recent.Length), (trend.Direction, trend.EarlierObservations, trend.RecentObservations));
        Assert.Equal(earlier.Length == 0 ? null : earlier.Average(one => one - '0'), trend.Earlier);
    }
}
