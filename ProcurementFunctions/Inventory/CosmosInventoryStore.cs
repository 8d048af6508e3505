using System.Runtime.CompilerServices;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Inventory;

/// <summary>Items in the Cosmos DB container <c>inventory</c>, by SKU.</summary>
internal sealed class CosmosInventoryStore(DocumentContainer<InventoryItem> items) : IInventoryStore
{
    public static ContainerDefinition Container { get; } = new("inventory", "/sku");

    /// <summary>
    /// 1.4 keeps the life of an item, what its orders are sized by, when it was counted, and what a count holds of orders; 1.5
    /// keeps its stock by location; 1.6 what goods of orders added to it in all.
    /// </summary>
    public static SchemaVersion Version { get; } = new(1, 6);

    public Task<Stored<InventoryItem>?> ReadAsync(string sku, CancellationToken cancellation) =>
        items.ReadAsync(sku, sku, cancellation);

    public Task<Stored<InventoryItem>?> CreateAsync(InventoryItem item, CancellationToken cancellation) =>
        items.CreateAsync(item, item.Sku, cancellation);

    public Task<Stored<InventoryItem>?> ReplaceAsync(InventoryItem item, string etag, CancellationToken cancellation) =>
        items.ReplaceAsync(item, item.Sku, etag, cancellation);

    public Task<Stored<InventoryItem>?> UpdateAsync(
        string sku, Func<InventoryItem?, InventoryItem?> change, CancellationToken cancellation) =>
        items.UpdateAsync(sku, sku, change, cancellation);

    public async IAsyncEnumerable<InventoryItem> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        // In no order: an ordered query across all partitions costs a sort for nothing.
        var query = new QueryDefinition("SELECT * FROM c");
        await foreach (var item in items.QueryAsync(query, null, cancellation)) yield return item.Document;
    }

    public Task<IReadOnlyList<InventoryItem>> ListBySkusAsync(IReadOnlyList<string> skus, CancellationToken cancellation) =>
        items.ListByKeysAsync("sku", skus, cancellation);

    public Task<int> CountAsync(CancellationToken cancellation) => items.CountAsync(cancellation);

    public async IAsyncEnumerable<InventoryItem> ListWrittenSinceAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c._ts >= @since").WithParameter("@since", since.ToUnixTimeSeconds());
        await foreach (var item in items.QueryAsync(query, null, cancellation)) yield return item.Document;
    }

    public Task<DocumentPage<InventoryItem>> ListPageAsync(int limit, string? cursor, CancellationToken cancellation) =>
        items.QueryPageAsync(new("SELECT * FROM c ORDER BY c.id"), null, limit, cursor, cancellation);

    public Task<DocumentPage<InventoryItem>> SearchPageAsync(string part, int limit, string? cursor, CancellationToken cancellation) =>
        items.QueryPageAsync(
            new QueryDefinition("SELECT * FROM c WHERE CONTAINS(c.sku, @part, true) OR CONTAINS(c.name, @part, true) ORDER BY c.id").WithParameter("@part", part),
            null,
            limit,
            cursor,
            cancellation);
}
