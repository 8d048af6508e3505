using ProcurementFunctions.Local.CosmosGateway.Protocol;
using ProcurementFunctions.Local.CosmosGateway.Storage;

namespace ProcurementFunctions.Local.CosmosGateway.Resources;

/// <summary>Finds by verb and path who answers a request.</summary>
internal sealed class GatewayRouter(
    AccountResource account, DatabaseResource databases, ContainerResource containers, DocumentResource documents,
    BatchResource batches, QueryResource queries, Catalog catalog)
{
    public ValueTask<GatewayAnswer> AnswerAsync(GatewayRequest request) => (request.Method, request.Segments) switch
    {
        ("GET", []) => new(account.Read()),
        ("GET", ["dbs"]) => new(databases.List()),
        ("POST", ["dbs"]) when !request.IsQuery => new(databases.CreateAsync(request)),
        ("GET", ["dbs", var db]) => new(databases.Read(db)),
        ("DELETE", ["dbs", var db]) => new(databases.DeleteAsync(db)),
        ("GET", ["dbs", var db, "colls"]) => new(containers.List(db)),
        ("POST", ["dbs", var db, "colls"]) when !request.IsQuery => new(containers.CreateAsync(db, request)),
        ("GET", ["dbs", var db, "colls", var c]) => new(containers.Read(db, c)),
        ("PUT", ["dbs", var db, "colls", var c]) => new(containers.ReplaceAsync(db, c, request)),
        ("DELETE", ["dbs", var db, "colls", var c]) => new(containers.DeleteAsync(db, c)),
        ("GET", ["dbs", var db, "colls", var c, "pkranges"]) => new(containers.ReadPartitionKeyRanges(db, c, request)),
        (_, ["dbs", var db, "colls", var c, "docs", .. var rest]) => Documents(catalog.Container(db, c, asOwner: true), rest, request),
        // Like a serverless account, this one has no throughput to read.
        ("GET" or "POST", ["offers"]) => new(JsonAnswer.Feed<object>("", "Offers", [], (_, _) => { })),
        ("POST", ["dbs"] or ["dbs", _, "colls"]) => throw GatewayException.Unsupported("queries over databases and containers; list them"),
        _ => throw GatewayException.Unsupported($"{request.Method} of {(request.Segments is [] ? "the account" : request.Segments[^(2 - request.Segments.Length % 2)])}"),
    };

    private ValueTask<GatewayAnswer> Documents(Container container, string[] rest, GatewayRequest request) => (request.Method, rest) switch
    {
        ("GET", []) => new(queries.ReadFeed(container, request)),
        ("POST", []) when request.HasFlag("x-ms-cosmos-is-query-plan-request") => new(QueryResource.PlanAsync(request)),
        ("POST", []) when request.IsQuery => new(queries.QueryAsync(container, request)),
        ("POST", []) when request.HasFlag("x-ms-cosmos-is-batch-request") => new(batches.RunAsync(container, request)),
        ("POST", []) => new(documents.CreateAsync(container, request)),
        ("GET", [var id]) => new(documents.Read(container, id, request)),
        ("PUT", [var id]) => new(documents.ReplaceAsync(container, id, request)),
        ("PATCH", [var id]) => new(documents.PatchAsync(container, id, request)),
        ("DELETE", [var id]) => new(documents.DeleteAsync(container, id, request)),
        _ => throw GatewayException.Unsupported($"{request.Method} of what belongs to a document"),
    };
}
