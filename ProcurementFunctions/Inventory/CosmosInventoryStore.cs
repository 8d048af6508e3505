using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Inventory;

/// <summary>Items in the Cosmos DB container <c>inventory</c>, by SKU.</summary>
internal sealed class CosmosInventoryStore(DocumentContainer<InventoryItem> items) : IInventoryStore
{
    /// <summary>Of a text that is searched for; each makes the query longer.</summary>
    private const int MostWords = 8;

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

    public IAsyncEnumerable<InventoryItem> ListAsync(CancellationToken cancellation) =>
        // In no order: an ordered query across all partitions costs a sort for nothing.
        items.ListAsync(new("SELECT * FROM c"), null, cancellation);

    public IAsyncEnumerable<InventoryItem> ListAfterAsync(string sku, CancellationToken cancellation) => items.ListAsync(
        new QueryDefinition("SELECT * FROM c WHERE c.id > @sku ORDER BY c.id").WithParameter("@sku", sku), null, cancellation);

    public Task<IReadOnlyList<InventoryItem>> ListBySkusAsync(IReadOnlyList<string> skus, CancellationToken cancellation) =>
        items.ListByKeysAsync("sku", skus, cancellation);

    public Task<int> CountAsync(CancellationToken cancellation) => items.CountAsync(cancellation);

    public IAsyncEnumerable<InventoryItem> ListWrittenSinceAsync(DateTimeOffset since, CancellationToken cancellation) => items.ListAsync(
        new QueryDefinition("SELECT * FROM c WHERE c._ts >= @since").WithParameter("@since", since.ToUnixTimeSeconds()), null, cancellation);

    public Task<DocumentPage<InventoryItem>> ListPageAsync(int limit, string? cursor, CancellationToken cancellation) =>
        items.QueryPageAsync(new("SELECT * FROM c ORDER BY c.id"), null, limit, cursor, cancellation);

    public Task<DocumentPage<InventoryItem>> SearchPageAsync(string text, int limit, string? cursor, CancellationToken cancellation)
    {
        string[] words = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords)];
        var having = words.Select((_, number) => $"(CONTAINS(c.sku, @word{number}, true) OR CONTAINS(c.name, @word{number}, true))");
        var query = new QueryDefinition($"SELECT * FROM c WHERE {string.Join(" AND ", having)} ORDER BY c.id");
        for (var number = 0; number < words.Length; number++) query.WithParameter($"@word{number}", words[number]);
        return items.QueryPageAsync(query, null, limit, cursor, cancellation);
    }
}
