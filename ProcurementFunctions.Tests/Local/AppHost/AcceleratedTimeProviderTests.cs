using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Local.AppHost.Clock;

namespace ProcurementFunctions.Tests.Local.AppHost;

public sealed class AcceleratedTimeProviderTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _wall = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2.5, 2.5)]
    [InlineData(86_400, 86_400)]
    [InlineData(1_000_000, 1_000_000)]
    public void GetUtcNow_AfterOneRealSecond_HasRunSpeedSeconds(double speed, double seconds)
    {
        var clock = new AcceleratedTimeProvider(_wall, speed, Start);
        Assert.Equal(Start, clock.GetUtcNow());
        _wall.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Start.AddSeconds(seconds), clock.GetUtcNow());
    }

    [Fact]
    public void GetElapsedTime_OverAnInterval_AgreesWithUtcNow()
    {
        var clock = new AcceleratedTimeProvider(_wall, 3600, Start);
        _wall.Advance(TimeSpan.FromMilliseconds(17));
        var (timestamp, time) = (clock.GetTimestamp(), clock.GetUtcNow());
        _wall.Advance(TimeSpan.FromMilliseconds(2345));
        Assert.Equal(clock.GetUtcNow() - time, clock.GetElapsedTime(timestamp));
    }

    [Fact]
    public void HoldAt_TimeReached_StandsStillUntilItMayGoFurther()
    {
        var clock = new AcceleratedTimeProvider(_wall, 100, Start);
        clock.HoldAt(Start.AddSeconds(50));
        _wall.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(Start.AddSeconds(50), clock.GetUtcNow());
        clock.HoldAt(Start.AddSeconds(500));
        Assert.Equal(Start.AddSeconds(200), clock.GetUtcNow());
    }

    [Fact]
    public void GetUtcNow_AtTheEndOfTime_StandsStill()
    {
        var clock = new AcceleratedTimeProvider(_wall, 1_000_000, DateTimeOffset.MaxValue.AddDays(-1));
        _wall.Advance(TimeSpan.FromDays(1));
        Assert.Equal(DateTimeOffset.MaxValue, clock.GetUtcNow());
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1_000_001)]
    public void Constructor_SpeedOutOfRange_Throws(double speed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AcceleratedTimeProvider(_wall, speed, Start));

    [Fact]
    public void CreateTimer_OneDayAtADayASecond_FiresOnceTheDayIsOver()
    {
        var clock = new AcceleratedTimeProvider(_wall, 86_400, Start);
        DateTimeOffset? fired = null;
        using var timer = clock.CreateTimer(_ => fired = clock.GetUtcNow(), null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);
        _wall.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Null(fired);
        _wall.Advance(TimeSpan.FromMilliseconds(2));
        Assert.InRange(fired!.Value, Start.AddDays(1), Start.AddDays(1.01));
    }

    [Fact]
    public void CreateTimer_DueNow_FiresAtOnce()
    {
        var clock = new AcceleratedTimeProvider(_wall, 1000, Start);
        var count = 0;
        using var timer = clock.CreateTimer(_ => count++, null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        _wall.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, count);
    }

    [Fact]
    public void CreateTimer_Infinite_NeverFires()
    {
        var clock = new AcceleratedTimeProvider(_wall, 1000, Start);
        var count = 0;
        using var timer = clock.CreateTimer(_ => count++, null, Timeout.InfiniteTimeSpan, TimeSpan.FromSeconds(1));
        _wall.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, count);
    }

    [Fact]
    public void CreateTimer_TinyPeriod_FiresOnceAMillisecondAtMost()
    {
        var clock = new AcceleratedTimeProvider(_wall, 1_000_000, Start);
        var count = 0;
        using var timer = clock.CreateTimer(_ => count++, null, TimeSpan.FromTicks(1), TimeSpan.FromMilliseconds(1));
        for (var i = 0; i < 100; i++) _wall.Advance(TimeSpan.FromMilliseconds(1));
        Assert.InRange(count, 95, 100);
    }

    [Fact]
    public void Change_OfATimer_CountsInTheFirmsTime()
    {
        var clock = new AcceleratedTimeProvider(_wall, 60, Start);
        var count = 0;
        using var timer = clock.CreateTimer(_ => count++, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Assert.True(timer.Change(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)));
        _wall.Advance(TimeSpan.FromMilliseconds(1010));
        Assert.Equal(1, count);
        _wall.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, count);
        Assert.True(timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        _wall.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, count);
    }
}
