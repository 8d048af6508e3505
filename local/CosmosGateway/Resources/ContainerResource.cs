using System.Text.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Local.CosmosGateway.Protocol;
using ProcurementFunctions.Local.CosmosGateway.Storage;

namespace ProcurementFunctions.Local.CosmosGateway.Resources;

/// <summary>Containers: create, read, list, replace, delete, and their one partition key range.</summary>
internal sealed class ContainerResource(Catalog catalog)
{
    public GatewayAnswer List(string database)
    {
        var owner = catalog.Database(database);
        return JsonAnswer.Feed(owner.ResourceId, "DocumentCollections", catalog.Containers(owner).ToList(), Write);
    }

    public GatewayAnswer Read(string database, string id) => Answer(200, catalog.Container(database, id, asOwner: false));

    public async Task<GatewayAnswer> CreateAsync(string database, GatewayRequest request)
    {
        ContainerDefinitionRules.CheckThroughput(request);
        var owner = catalog.Database(database);
        var definition = ContainerDefinitionRules.Checked(ContainerDefinitionRules.ParseObject(await request.ReadBodyAsync()));
        var created = await catalog.CreateContainerAsync(owner, definition["id"]!.GetValue<string>(), definition);
        return created is null ? GatewayAnswer.Conflict() : Answer(201, created);
    }

    public async Task<GatewayAnswer> ReplaceAsync(string database, string id, GatewayRequest request)
    {
        var container = catalog.Container(database, id, asOwner: false);
        if (request.Header("If-Match") is { } etag && etag != ResourceIds.ETag(container.Version)) return GatewayAnswer.PreconditionFailed();
        var definition = ContainerDefinitionRules.Checked(ContainerDefinitionRules.ParseObject(await request.ReadBodyAsync()));
        if (definition["id"]!.GetValue<string>() != container.Id) throw GatewayException.BadRequest("A container's id cannot be changed.");
        if (!JsonNode.DeepEquals(definition["partitionKey"]!["paths"], container.Definition["partitionKey"]!["paths"]))
            throw GatewayException.BadRequest("A container's partition key cannot be changed.");
        return Answer(200, await catalog.ReplaceContainerAsync(container, definition));
    }

    public async Task<GatewayAnswer> DeleteAsync(string database, string id)
    {
        await catalog.DeleteContainerAsync(catalog.Container(database, id, asOwner: false));
        return new(204);
    }

    /// <summary>The SDK reads the ranges as a feed of changes: the second time there are none.</summary>
    public GatewayAnswer ReadPartitionKeyRanges(string database, string id, GatewayRequest request)
    {
        var container = catalog.Container(database, id, asOwner: true);
        const string Version = "\"1\"";
        if (request.Header("If-None-Match") == Version) return new(304) { ETag = Version };
        return JsonAnswer.Feed(container.ResourceId, "PartitionKeyRanges", [container], WriteRange) with { ETag = Version };
    }

    private static void WriteRange(Utf8JsonWriter json, Container container)
    {
        json.WriteString("id"u8, "0");
        json.WriteString("_rid"u8, container.ResourceId);
        json.WriteString("_self"u8, container.SelfLink + "pkranges/0/");
        json.WriteString("_etag"u8, "\"1\"");
        json.WriteString("minInclusive"u8, "");
        json.WriteString("maxExclusive"u8, "FF");
        json.WriteNumber("ridPrefix"u8, 0);
        json.WriteNumber("throughputFraction"u8, 1);
        json.WriteString("status"u8, "online");
        json.WriteStartArray("parents"u8);
        json.WriteEndArray();
        json.WriteNumber("_ts"u8, container.Timestamp);
    }

    private static GatewayAnswer Answer(int status, Container container) =>
        new(status, JsonAnswer.Object(json => Write(json, container))) { ETag = ResourceIds.ETag(container.Version) };

    private static void Write(Utf8JsonWriter json, Container container)
    {
        foreach (var (name, value) in container.Definition)
        {
            json.WritePropertyName(name);
            if (value is null) json.WriteNullValue();
            else value.WriteTo(json);
        }

        json.WriteString("_rid"u8, container.ResourceId);
        json.WriteString("_self"u8, container.SelfLink);
        json.WriteString("_etag"u8, ResourceIds.ETag(container.Version));
        json.WriteNumber("_ts"u8, container.Timestamp);
        foreach (var feed in (ReadOnlySpan<string>)["docs", "sprocs", "triggers", "udfs", "conflicts"]) json.WriteString("_" + feed, feed + "/");
    }
}
