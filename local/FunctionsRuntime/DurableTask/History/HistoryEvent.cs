using System.Text.Json.Serialization;
using Microsoft.DurableTask;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

/// <summary>Something that reached an orchestration instance. Payloads are JSON.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ExecutionStarted), "started")]
[JsonDerivedType(typeof(TaskCompleted), "taskCompleted")]
[JsonDerivedType(typeof(TaskFailed), "taskFailed")]
[JsonDerivedType(typeof(TimerFired), "timerFired")]
[JsonDerivedType(typeof(EventRaised), "eventRaised")]
[JsonDerivedType(typeof(ExecutionSuspended), "suspended")]
[JsonDerivedType(typeof(ExecutionResumed), "resumed")]
[JsonDerivedType(typeof(ExecutionTerminated), "terminated")]
[JsonDerivedType(typeof(ExecutionRewound), "rewound")]
internal abstract record HistoryEvent;

/// <summary>The first event of every run; the input stands with the instance.</summary>
internal sealed record ExecutionStarted : HistoryEvent;

/// <summary>An activity or a sub-orchestration ended with a result.</summary>
internal sealed record TaskCompleted(
    int Task, [property: JsonConverter(typeof(RawJsonConverter))] string? Result) : HistoryEvent;

/// <summary>An activity or a sub-orchestration failed.</summary>
internal sealed record TaskFailed(int Task, TaskFailureDetails Failure) : HistoryEvent;

/// <summary>A durable timer came due.</summary>
internal sealed record TimerFired(int Task) : HistoryEvent;

/// <summary>A client or another instance raised an event.</summary>
internal sealed record EventRaised(
    string Name, [property: JsonConverter(typeof(RawJsonConverter))] string? Payload) : HistoryEvent;

/// <summary>A client holds the instance up.</summary>
internal sealed record ExecutionSuspended(string? Reason) : HistoryEvent;

/// <summary>A client lets the instance go on.</summary>
internal sealed record ExecutionResumed(string? Reason) : HistoryEvent;

/// <summary>A client, or the parent's client, ended the instance.</summary>
internal sealed record ExecutionTerminated(
    [property: JsonConverter(typeof(RawJsonConverter))] string? Output, bool Recursive) : HistoryEvent;

/// <summary>A client takes the failed instance, or its parent, up again. It changes the history and does not stand in it.</summary>
internal sealed record ExecutionRewound(string? Reason) : HistoryEvent;
