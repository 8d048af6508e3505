using System.Runtime.CompilerServices;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Shops;

/// <summary>What is known of the shops, in the Cosmos DB container <c>shops</c>, by shop.</summary>
internal sealed class CosmosShops(DocumentContainer<ShopDocument> states, DocumentContainer<ShopErrand> errands, DocumentContainer<ShopItem> items)
{
    public static ContainerDefinition Container { get; } = new("shops", "/shop");

    public static SchemaVersion Version { get; } = new(1, 0);

    public async Task<ShopDocument?> ReadAsync(string shop, CancellationToken cancellation) =>
        (await states.ReadAsync(ShopDocument.TheId, shop, cancellation))?.Document;

    /// <summary>Reads, changes and writes back; where there is none, a new one is changed.</summary>
    public async Task<ShopDocument> UpdateAsync(string shop, Func<ShopDocument, ShopDocument> change, CancellationToken cancellation)
    {
        var stored = await states.UpdateAsync(ShopDocument.TheId, shop, known => change(known ?? new() { Id = ShopDocument.TheId, Shop = shop }), cancellation);
        return stored!.Document;
    }

    /// <summary>Keeps that something is to be read. It is another write for each event, so that one which comes while it is read is not lost.</summary>
    public Task AddErrandAsync(string shop, ErrandKind kind, string of, bool deleted, DateTimeOffset at, CancellationToken cancellation)
    {
        var id = ShopErrand.IdOf(kind, of);
        return errands.UpdateAsync(
            id,
            shop,
            known => known is null
                ? new() { Id = id, Shop = shop, Kind = kind, Of = of, Deleted = deleted, At = at }
                : known with { Deleted = known.Deleted || deleted, Events = known.Events + 1, At = at },
            cancellation);
    }

    /// <summary>Those that wait longest.</summary>
    public async Task<IReadOnlyList<Stored<ShopErrand>>> ListErrandsAsync(string shop, int most, CancellationToken cancellation) =>
        (await errands.QueryPageAsync(new("SELECT * FROM c WHERE c.type = 'shopErrand' ORDER BY c.at ASC"), shop, most, null, cancellation)).Items;

    /// <summary>False: another event has come meanwhile, and it stays.</summary>
    public Task<bool> DeleteAsync(Stored<ShopErrand> errand, CancellationToken cancellation) =>
        errands.DeleteAsync(errand.Document.Id, errand.Document.Shop, errand.ETag, cancellation);

    /// <summary>Those of these SKUs, by SKU.</summary>
    /// <param name="skus">At most a few hundred.</param>
    public async Task<ILookup<string, Stored<ShopItem>>> ListItemsAsync(string shop, IReadOnlyCollection<string> skus, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = 'shopItem' AND ARRAY_CONTAINS(@skus, c.sku)").WithParameter("@skus", skus);
        var found = new List<Stored<ShopItem>>();
        await foreach (var item in items.QueryAsync(query, shop, cancellation)) found.Add(item);
        return found.ToLookup(item => item.Document.Sku, StringComparer.Ordinal);
    }

    /// <summary>All of them, streamed.</summary>
    public async IAsyncEnumerable<Stored<ShopItem>> ListItemsAsync(string shop, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var item in items.QueryAsync(new("SELECT * FROM c WHERE c.type = 'shopItem'"), shop, cancellation)) yield return item;
    }

    /// <summary>Reads, changes and writes back; see <c>DocumentContainer.UpdateAsync</c>.</summary>
    public async Task<ShopItem> UpdateItemAsync(string shop, string id, Func<ShopItem?, ShopItem?> change, CancellationToken cancellation) =>
        (await items.UpdateAsync(id, shop, change, cancellation))!.Document;

    /// <summary>Null: it has changed since it was read.</summary>
    public Task<Stored<ShopItem>?> ReplaceItemAsync(Stored<ShopItem> read, ShopItem changed, CancellationToken cancellation) =>
        items.ReplaceAsync(changed, changed.Shop, read.ETag, cancellation);

    public Task DeleteItemAsync(Stored<ShopItem> item, CancellationToken cancellation) =>
        items.DeleteAsync(item.Document.Id, item.Document.Shop, item.ETag, cancellation);
}
