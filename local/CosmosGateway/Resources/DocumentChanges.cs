using ProcurementFunctions.Local.CosmosGateway.Protocol;
using ProcurementFunctions.Local.CosmosGateway.Storage;

namespace ProcurementFunctions.Local.CosmosGateway.Resources;

/// <summary>What can be done to a document within the writer's transaction. What cannot be done is refused by the answer.</summary>
internal sealed class DocumentChanges(TimeProvider time)
{
    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    /// <exception cref="GatewayException">400: the document names another id than the request.</exception>
    public static void RequireId(DocumentBody body, string id)
    {
        if (body.Id != id) throw GatewayException.BadRequest("The document's id is not the one in the path; an id cannot be changed.");
    }

    public GatewayAnswer Read(Container container, DocumentRow? found, string? ifNoneMatch)
    {
        if (found is not { } row || container.HasExpired(row, Now)) return GatewayAnswer.NotFound();
        var etag = ResourceIds.ETag(row.Version);
        return ifNoneMatch == etag ? new(304) { ETag = etag } : new(200, row.Body) { ETag = etag };
    }

    public GatewayAnswer Create(WriteSession session, Container container, DocumentBody body, bool upsert, WriteConditions conditions)
    {
        var existing = Living(session, container, body.PartitionKey, body.Id);
        // Without a document there is no state for an upsert's conditions to be about: it creates.
        if (existing is null) return Insert(session, container, body);
        if (!upsert) return GatewayAnswer.Conflict();
        return conditions.Hold(existing.Value) ? Update(session, container, body, existing.Value) : GatewayAnswer.PreconditionFailed();
    }

    public GatewayAnswer Replace(WriteSession session, Container container, DocumentBody body, WriteConditions conditions) =>
        Living(session, container, body.PartitionKey, body.Id) switch
        {
            null => GatewayAnswer.NotFound(),
            { } existing when !conditions.Hold(existing) => GatewayAnswer.PreconditionFailed(),
            { } existing => Update(session, container, body, existing),
        };

    public GatewayAnswer Patch(
        WriteSession session, Container container, PartitionKeyValue key, string id, DocumentPatch patch, WriteConditions conditions) =>
        Living(session, container, key, id) switch
        {
            null => GatewayAnswer.NotFound(),
            { } existing when !conditions.Hold(existing) => GatewayAnswer.PreconditionFailed(),
            { } existing => Patch(session, container, patch, existing),
        };

    public GatewayAnswer Delete(WriteSession session, Container container, PartitionKeyValue key, string id, WriteConditions conditions)
    {
        if (Living(session, container, key, id) is not { } existing) return GatewayAnswer.NotFound();
        if (!conditions.Hold(existing)) return GatewayAnswer.PreconditionFailed();
        session.Delete(container.Number, existing);
        session.NextNumber();
        return new GatewayAnswer(204);
    }

    /// <summary>The document as it stands; one that has expired is removed here, so that its id is free.</summary>
    private DocumentRow? Living(WriteSession session, Container container, PartitionKeyValue key, string id)
    {
        if (session.Read(container.Number, key.Text, id) is not { } row) return null;
        if (!container.HasExpired(row, Now)) return row;
        session.Delete(container.Number, row);
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
        session.Update(container.Number, existing, row);
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
}
