namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>Remembers whose runs are in memory and asks those not used for longest to forget theirs when there are too many.</summary>
internal sealed class RunCache(int limit)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<InstanceActor> _byUse = new();
    private readonly Dictionary<InstanceActor, LinkedListNode<InstanceActor>> _nodes = [];

    public void Used(InstanceActor actor)
    {
        InstanceActor? oldest = null;
        lock (_lock)
        {
            if (_nodes.Remove(actor, out var node))
                _byUse.Remove(node);
            _nodes[actor] = _byUse.AddLast(actor);
            if (_byUse.Count > limit)
            {
                oldest = _byUse.First!.Value;
                Drop(oldest);
            }
        }

        oldest?.TryPost(new Forget());
    }

    public void Remove(InstanceActor actor)
    {
        lock (_lock)
            Drop(actor);
    }

    private void Drop(InstanceActor actor)
    {
        if (_nodes.Remove(actor, out var node))
            _byUse.Remove(node);
    }
}
