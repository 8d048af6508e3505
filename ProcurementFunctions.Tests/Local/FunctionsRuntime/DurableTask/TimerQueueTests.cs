using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.DurableTask;

/// <summary>Durable timers on a clock that is set while they wait.</summary>
public sealed class TimerQueueTests : IDisposable
{
    private readonly SettableClock _clock = new();
    private readonly List<int> _fired = [];
    private readonly TimerQueue _timers;

    public TimerQueueTests()
    {
        _timers = new TimerQueue(_clock, timer => _fired.Add(timer.Key.Task));
        _timers.Add(new TimerRow(new TaskKey(1, 1), "instance", _clock.GetUtcNow().AddHours(10)));
    }

    public void Dispose() => _timers.Dispose();

    [Fact]
    public void Add_ClockSetForward_FiresWithinAnHour()
    {
        _clock.Offset = TimeSpan.FromHours(20);

        _clock.Pass(TimeSpan.FromHours(1));

        Assert.Equal([1], _fired);
    }

    [Fact]
    public void Add_ClockSetBack_FiresAtItsTimeByTheNewClock()
    {
        _clock.Offset = TimeSpan.FromHours(-5);

        _clock.Pass(TimeSpan.FromHours(14));
        Assert.Empty(_fired);
        _clock.Pass(TimeSpan.FromHours(1));

        Assert.Equal([1], _fired);
    }

    /// <summary>Time passes evenly, and the clock on it can be set.</summary>
    private sealed class SettableClock : TimeProvider
    {
        private readonly FakeTimeProvider _time = new();

        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => _time.GetUtcNow() + Offset;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            _time.CreateTimer(callback, state, dueTime, period);

        public void Pass(TimeSpan time) => _time.Advance(time);
    }
}
