using ProcurementFunctions.Local.CosmosGateway.Protocol;
using ProcurementFunctions.Local.CosmosGateway.Storage;

namespace ProcurementFunctions.Local.CosmosGateway.Resources;

/// <summary>Documents by their id: read, create, upsert, replace, patch, delete, each under the conditions of its ETags.</summary>
internal sealed class DocumentResource(ReadPool reads, WriteQueue writes, DocumentChanges changes, GatewayTally tally)
{
    public GatewayAnswer Read(Container container, string id, GatewayRequest request)
    {
        using var session = reads.Rent();
        var found = session.Read(container.Number, RequiredKey(request).Text, id);
        return changes.Read(container, found is { } row ? tally.Counted(row) : null, request.Header("If-None-Match"));
    }

    public async Task<GatewayAnswer> CreateAsync(Container container, GatewayRequest request)
    {
        var body = Parse(await request.ReadBodyAsync(), container, request);
        var upsert = request.HasFlag("x-ms-documentdb-is-upsert");
        var conditions = WriteConditions.Of(request);
        return Minimal(request, await writes.RunAsync(session => changes.Create(session, container, body, upsert, conditions)));
    }

    public async Task<GatewayAnswer> ReplaceAsync(Container container, string id, GatewayRequest request)
    {
        var body = Parse(await request.ReadBodyAsync(), container, request);
        DocumentChanges.RequireId(body, id);
        var conditions = WriteConditions.Of(request);
        return Minimal(request, await writes.RunAsync(session => changes.Replace(session, container, body, conditions)));
    }

    public async Task<GatewayAnswer> PatchAsync(Container container, string id, GatewayRequest request)
    {
        var key = RequiredKey(request);
        var patch = DocumentPatch.Parse(await request.ReadBodyAsync(), container);
        var conditions = WriteConditions.Of(request);
        return Minimal(request, await writes.RunAsync(session => changes.Patch(session, container, key, id, patch, conditions)));
    }

    public async Task<GatewayAnswer> DeleteAsync(Container container, string id, GatewayRequest request)
    {
        var key = RequiredKey(request);
        var conditions = WriteConditions.Of(request);
        return await writes.RunAsync(session => changes.Delete(session, container, key, id, conditions));
    }

    private static DocumentBody Parse(ReadOnlyMemory<byte> json, Container container, GatewayRequest request)
    {
        var body = DocumentBody.Parse(json, container);
        return body.PartitionKey == RequiredKey(request)
            ? body
            : throw GatewayException.BadRequest("The document's partition key is not the one in the request's header.", 1001);
    }

    private static PartitionKeyValue RequiredKey(GatewayRequest request) => PartitionKeyValue.Parse(
        request.Header("x-ms-documentdb-partitionkey") ?? throw GatewayException.BadRequest("The request has no partition key."));

    private static GatewayAnswer Minimal(GatewayRequest request, GatewayAnswer answer) =>
        answer.Status < 300 && string.Equals(request.Header("Prefer"), "return=minimal", StringComparison.OrdinalIgnoreCase)
            ? answer with { Body = default }
            : answer;
}
