using System.Text.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Local.CosmosGateway.Protocol;

namespace ProcurementFunctions.Local.CosmosGateway.Resources;

/// <summary>
/// What a container's definition may say. A setting that would change what requests are answered, and that this server
/// does not keep, is refused rather than forgotten.
/// </summary>
internal static class ContainerDefinitionRules
{
    private const string DefaultIndexing = """
        {"indexingMode":"consistent","automatic":true,"includedPaths":[{"path":"/*"}],"excludedPaths":[{"path":"/\"_etag\"/?"}]}
        """;

    private static readonly JsonDocumentOptions OnceEach = new() { AllowDuplicateProperties = false };

    private static readonly HashSet<string> Kept =
        ["id", "partitionKey", "indexingPolicy", "defaultTtl", "conflictResolutionPolicy", "geospatialConfig"];

    /// <exception cref="GatewayException">400, naming what is wrong or not supported.</exception>
    public static JsonObject Checked(JsonObject asked)
    {
        var definition = new JsonObject();
        foreach (var (name, value) in asked)
        {
            if (Kept.Contains(name)) definition[name] = value?.DeepClone();
            else if (!name.StartsWith('_') && !IsEmpty(value)) throw GatewayException.Unsupported($"the container setting {name}");
        }

        ResourceName.Checked(Text(definition["id"], "id"));
        definition["partitionKey"] = PartitionKey(definition["partitionKey"]);
        definition["indexingPolicy"] ??= JsonNode.Parse(DefaultIndexing);
        CheckTimeToLive(definition);
        return definition;
    }

    /// <summary>Like a serverless account, this one has no throughput to set.</summary>
    public static void CheckThroughput(GatewayRequest request)
    {
        if (request.Header("x-ms-offer-throughput") is not null || request.Header("x-ms-cosmos-offer-autopilot-settings") is not null)
            throw GatewayException.BadRequest("Throughput cannot be set: this account is a serverless one.");
    }

    public static JsonObject ParseObject(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonNode.Parse(body.Span, documentOptions: OnceEach) as JsonObject ?? throw GatewayException.BadRequest("The body is not a JSON object.");
        }
        catch (JsonException e)
        {
            throw GatewayException.BadRequest($"The body is not JSON: {e.Message}");
        }
    }

    public static string? Text(JsonNode? node, string name) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw GatewayException.BadRequest($"{name} is not a string."),
    };

    private static JsonObject PartitionKey(JsonNode? node)
    {
        if (node is not JsonObject key || key["paths"] is not JsonArray paths)
            throw GatewayException.BadRequest("The container has no partition key.");
        if (paths.Count != 1 || Text(key["kind"], "kind") is { } kind && kind != "Hash")
            throw GatewayException.Unsupported("hierarchical partition keys");
        var path = Text(paths[0], "the partition key's path") ?? "";
        if (path.Length < 2 || path[0] != '/' || path.Split('/').Skip(1).Any(name => name.Length == 0) || path.Contains('"', StringComparison.Ordinal))
            throw GatewayException.BadRequest($"The partition key path {path} is not of the form /name or /name/name.");
        return new JsonObject { ["paths"] = new JsonArray(path), ["kind"] = "Hash", ["version"] = key["version"]?.DeepClone() ?? 2 };
    }

    private static void CheckTimeToLive(JsonObject definition)
    {
        if (definition["defaultTtl"] is not { } node) definition.Remove("defaultTtl");
        else if (node is not JsonValue value || !value.TryGetValue<int>(out var seconds) || seconds is not (-1 or > 0))
            throw GatewayException.BadRequest("defaultTtl is neither a positive number of seconds nor -1.");
    }

    private static bool IsEmpty(JsonNode? value) => value switch
    {
        null => true,
        JsonArray array => array.Count == 0,
        JsonObject settings => settings.All(s => IsEmpty(s.Value)),
        JsonValue number when number.TryGetValue<double>(out var n) => n == 0,
        _ => false,
    };
}
