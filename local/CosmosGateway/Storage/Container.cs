using System.Globalization;
using System.Text.Json.Nodes;
using ProcurementFunctions.Local.CosmosGateway.Protocol;

namespace ProcurementFunctions.Local.CosmosGateway.Storage;

/// <summary>A database of the account.</summary>
internal sealed record Database(int Number, string Id, long Version, long Timestamp)
{
    public string ResourceId { get; } = ResourceIds.OfDatabase(Number);
}

/// <summary>A container: what its definition says and what follows from it for its documents.</summary>
internal sealed record Container(int Number, Database Database, string Id, JsonObject Definition, long Version, long Timestamp)
{
    public string ResourceId { get; } = ResourceIds.OfContainer(Database.Number, Number);

    /// <summary>The names that lead to a document's partition key, outermost first.</summary>
    public string[] PartitionKeyPath { get; } =
        Definition["partitionKey"]!["paths"]![0]!.GetValue<string>()[1..].Split('/');

    /// <summary>Seconds; null: nothing expires; -1: only documents with a ttl of their own do.</summary>
    public long? DefaultTimeToLive { get; } = Definition["defaultTtl"]?.GetValue<long>();

    /// <summary>The properties by which the index finds documents.</summary>
    public IReadOnlyDictionary<string, IndexedName> Indexed { get; } = IndexPolicy.NamesOf(Definition).ToDictionary(one => one.Name, StringComparer.Ordinal);

    public string SelfLink => $"dbs/{Database.ResourceId}/colls/{ResourceId}/";

    public bool HasExpired(DocumentRow row, long now) =>
        DefaultTimeToLive is { } byDefault && (row.TimeToLive ?? byDefault) is > 0 and var lives && row.Timestamp + lives <= now;

}
