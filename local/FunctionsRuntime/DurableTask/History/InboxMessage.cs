using System.Text.Json.Serialization;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

/// <summary>Something on its way to an instance that is kept until the instance has taken it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(EventMessage), "event")]
[JsonDerivedType(typeof(StartMessage), "start")]
internal abstract record InboxMessage;

/// <summary>An event; for the run <paramref name="Execution"/> alone when that is given.</summary>
internal sealed record EventMessage(HistoryEvent Event, long? Execution) : InboxMessage;

/// <summary>The start of a sub-orchestration.</summary>
internal sealed record StartMessage(
    string Name,
    string Version,
    [property: JsonConverter(typeof(RawJsonConverter))] string? Input,
    IReadOnlyDictionary<string, string>? Tags,
    ParentLink Parent) : InboxMessage;
