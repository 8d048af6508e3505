using ProcurementFunctions.Local.CosmosGateway.Protocol;
using ProcurementFunctions.Local.CosmosGateway.Storage;

namespace ProcurementFunctions.Local.CosmosGateway.Resources;

/// <summary>Creates many documents, so many in a transaction that other writers have their turns between.</summary>
internal sealed class DocumentLoad(Catalog catalog, WriteQueue writes, DocumentChanges changes)
{
    private const int AtOnce = 2000;

    public async Task<int> RunAsync(string database, string container, IEnumerable<ReadOnlyMemory<byte>> documents)
    {
        var (into, created) = (catalog.Container(database, container, asOwner: true), 0);
        foreach (var some in documents.Chunk(AtOnce))
        {
            DocumentBody[] bodies = [.. some.Select(json => DocumentBody.Parse(json, into))];
            created += await writes.RunAsync(session => bodies.Count(body => changes.Create(session, into, body, upsert: false, default).Status == 201));
        }

        return created;
    }
}
