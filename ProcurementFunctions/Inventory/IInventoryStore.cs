using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Inventory;

/// <summary>The items of the shop.</summary>
public interface IInventoryStore
{
    Task<Stored<InventoryItem>?> ReadAsync(string sku, CancellationToken cancellation);

    Task<Stored<InventoryItem>?> CreateAsync(InventoryItem item, CancellationToken cancellation);

    /// <summary>Null when it has changed since it was read with this ETag.</summary>
    Task<Stored<InventoryItem>?> ReplaceAsync(InventoryItem item, string etag, CancellationToken cancellation);

    /// <summary>
    /// Reads, changes and writes back, again when a write was lost. <paramref name="change"/> gets null where there is no
    /// such item, and returns null or what it got to leave things as they are.
    /// </summary>
    Task<Stored<InventoryItem>?> UpdateAsync(
        string sku, Func<InventoryItem?, InventoryItem?> change, CancellationToken cancellation);

    /// <summary>Every item, streamed, in no order.</summary>
    IAsyncEnumerable<InventoryItem> ListAsync(CancellationToken cancellation);

    /// <summary>The items after this SKU, streamed, by SKU; "" is before the first.</summary>
    IAsyncEnumerable<InventoryItem> ListAfterAsync(string sku, CancellationToken cancellation);

    /// <summary>Those of these items that there are, in no order.</summary>
    /// <param name="skus">At most a few hundred.</param>
    Task<IReadOnlyList<InventoryItem>> ListBySkusAsync(IReadOnlyList<string> skus, CancellationToken cancellation);

    /// <summary>How many items there are.</summary>
    Task<int> CountAsync(CancellationToken cancellation);

    /// <summary>The items that were written at this time or later, streamed, in no order.</summary>
    IAsyncEnumerable<InventoryItem> ListWrittenSinceAsync(DateTimeOffset since, CancellationToken cancellation);

    /// <summary>A page of the items, by SKU.</summary>
    Task<DocumentPage<InventoryItem>> ListPageAsync(int limit, string? cursor, CancellationToken cancellation);

    /// <summary>A page of the items in whose SKU or name each word of this text stands, in any case, by SKU.</summary>
    /// <param name="text">Not empty; of many words only the first count.</param>
    Task<DocumentPage<InventoryItem>> SearchPageAsync(string text, int limit, string? cursor, CancellationToken cancellation);
}
