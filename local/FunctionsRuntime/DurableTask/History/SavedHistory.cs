using System.Text.Json.Serialization;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

/// <summary>
/// A run as it can be kept in a file, to be replayed against later versions of its code. It may be under way. Payloads are
/// JSON; a failed run has no output.
/// </summary>
/// <param name="Name">The orchestration.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="Version">The version that the run has.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Input">What it was started with.</param>
/// <param name="Output">What it ended with.</param>
/// <param name="Parent">The run that called it; null when a client started it.</param>
/// <param name="Steps">All that happened.</param>
internal sealed record SavedHistory(
    string Name,
    string InstanceId,
    string Version,
    string Status,
    [property: JsonConverter(typeof(RawJsonConverter))] string? Input,
    [property: JsonConverter(typeof(RawJsonConverter))] string? Output,
    ParentLink? Parent,
    IReadOnlyList<HistoryStep> Steps);
