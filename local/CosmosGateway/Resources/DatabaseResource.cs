using System.Text.Json;
using ProcurementFunctions.Local.CosmosGateway.Protocol;
using ProcurementFunctions.Local.CosmosGateway.Storage;

namespace ProcurementFunctions.Local.CosmosGateway.Resources;

/// <summary>Databases: create, read, list, delete.</summary>
internal sealed class DatabaseResource(Catalog catalog)
{
    public GatewayAnswer List() => JsonAnswer.Feed("", "Databases", catalog.AllDatabases, Write);

    public GatewayAnswer Read(string id) => Answer(200, catalog.Database(id));

    public async Task<GatewayAnswer> CreateAsync(GatewayRequest request)
    {
        ContainerDefinitionRules.CheckThroughput(request);
        var definition = ContainerDefinitionRules.ParseObject(await request.ReadBodyAsync());
        var id = ResourceName.Checked(ContainerDefinitionRules.Text(definition["id"], "id"));
        return await catalog.CreateDatabaseAsync(id) is { } created ? Answer(201, created) : GatewayAnswer.Conflict();
    }

    public async Task<GatewayAnswer> DeleteAsync(string id)
    {
        await catalog.DeleteDatabaseAsync(catalog.Database(id));
        return new(204);
    }

    private static GatewayAnswer Answer(int status, Database database) =>
        new(status, JsonAnswer.Object(json => Write(json, database))) { ETag = ResourceIds.ETag(database.Version) };

    private static void Write(Utf8JsonWriter json, Database database)
    {
        json.WriteString("id"u8, database.Id);
        json.WriteString("_rid"u8, database.ResourceId);
        json.WriteString("_self"u8, $"dbs/{database.ResourceId}/");
        json.WriteString("_etag"u8, ResourceIds.ETag(database.Version));
        json.WriteString("_colls"u8, "colls/");
        json.WriteString("_users"u8, "users/");
        json.WriteNumber("_ts"u8, database.Timestamp);
    }
}
