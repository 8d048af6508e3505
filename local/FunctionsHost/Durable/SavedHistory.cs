using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DurableTask.Core;
using DurableTask.Core.History;
using Google.Protobuf;
using ProcurementFunctions.Local.FunctionsHost.Durable.Translation;
using P = Microsoft.DurableTask.Protobuf;

namespace ProcurementFunctions.Local.FunctionsHost.Durable;

/// <summary>
/// An instance's current run as a file, to replay later versions of the code against: its name, version, status and output,
/// and its events in the JSON form of the protocol that workers are sent them in.
/// </summary>
/// <param name="Name">The orchestrator.</param>
/// <param name="Version">The version that it was started with.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Output">What it gave, as JSON; null while it runs.</param>
/// <param name="Events">What happened, in order.</param>
public sealed record SavedHistory(string Name, string? Version, string Status, string? Output, IReadOnlyList<P.HistoryEvent> Events)
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default);

    // Payloads are JSON in strings; they stay readable.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static SavedHistory Of(OrchestrationState state, IEnumerable<HistoryEvent> history) => new(
        state.Name, state.Version, state.OrchestrationStatus.ToString(), state.Output, [.. history.Select(HistoryEvents.Write)]);

    /// <exception cref="JsonException">The text is no saved history.</exception>
    public static SavedHistory Parse(string text)
    {
        var json = JsonNode.Parse(text)?.AsObject() ?? throw new JsonException("A saved history is an object.");
        return new SavedHistory(
            (string?)json["name"] ?? throw new JsonException("A saved history has a name."),
            (string?)json["version"],
            (string?)json["status"] ?? throw new JsonException("A saved history has a status."),
            (string?)json["output"],
            [.. json["events"]!.AsArray().Select(happened => Parser.Parse<P.HistoryEvent>(happened!.ToJsonString()))]);
    }

    public override string ToString() => new JsonObject
    {
        ["name"] = Name,
        ["version"] = Version,
        ["status"] = Status,
        ["output"] = Output,
        ["events"] = new JsonArray([.. Events.Select(happened => JsonNode.Parse(JsonFormatter.Default.Format(happened)))]),
    }.ToJsonString(Indented);
}
