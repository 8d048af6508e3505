using DurableTask.Core;
using DurableTask.Core.History;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;

/// <summary>Lets an instance that failed go on from where its tasks failed.</summary>
internal sealed class RewindInstance(StoreParts parts, string instanceId, string? reason) : StoreChange
{
    public override void Apply()
    {
        if (parts.Statements.Instances.Find(instanceId) is not { } found)
            Refusal = new ArgumentException($"There is no orchestration instance with the ID {instanceId}.", nameof(instanceId));
        else if (found.Status != OrchestrationStatus.Failed)
            Refusal = new InvalidOperationException($"The orchestration instance {instanceId} is {found.Status}; only failed ones can be rewound.");
        else
            parts.Deliver(Outgoing.Of(instanceId, new ExecutionRewoundEvent(-1, reason), parts.Now));
    }
}
