using System.Text.Json.Serialization;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

/// <summary>
/// Something that an orchestrator did, numbered in the order of its code. Replay compares kind, number and name; what only
/// the first run needs (inputs) is not kept in the history.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ScheduleActivity), "activity")]
[JsonDerivedType(typeof(CreateTimer), "timer")]
[JsonDerivedType(typeof(StartSubOrchestration), "subOrchestration")]
[JsonDerivedType(typeof(SendEvent), "event")]
internal abstract record OrchestratorAction(int Task)
{
    /// <summary>Whether the code did the same again.</summary>
    public abstract bool Repeats(OrchestratorAction recorded);

    protected static bool SameName(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

/// <summary>An activity was called.</summary>
internal sealed record ScheduleActivity(int Task, string Name, string Version) : OrchestratorAction(Task)
{
    [JsonIgnore]
    public string? Input { get; init; }

    public override bool Repeats(OrchestratorAction recorded) =>
        recorded is ScheduleActivity other && other.Task == Task && SameName(other.Name, Name);

    public override string ToString() => $"activity '{Name}' (#{Task})";
}

/// <summary>A durable timer was created.</summary>
internal sealed record CreateTimer(int Task, DateTime FireAt) : OrchestratorAction(Task)
{
    public override bool Repeats(OrchestratorAction recorded) => recorded is CreateTimer other && other.Task == Task;

    public override string ToString() => $"a timer (#{Task})";
}

/// <summary>Another orchestration was called.</summary>
internal sealed record StartSubOrchestration(int Task, string Name, string Version, string InstanceId) : OrchestratorAction(Task)
{
    [JsonIgnore]
    public string? Input { get; init; }

    [JsonIgnore]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public override bool Repeats(OrchestratorAction recorded) =>
        recorded is StartSubOrchestration other && other.Task == Task && SameName(other.Name, Name);

    public override string ToString() => $"sub-orchestration '{Name}' (#{Task})";
}

/// <summary>An event was sent to another instance.</summary>
internal sealed record SendEvent(int Task, string InstanceId, string Name) : OrchestratorAction(Task)
{
    [JsonIgnore]
    public string? Payload { get; init; }

    public override bool Repeats(OrchestratorAction recorded) =>
        recorded is SendEvent other && other.Task == Task && SameName(other.Name, Name);

    public override string ToString() => $"event '{Name}' to '{InstanceId}' (#{Task})";
}
