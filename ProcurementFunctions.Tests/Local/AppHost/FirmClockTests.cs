using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Local.AppHost.Clock;

namespace ProcurementFunctions.Tests.Local.AppHost;

public sealed class FirmClockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _wall = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_SpeedOneAndNothingKept_IsTheRealClock()
    {
        await using var clock = Start(1);
        Assert.Same(_wall, clock.Time);
    }

    [Fact]
    public async Task Time_WhileItRuns_NeverPassesTheMarkOnDisk()
    {
        await using var clock = Start(86_400);
        for (var i = 0; i < 50; i++)
        {
            _wall.Advance(TimeSpan.FromMilliseconds(97));
            Assert.True(clock.Time.GetUtcNow() <= Mark.Read());
        }

        Assert.Equal(_wall.Start.AddDays(50 * 0.097), clock.Time.GetUtcNow(), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Time_WhenNoMarkCanBeWritten_StandsStillAtTheLastOne()
    {
        await using var clock = Start(86_400);
        var mark = Mark.Read()!.Value;
        Directory.CreateDirectory(_folder["clock.partial"]);
        _wall.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(mark, clock.Time.GetUtcNow());
        Directory.Delete(_folder["clock.partial"]);
        _wall.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(_wall.Start.AddDays(31), clock.Time.GetUtcNow());
    }

    [Fact]
    public async Task Start_AfterACleanStop_GoesOnWhereItWasHoweverLongItWasDown()
    {
        var first = Start(86_400);
        _wall.Advance(TimeSpan.FromSeconds(10));
        var last = first.Time.GetUtcNow();
        await first.DisposeAsync();
        _wall.Advance(TimeSpan.FromHours(5));
        Assert.Equal(last, first.Time.GetUtcNow());

        await using var second = Start(86_400);
        Assert.Equal(last, second.Time.GetUtcNow());
    }

    [Fact]
    public async Task Start_AfterACrash_IsNotBeforeAnyTimeThatWasShown()
    {
        await using var crashed = Start(86_400);
        _wall.Advance(TimeSpan.FromMilliseconds(3333));
        var last = crashed.Time.GetUtcNow();
        File.Copy(_folder["clock"], _folder["copy"]);

        await using var second = FirmClock.Start(new(_folder["copy"]), 86_400, _wall, NullLogger.Instance);
        Assert.InRange(second.Time.GetUtcNow(), last, last.AddDays(1));
    }

    [Fact]
    public async Task Start_SpeedOneAfterAFasterRun_GoesOnFromItsTimeAtTheRealPace()
    {
        var first = Start(86_400);
        _wall.Advance(TimeSpan.FromSeconds(100));
        await first.DisposeAsync();

        await using var second = Start(1);
        _wall.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(_wall.Start.AddDays(100).AddSeconds(2), second.Time.GetUtcNow());
    }

    [Fact]
    public async Task Start_MarkInThePast_BeginsWithTheRealTime()
    {
        Mark.Write(_wall.Start.AddDays(-3));
        await using var clock = Start(10);
        Assert.Equal(_wall.Start, clock.Time.GetUtcNow());
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    public void Start_DamagedMark_SaysSo(string text)
    {
        File.WriteAllText(_folder["clock"], text);
        var e = Assert.Throws<InvalidDataException>(() => Start(10));
        Assert.Contains(_folder["clock"], e.Message, StringComparison.Ordinal);
    }

    private TimeMark Mark => new(_folder["clock"]);

    private FirmClock Start(double speed) => FirmClock.Start(Mark, speed, _wall, NullLogger.Instance);
}
