using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Timers;

/// <summary>A clock that a test moves by hand, and that tells when somebody begins to wait on it.</summary>
internal sealed class ObservedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>How far the clock has been set back; timers keep to their due times.</summary>
    public TimeSpan SetBack { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - SetBack;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero)
            _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>How long the next one to wait will wait.</summary>
    public Task<TimeSpan> NextWaitAsync() => _waits.Reader.ReadAsync().AsTask().WaitAsync(RunningApp.Patience);

    /// <summary>Lets the next wait end exactly when it is over.</summary>
    public async Task PassAsync() => Advance(await NextWaitAsync());
}
