using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>
/// Messages from one instance to others. They are written with the change that sends them, and posted once that change
/// stands in line to be committed: what the receivers then do is committed after it.
/// </summary>
internal sealed class Outbox(EngineParts parts, InstanceChange change)
{
    private readonly List<(string InstanceId, ActorMessage Message)> _messages = [];

    public void Send(string instanceId, HistoryEvent sent, long? execution = null)
    {
        var number = Write(instanceId, new EventMessage(sent, execution));
        _messages.Add((instanceId, new Delivery(sent, execution, number)));
    }

    /// <summary>Tells the run that waits for a sub-orchestration how it ended.</summary>
    public void Send(ParentLink parent, HistoryEvent ended) => Send(parent.InstanceId, ended, parent.Execution);

    public void Start(string instanceId, StartMessage start) =>
        _messages.Add((instanceId, new ChildStart(Write(instanceId, start), start)));

    public void Post()
    {
        foreach (var (instanceId, message) in _messages)
            parts.Post(instanceId, message);
    }

    private long Write(string instanceId, InboxMessage message)
    {
        var number = parts.Counters.NextMessage();
        change.NewMessages.Add(new(number, instanceId, message));
        return number;
    }
}
