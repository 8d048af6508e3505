using System.Text.Json;
using System.Threading.Channels;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;
using ProcurementFunctions.Local.FunctionsHost.Timers;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Timers;

/// <summary>Stands where functions are invoked, and keeps the ticks that arrive there.</summary>
internal sealed class RecordingInvoker(TimeProvider time) : IFunctionInvoker
{
    private readonly Channel<(DateTimeOffset At, TimerTick Info)> _ticks = Channel.CreateUnbounded<(DateTimeOffset, TimerTick)>();

    /// <summary>What a tick does.</summary>
    public Func<CancellationToken, Task> Body { get; set; } = static _ => Task.CompletedTask;

    public async Task<TypedData?> InvokeAsync(Invocation invocation, CancellationToken cancellation)
    {
        await Body(cancellation);
        _ticks.Writer.TryWrite((time.GetUtcNow(), JsonSerializer.Deserialize(invocation.TriggerValue.Json, TimerTickJson.Default.TimerTick)!));
        return null;
    }

    public Task<(DateTimeOffset At, TimerTick Info)> NextTickAsync() => _ticks.Reader.ReadAsync().AsTask().WaitAsync(RunningApp.Patience);

    public bool HasTick => _ticks.Reader.TryPeek(out _);
}
