namespace ProcurementFunctions.Local.AppHost.Clock;

/// <summary>
/// A clock that starts at a given time and runs a constant number of times as fast as another one. Its times, timestamps
/// and timers agree with each other, and it never runs backwards, nor past <see cref="HoldAt"/>.
/// </summary>
public sealed class AcceleratedTimeProvider : TimeProvider
{
    public const double MaxSpeed = 1_000_000;

    private readonly TimeProvider _wall;
    private readonly long _origin;
    private readonly DateTimeOffset _start;
    private readonly double _speed;
    private long _limit;

    /// <param name="wall">The clock that it follows.</param>
    /// <param name="speed">1 to <see cref="MaxSpeed"/>.</param>
    /// <param name="start">The time that it shows now.</param>
    public AcceleratedTimeProvider(TimeProvider wall, double speed, DateTimeOffset start)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(speed is >= 1 and <= MaxSpeed, true, nameof(speed));
        _wall = wall;
        _speed = speed;
        _start = start.ToUniversalTime();
        _limit = (DateTimeOffset.MaxValue - _start).Ticks;
        _origin = wall.GetTimestamp();
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>From now on the clock shows at most this time: when it gets there, it stands still until it may go further.</summary>
    public void HoldAt(DateTimeOffset limit) => Volatile.Write(ref _limit, (limit - _start).Ticks);

    /// <summary>The time that it would show were it not held.</summary>
    public DateTimeOffset UnheldNow => _start.AddTicks(Passed((DateTimeOffset.MaxValue - _start).Ticks));

    public override DateTimeOffset GetUtcNow() => _start.AddTicks(GetTimestamp());

    /// <summary>The firm's time that has passed since the start.</summary>
    public override long GetTimestamp() => Passed(Volatile.Read(ref _limit));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new AcceleratedTimer(_wall.CreateTimer(callback, state, RealDueTime(dueTime), RealPeriod(period)), this);

    private long Passed(long limit)
    {
        var passed = _wall.GetElapsedTime(_origin).Ticks * _speed;
        return passed >= limit ? limit : (long)passed;
    }

    /// <summary>
    /// How long the real clock takes for it. Timers count whole milliseconds and may be up to one early, so one is added:
    /// a timer never fires before this clock has got to its time.
    /// </summary>
    private TimeSpan RealDueTime(TimeSpan due) =>
        due <= TimeSpan.Zero ? due : TimeSpan.FromMilliseconds(Math.Ceiling(due.TotalMilliseconds / _speed) + 1);

    private TimeSpan RealPeriod(TimeSpan period) =>
        period <= TimeSpan.Zero ? period : TimeSpan.FromMilliseconds(Math.Max(1, Math.Round(period.TotalMilliseconds / _speed)));

    private sealed class AcceleratedTimer(ITimer timer, AcceleratedTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) =>
            timer.Change(clock.RealDueTime(dueTime), clock.RealPeriod(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
