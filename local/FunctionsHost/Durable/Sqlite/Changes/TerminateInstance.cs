using DurableTask.Core.History;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;

/// <summary>Terminates an instance, alone or with all that it started.</summary>
internal sealed class TerminateInstance(StoreParts parts, string instanceId, string? reason, bool isRecursive) : StoreChange
{
    /// <summary>Those that the change was for.</summary>
    public IReadOnlyCollection<string> Ids { get; private set; } = [];

    public override void Apply()
    {
        Ids = isRecursive ? parts.Statements.Instances.Family(instanceId) : [instanceId];
        foreach (var id in Ids)
            parts.Deliver(Outgoing.Of(id, new ExecutionTerminatedEvent(-1, reason), parts.Now));
    }
}
