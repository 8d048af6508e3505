using System.Collections.Concurrent;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;

/// <summary>The instances that have not ended, by their ids. Only the committing thread changes which they are.</summary>
internal sealed class LiveInstances
{
    private readonly ConcurrentDictionary<string, LiveInstance> _all = new();

    public IEnumerable<LiveInstance> All => _all.Values;

    public LiveInstance? Find(string id) => _all.GetValueOrDefault(id);

    public void Put(LiveInstance instance) => _all[instance.Id] = instance;

    public void Remove(LiveInstance instance) => _all.TryRemove(new(instance.Id, instance));
}
