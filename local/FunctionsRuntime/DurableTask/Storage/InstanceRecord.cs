using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

/// <summary>An orchestration instance as it is kept, without its payloads.</summary>
/// <param name="Id">The instance id.</param>
/// <param name="Execution">The number of its current run, unique among all runs.</param>
/// <param name="Name">The name of the orchestration.</param>
/// <param name="Version">The version of the run; empty for none.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CreatedAt">When it was created.</param>
internal sealed record InstanceRecord(
    string Id, long Execution, string Name, string Version, OrchestrationRuntimeStatus Status, DateTimeOffset CreatedAt)
{
    /// <summary>The number of steps that the current run has taken.</summary>
    public int Steps { get; init; }

    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;

    /// <summary>When the first step may run; null for at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    public string? CustomStatus { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public ParentLink? Parent { get; init; }

    public bool HasEnded => Status
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
}
