using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Management;

/// <summary>An instance as the management endpoints show it. The output of one that failed is its failure's message.</summary>
internal sealed record InstanceView(
    string Name,
    string InstanceId,
    string RuntimeStatus,
    JsonNode? Input,
    JsonNode? CustomStatus,
    JsonNode? Output,
    DateTime CreatedTime,
    DateTime LastUpdatedTime,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<JsonNode?>? HistoryEvents)
{
    public static InstanceView Of(OrchestrationMetadata instance, bool showInput, IReadOnlyList<HistoryEventView>? history = null) => new(
        instance.Name,
        instance.InstanceId,
        instance.RuntimeStatus.ToString(),
        showInput ? Node(instance.SerializedInput) : null,
        Node(instance.SerializedCustomStatus),
        instance.FailureDetails is { } failure ? JsonValue.Create(failure.ToString()) : Node(instance.SerializedOutput),
        Seconds(instance.CreatedAt),
        Seconds(instance.LastUpdatedAt),
        history?.Select(happened => JsonSerializer.SerializeToNode(happened, HistoryViewJson.Default.HistoryEventView)).ToList());

    /// <summary>A payload; what is no JSON, such as the reason of a failure, is a text.</summary>
    public static JsonNode? Node(string? payload)
    {
        try
        {
            return payload is null ? null : JsonNode.Parse(payload);
        }
        catch (JsonException)
        {
            return JsonValue.Create(payload);
        }
    }

    private static DateTime Seconds(DateTimeOffset time) => time.UtcDateTime.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}

/// <summary>Something that happened in an instance.</summary>
internal sealed record HistoryEventView(string EventType, DateTime Timestamp)
{
    public string? FunctionName { get; init; }

    public string? Name { get; init; }

    public DateTime? ScheduledTime { get; init; }

    public DateTime? FireAt { get; init; }

    public JsonNode? Input { get; init; }

    public JsonNode? Result { get; init; }

    public string? Reason { get; init; }

    public string? OrchestrationStatus { get; init; }
}

/// <summary>How many instances a purge deleted.</summary>
internal sealed record PurgeView(int InstancesDeleted);

/// <summary>How the management endpoints write.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(List<InstanceView>))]
[JsonSerializable(typeof(PurgeView))]
[JsonSerializable(typeof(ManagementPayload))]
internal sealed partial class ManagementJson : JsonSerializerContext;

/// <summary>Events of a history are written under the names of their members, without those that they have not.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HistoryEventView))]
internal sealed partial class HistoryViewJson : JsonSerializerContext;
