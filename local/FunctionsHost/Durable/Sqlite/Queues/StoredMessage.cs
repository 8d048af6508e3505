using DurableTask.Core;
using DurableTask.Core.History;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;

/// <summary>A message that stands in the file; without content when it cannot be read, so that it is never handed out.</summary>
internal sealed record StoredMessage(long Id, TaskMessage? Message, DateTime? Due)
{
    public bool IsStart => Message?.Event is ExecutionStartedEvent;

    /// <summary>Whether it is for the run of an instance that has this execution id.</summary>
    public bool IsFor(string? executionId) =>
        string.IsNullOrEmpty(Message?.OrchestrationInstance.ExecutionId) || Message.OrchestrationInstance.ExecutionId == executionId;
}
