using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>Something for an instance to take, in the order in which it came.</summary>
internal abstract record ActorMessage;

/// <summary>An event.</summary>
/// <param name="Event">What reaches the instance.</param>
/// <param name="Execution">The only run that it is for; null for whichever is current.</param>
/// <param name="MessageId">Its number in the inbox, when it is kept there.</param>
/// <param name="Reply">Who waits until it is on the disk.</param>
internal sealed record Delivery(
    HistoryEvent Event, long? Execution = null, long? MessageId = null, TaskCompletionSource<bool>? Reply = null) : ActorMessage;

/// <summary>The start of a sub-orchestration, kept in the inbox under a number.</summary>
internal sealed record ChildStart(long MessageId, StartMessage Start) : ActorMessage;

/// <summary>The start of an instance by a client.</summary>
internal sealed record ClientStart(NewInstance Instance, TaskCompletionSource<bool> Reply) : ActorMessage;

/// <summary>The deletion of an instance that has ended; the reply says whether there was one.</summary>
internal sealed record Purge(TaskCompletionSource<bool> Reply) : ActorMessage;

/// <summary>A look at whether there is something to do: a start that is due, or code that left its thread.</summary>
internal sealed record Wake : ActorMessage;

/// <summary>A request to forget the run kept in memory; it is replayed when it is needed again.</summary>
internal sealed record Forget : ActorMessage;

/// <summary>What a client starts. The input is JSON.</summary>
internal sealed record NewInstance(string Name, string Version, string? Input)
{
    public DateTimeOffset? StartAt { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The statuses in which an instance of the same id forbids the start.</summary>
    public IReadOnlySet<OrchestrationRuntimeStatus> DedupeStatuses { get; init; } = new HashSet<OrchestrationRuntimeStatus>();
}
