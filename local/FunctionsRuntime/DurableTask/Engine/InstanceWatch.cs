using System.Collections.Concurrent;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>Tells those who wait for an instance when a change of its status is on the disk.</summary>
internal sealed class InstanceWatch
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new();

    public void Changed(string instanceId)
    {
        if (_waiting.TryRemove(instanceId, out var waiting))
            waiting.TrySetResult();
    }

    /// <summary>Ends all waits when the engine stops.</summary>
    public void Stop()
    {
        foreach (var id in _waiting.Keys)
        {
            if (_waiting.TryRemove(id, out var waiting))
                waiting.TrySetException(new ObjectDisposedException(nameof(DurableTaskEngine), "The orchestration engine has stopped."));
        }
    }

    /// <summary>Waits, however long it takes and whether or not it exists yet, until the instance is as asked for.</summary>
    public async Task<InstanceRecord> WaitAsync(
        string instanceId, Func<string, InstanceRecord?> read, Func<InstanceRecord, bool> isReached, CancellationToken cancellation)
    {
        while (true)
        {
            var change = _waiting.GetOrAdd(
                instanceId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            if (read(instanceId) is { } instance && isReached(instance))
                return instance;
            await change.WaitAsync(cancellation);
        }
    }
}
