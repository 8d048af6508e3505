using ProcurementFunctions.Local.CosmosGateway.Protocol;
using ProcurementFunctions.Local.CosmosGateway.Storage;

namespace ProcurementFunctions.Local.CosmosGateway.Resources;

/// <summary>Documents by their id: read, create, upsert, replace, patch, delete, each under the conditions of its ETags.</summary>
internal sealed class DocumentResource(ReadPool reads, WriteQueue writes, TimeProvider time)
{
    public GatewayAnswer Read(Container container, string id, GatewayRequest request)
    {
        using var session = reads.Rent();
        if (session.Read(container.Number, RequiredKey(request).Text, id) is not { } row || container.HasExpired(row, Now))
            return GatewayAnswer.NotFound();
        var etag = ResourceIds.ETag(row.Version);
        return request.Header("If-None-Match") == etag ? new(304) { ETag = etag } : new(200, row.Body) { ETag = etag };
    }

    public async Task<GatewayAnswer> CreateAsync(Container container, GatewayRequest request)
    {
        var body = Parse(await request.ReadBodyAsync(), container, request);
        var upsert = request.HasFlag("x-ms-documentdb-is-upsert");
        var conditions = WriteConditions.Of(request);
        return Minimal(request, await writes.RunAsync(session =>
        {
            var existing = Living(session, container, body.PartitionKey, body.Id);
            // Without a document there is no state for an upsert's conditions to be about: it creates.
            if (existing is null) return Insert(session, container, body);
            if (!upsert) return GatewayAnswer.Conflict();
            return conditions.Hold(existing.Value) ? Update(session, container, body, existing.Value) : GatewayAnswer.PreconditionFailed();
        }));
    }

    public async Task<GatewayAnswer> ReplaceAsync(Container container, string id, GatewayRequest request)
    {
        var body = Parse(await request.ReadBodyAsync(), container, request);
        if (body.Id != id) throw GatewayException.BadRequest("The document's id is not the one in the path; an id cannot be changed.");
        var conditions = WriteConditions.Of(request);
        return Minimal(request, await writes.RunAsync(session => Living(session, container, body.PartitionKey, id) switch
        {
            null => GatewayAnswer.NotFound(),
            { } existing when !conditions.Hold(existing) => GatewayAnswer.PreconditionFailed(),
            { } existing => Update(session, container, body, existing),
        }));
    }

    public async Task<GatewayAnswer> PatchAsync(Container container, string id, GatewayRequest request)
    {
        var key = RequiredKey(request);
        var patch = DocumentPatch.Parse(await request.ReadBodyAsync(), container);
        var conditions = WriteConditions.Of(request);
        return Minimal(request, await writes.RunAsync(session => Living(session, container, key, id) switch
        {
            null => GatewayAnswer.NotFound(),
            { } existing when !conditions.Hold(existing) => GatewayAnswer.PreconditionFailed(),
            { } existing => Patch(session, container, patch, existing),
        }));
    }

    public async Task<GatewayAnswer> DeleteAsync(Container container, string id, GatewayRequest request)
    {
        var key = RequiredKey(request);
        var conditions = WriteConditions.Of(request);
        return await writes.RunAsync(session =>
        {
            if (Living(session, container, key, id) is not { } existing) return GatewayAnswer.NotFound();
            if (!conditions.Hold(existing)) return GatewayAnswer.PreconditionFailed();
            session.Delete(existing.Number);
            session.NextNumber();
            return new GatewayAnswer(204);
        });
    }

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>The document as it stands; one that has expired is removed here, so that its id is free.</summary>
    private DocumentRow? Living(WriteSession session, Container container, PartitionKeyValue key, string id)
    {
        if (session.Read(container.Number, key.Text, id) is not { } row) return null;
        if (!container.HasExpired(row, Now)) return row;
        session.Delete(row.Number);
        return null;
    }

    private GatewayAnswer Insert(WriteSession session, Container container, DocumentBody body)
    {
        var number = session.NextNumber();
        var row = Row(container, body, number, number);
        session.Insert(container.Number, body.PartitionKey.Text, body.Id, row);
        return new(201, row.Body) { ETag = ResourceIds.ETag(row.Version) };
    }

    private GatewayAnswer Update(WriteSession session, Container container, DocumentBody body, DocumentRow existing)
    {
        var row = Row(container, body, existing.Number, session.NextNumber());
        session.Update(row);
        return new(200, row.Body) { ETag = ResourceIds.ETag(row.Version) };
    }

    private GatewayAnswer Patch(WriteSession session, Container container, DocumentPatch patch, DocumentRow existing)
    {
        try
        {
            return patch.Admits(existing.Body)
                ? Update(session, container, DocumentBody.Parse(patch.Apply(existing.Body), container), existing)
                : GatewayAnswer.PreconditionFailed();
        }
        catch (GatewayException refused)
        {
            return GatewayAnswer.Of(refused);
        }
    }

    private DocumentRow Row(Container container, DocumentBody body, long number, long version)
    {
        var rid = ResourceIds.OfDocument(container.Database.Number, container.Number, number);
        var now = Now;
        return new(
            number, version, now, body.TimeToLive,
            body.Complete(rid, $"{container.SelfLink}docs/{rid}/", ResourceIds.ETag(version), now));
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
