using System.Collections.Concurrent;
using DurableTask.Core;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;

/// <summary>Tells those who wait for an instance when a change of its status is on the disk.</summary>
internal sealed class InstanceWatch
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new();
    private volatile Exception? _end;

    public void Changed(string instanceId)
    {
        if (_waiting.TryRemove(instanceId, out var waiting))
            waiting.TrySetResult();
    }

    /// <summary>Ends all waits.</summary>
    public void Stop(Exception reason)
    {
        _end = reason;
        foreach (var id in _waiting.Keys)
        {
            if (_waiting.TryRemove(id, out var waiting))
                waiting.TrySetException(reason);
        }
    }

    /// <summary>Waits, however long it takes and whether or not it exists yet, until the instance is as asked for.</summary>
    public async Task<OrchestrationState> WaitAsync(
        string instanceId, Func<string, OrchestrationState?> read, Func<OrchestrationState, bool> isReached, CancellationToken cancellation)
    {
        while (true)
        {
            var change = _waiting.GetOrAdd(instanceId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            if (_end is { } end)
                throw new InvalidOperationException(end.Message, end);
            if (read(instanceId) is { } instance && isReached(instance))
                return instance;
            try
            {
                await change.WaitAsync(cancellation);
            }
            catch (OperationCanceledException)
            {
                // Others who wait for the same look again, and nothing is left of those who do not.
                Changed(instanceId);
                throw;
            }
        }
    }
}
