using System.Globalization;
using Microsoft.Extensions.Configuration;
using ProcurementFunctions.Local.FunctionsHost;
using ProcurementFunctions.Local.FunctionsHost.Timers;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Timers;

public sealed class TimerScheduleTests
{
    [Theory]
    [InlineData("0 */5 * * * *", "2026-03-01T08:02:00Z", "2026-03-01T08:05:00Z")]
    [InlineData("30 0 6 * * 1-5", "2026-02-28T12:00:00Z", "2026-03-02T06:00:30Z")]
    [InlineData("*/5 * * * *", "2026-03-01T08:05:00Z", "2026-03-01T08:10:00Z")]
    [InlineData("0 0 0 29 2 *", "2026-03-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("0  0 3\t* * *", "2026-03-01T03:00:00Z", "2026-03-02T03:00:00Z")]
    [InlineData("01:30:00", "2026-03-01T08:02:00Z", "2026-03-01T09:32:00Z")]
    [InlineData("%Nightly%", "2026-03-01T08:02:00Z", "2026-03-02T03:00:00Z")]
    [InlineData("0 %Minutes% * * * *", "2026-03-01T08:02:00Z", "2026-03-01T08:07:00Z")]
    [InlineData("%Timers:Nightly%", "2026-03-01T08:02:00Z", "2026-03-02T04:00:00Z")]
    public void NextAfter_Schedule_IsTheFirstTickLater(string schedule, string after, string expected)
    {
        var next = TimerSchedule.Parse(schedule, Settings()).NextAfter(Time(after));

        Assert.Equal(Time(expected), next);
    }

    [Theory]
    [InlineData("0 0 0 31 2 *")]
    [InlineData("0 0 0 30 2 *")]
    public void NextAfter_NoSuchDay_IsNever(string schedule) =>
        Assert.Null(TimerSchedule.Parse(schedule, Settings()).NextAfter(Time("2026-03-01T00:00:00Z")));

    [Theory]
    [InlineData("0 61 * * * *")]
    [InlineData("* * *")]
    [InlineData("")]
    [InlineData("-00:05:00")]
    [InlineData("00:00:00")]
    [InlineData("%Missing%")]
    [InlineData("%Empty%")]
    [InlineData("%Nonsense%")]
    public void Parse_NoSchedule_IsRefused(string schedule) =>
        Assert.Throws<FunctionsHostException>(() => TimerSchedule.Parse(schedule, Settings()));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static IConfiguration Settings() => new ConfigurationBuilder()
        .AddInMemoryCollection(
        [
            new("Nightly", "0 0 3 * * *"),
            new("Minutes", "7"),
            new("Timers:Nightly", "0 0 4 * * *"),
            new("Empty", ""),
            new("Nonsense", "soon"),
        ])
        .Build();
}
