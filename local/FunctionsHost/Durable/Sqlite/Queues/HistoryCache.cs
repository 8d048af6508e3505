using DurableTask.Core;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;

/// <summary>
/// The histories of instances that wait, up to a number of bytes as they take in the file; those not used for longest go
/// first, and one that would fill a sixteenth is not kept. A turn takes its history out and puts it back after its commit.
/// </summary>
internal sealed class HistoryCache(long limit)
{
    // What an instance takes beside its events.
    private const int Overhead = 1_024;

    private readonly Lock _lock = new();
    private readonly LinkedList<Entry> _byUse = new();
    private readonly Dictionary<LiveInstance, LinkedListNode<Entry>> _entries = [];
    private long _size;

    /// <param name="instance">The instance.</param>
    /// <param name="state">Its history.</param>
    /// <param name="size">The bytes that the history takes in the file, without the input.</param>
    public void Put(LiveInstance instance, OrchestrationRuntimeState state, long size)
    {
        var weight = Overhead + size + (state.Input?.Length ?? 0);
        if (weight > limit / 16)
            return;
        lock (_lock)
        {
            Take(instance);
            _entries[instance] = _byUse.AddLast(new Entry(instance, state, size, weight));
            _size += weight;
            while (_size > limit)
                Take(_byUse.First!.Value.Instance);
        }
    }

    public (OrchestrationRuntimeState State, long Size)? Take(LiveInstance instance)
    {
        lock (_lock)
        {
            if (!_entries.Remove(instance, out var node))
                return null;
            _byUse.Remove(node);
            _size -= node.Value.Weight;
            return (node.Value.State, node.Value.Size);
        }
    }

    private sealed record Entry(LiveInstance Instance, OrchestrationRuntimeState State, long Size, long Weight);
}
