using System.Text.Json;
using ProcurementFunctions.Local.CosmosGateway.Protocol;

namespace ProcurementFunctions.Local.CosmosGateway.Resources;

/// <summary>The account: one region, which is this server, with session consistency.</summary>
internal sealed class AccountResource(Uri endpoint)
{
    /// <summary>What the SDK's query planner is told about the server's SQL.</summary>
    private const string QueryEngine = """
        {"maxSqlQueryInputLength":262144,"maxJoinsPerSqlQuery":10,"maxLogicalAndPerSqlQuery":2000,"maxLogicalOrPerSqlQuery":2000,"maxUdfRefPerSqlQuery":10,"maxInExpressionItemsCount":16000,"queryMaxGroupByTableCellCount":500000,"queryMaxInMemorySortDocumentCount":500,"maxQueryRequestTimeoutFraction":0.90,"sqlAllowNonFiniteNumbers":false,"sqlAllowAggregateFunctions":true,"sqlAllowSubQuery":true,"sqlAllowScalarSubQuery":true,"allowNewKeywords":true,"sqlAllowLike":true,"sqlAllowGroupByClause":true,"maxSpatialQueryCells":12,"spatialMaxGeometryPointCount":256,"sqlDisableQueryILOptimization":false,"sqlDisableFilterPlanOptimization":false,"sqlAllowTop":true,"enableSpatialIndexing":true}
        """;

    private readonly ReadOnlyMemory<byte> _body = JsonAnswer.Object(json => Write(json, endpoint.ToString()));

    public GatewayAnswer Read() => new(200, _body);

    private static void Write(Utf8JsonWriter json, string endpoint)
    {
        json.WriteString("id"u8, "local");
        json.WriteString("_self"u8, "");
        json.WriteString("_rid"u8, "local");
        json.WriteString("media"u8, "//media/");
        json.WriteString("addresses"u8, "//addresses/");
        json.WriteString("_dbs"u8, "//dbs/");
        foreach (var locations in (ReadOnlySpan<string>)["writableLocations", "readableLocations"])
        {
            json.WriteStartArray(locations);
            json.WriteStartObject();
            json.WriteString("name"u8, "Local");
            json.WriteString("databaseAccountEndpoint"u8, endpoint);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteBoolean("enableMultipleWriteLocations"u8, false);
        json.WriteRaw("userReplicationPolicy", """{"asyncReplication":false,"minReplicaSetSize":1,"maxReplicasetSize":1}""");
        json.WriteRaw("systemReplicationPolicy", """{"minReplicaSetSize":1,"maxReplicasetSize":1}""");
        json.WriteRaw("userConsistencyPolicy", """{"defaultConsistencyLevel":"Session"}""");
        json.WriteRaw("readPolicy", """{"primaryReadCoefficient":1,"secondaryReadCoefficient":1}""");
        json.WriteString("queryEngineConfiguration"u8, QueryEngine.Trim());
    }
}

file static class Utf8JsonWriterExtensions
{
    public static void WriteRaw(this Utf8JsonWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value);
    }
}
