using System.Runtime.CompilerServices;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Inventory;

/// <summary>The documents of one type that are each about an item.</summary>
/// <param name="place">The item's SKU and the value of the partition key.</param>
internal sealed class CosmosItemRecords<T>(DocumentContainer<T> documents, string name, Func<T, (string Sku, string Partition)> place) : IItemRecords
    where T : Document
{
    public string Name => name;

    public async IAsyncEnumerable<ItemRecord> ListAsync(DateTimeOffset writtenBefore, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Two kinds may share a container. What was written before documents said their type says none.
        var query = new QueryDefinition("SELECT * FROM c WHERE c._ts < @before AND IS_DEFINED(c.sku) AND (NOT IS_DEFINED(c.type) OR c.type = @type)")
            .WithParameter("@before", writtenBefore.ToUnixTimeSeconds())
            .WithParameter("@type", DocumentContainer<T>.DocumentType);
        await foreach (var stored in documents.QueryAsync(query, null, cancellation))
        {
            var (sku, partition) = place(stored.Document);
            yield return new(sku, partition, stored.Document.Id, stored.ETag);
        }
    }

    public Task<bool> RemoveAsync(ItemRecord record, CancellationToken cancellation) =>
        documents.DeleteAsync(record.Id, record.Partition, record.ETag, cancellation);
}
