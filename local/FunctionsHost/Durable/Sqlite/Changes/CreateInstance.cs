using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Changes;

/// <summary>Starts an instance for a client, unless one with its id is in a status in which it is not to be replaced.</summary>
internal sealed class CreateInstance(StoreParts parts, Outgoing mail, ICollection<OrchestrationStatus> dedupeStatuses) : StoreChange
{
    public override void Apply()
    {
        var existing = parts.Statements.Instances.Find(mail.InstanceId);
        if (existing is not null && dedupeStatuses.Contains(existing.Status))
            Refusal = new OrchestrationAlreadyExistsException($"An orchestration instance with the ID {mail.InstanceId} already exists and is {existing.Status}.");
        else
            parts.Start(mail, (ExecutionStartedEvent)mail.Message.Event, existing);
    }
}
