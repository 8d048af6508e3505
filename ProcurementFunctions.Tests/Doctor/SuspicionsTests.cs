using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Tests.Doctor;

public sealed class SuspicionsTests
{
    private readonly FakeTimeProvider _wall = new();

    [Fact]
    public void IsConfirmed_FoundAgainAfterAWhile_AndNotAtOnce()
    {
        var suspicions = With(TimeSpan.FromSeconds(5));

        Assert.False(suspicions.IsConfirmed("a"));
        suspicions.EndRound();
        _wall.Advance(TimeSpan.FromSeconds(3));
        Assert.False(suspicions.IsConfirmed("a"));
        suspicions.EndRound();
        _wall.Advance(TimeSpan.FromSeconds(3));
        Assert.True(suspicions.IsConfirmed("a"));
        Assert.False(suspicions.IsConfirmed("b"));
    }

    [Fact]
    public void IsConfirmed_GoneInBetween_BeginsAnew()
    {
        var suspicions = With(TimeSpan.FromSeconds(5));
        suspicions.IsConfirmed("a");
        suspicions.EndRound();
        _wall.Advance(TimeSpan.FromSeconds(10));
        suspicions.EndRound();

        Assert.False(suspicions.IsConfirmed("a"));
    }

    [Fact]
    public void IsConfirmed_WithoutAWait_IsAtOnce() => Assert.True(With(TimeSpan.Zero).IsConfirmed("a"));

    private Suspicions With(TimeSpan after) => new(new WallClock(_wall), Options.Create(new DoctorOptions { ConfirmAfter = after }));
}
