using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Local.FunctionsRuntime.Invocation;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.Timers;

/// <summary>Stands where functions are invoked, and keeps the ticks that arrive there.</summary>
internal sealed class RecordingInvoker(TimeProvider time) : IFunctionInvoker
{
    private readonly Channel<(DateTimeOffset At, TimerInfo Info)> _ticks = Channel.CreateUnbounded<(DateTimeOffset, TimerInfo)>();

    /// <summary>What a tick does.</summary>
    public Func<CancellationToken, Task> Body { get; set; } = static _ => Task.CompletedTask;

    public async Task<object?> InvokeAsync(FunctionInvocation invocation, CancellationToken cancellation)
    {
        await Body(cancellation);
        _ticks.Writer.TryWrite((time.GetUtcNow(), (TimerInfo)invocation.TriggerValue!));
        return null;
    }

    public Task<(DateTimeOffset At, TimerInfo Info)> NextTickAsync() => _ticks.Reader.ReadAsync().AsTask().WaitAsync(RunningApp.Patience);

    public bool HasTick => _ticks.Reader.TryPeek(out _);
}
