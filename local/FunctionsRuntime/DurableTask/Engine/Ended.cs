using System.Text.Json;
using Microsoft.DurableTask;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

/// <summary>What a parent is told, and what is kept, about an instance that did not end with a result.</summary>
internal static class Ended
{
    private const string TerminatedType = "ProcurementFunctions.Local.FunctionsRuntime.DurableTask.OrchestrationTerminated";

    public static TaskFailureDetails ByTermination(string instanceId) =>
        new(TerminatedType, $"The sub-orchestration '{instanceId}' was terminated.", null, null, null);

    public static TaskFailureDetails ByReplacement(string instanceId) =>
        new(TerminatedType, $"The sub-orchestration '{instanceId}' was replaced by a new instance of that id.", null, null, null);

    public static string ToJson(TaskFailureDetails failure) => JsonSerializer.Serialize(failure, HistoryJson.Default.TaskFailureDetails);

    public static TaskFailureDetails? FromJson(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, HistoryJson.Default.TaskFailureDetails);
}
