using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Vendors;

/// <summary>Offers in the Cosmos DB container <c>offers</c>, by item. Each is read as it stands today.</summary>
internal sealed class CosmosOfferStore(DocumentContainer<VendorOffer> offers, TimeProvider time) : IOfferStore
{
    public static ContainerDefinition Container { get; } = new("offers", "/sku");

    public static SchemaVersion Version { get; } = new(1, 4);

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public async Task<IReadOnlyList<VendorOffer>> ListBySkuAsync(string sku, CancellationToken cancellation) =>
        await offers.ListAsync(new("SELECT * FROM c ORDER BY c.id"), sku, cancellation).Select(AsOfToday).ToListAsync(cancellation);

    public async Task<ILookup<string, VendorOffer>> ListBySkusAsync(IReadOnlyList<string> skus, CancellationToken cancellation) =>
        (await offers.ListByKeysAsync("sku", skus, cancellation)).ToLookup(offer => offer.Sku, AsOfToday);

    public async Task<DocumentPage<VendorOffer>> ListByVendorAsync(string vendorId, int limit, string? cursor, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.vendorId = @vendor ORDER BY c.sku").WithParameter("@vendor", vendorId);
        var page = await offers.QueryPageAsync(query, null, limit, cursor, cancellation);
        return page with { Items = [.. page.Items.Select(AsOfToday)] };
    }

    public async Task<Stored<VendorOffer>?> ReadAsync(string sku, string vendorId, CancellationToken cancellation) =>
        await offers.ReadAsync(vendorId, sku, cancellation) is { } stored ? AsOfToday(stored) : null;

    public Task<Stored<VendorOffer>?> CreateAsync(VendorOffer offer, CancellationToken cancellation) => offers.CreateAsync(offer, offer.Sku, cancellation);

    public Task<Stored<VendorOffer>?> ReplaceAsync(VendorOffer offer, string etag, CancellationToken cancellation) =>
        offers.ReplaceAsync(offer, offer.Sku, etag, cancellation);

    public Task<bool> DeleteAsync(string sku, string vendorId, string etag, CancellationToken cancellation) =>
        offers.DeleteAsync(vendorId, sku, etag, cancellation);

    public Task UpdateAsync(
        string sku, string vendorId, Func<VendorOffer?, VendorOffer?> change, CancellationToken cancellation) => offers.UpdateAsync(
            vendorId,
            sku,
            stored =>
            {
                var before = stored is null ? null : AsOfToday(stored);
                var changed = change(before);
                // What is not changed is not written, however it stands today.
                return changed is null || ReferenceEquals(changed, before) ? stored : changed;
            },
            cancellation);

    public IAsyncEnumerable<VendorOffer> ListAsync(string? vendorId, CancellationToken cancellation)
    {
        var query = vendorId is null
            ? new QueryDefinition("SELECT * FROM c")
            : new QueryDefinition("SELECT * FROM c WHERE c.vendorId = @vendor").WithParameter("@vendor", vendorId);
        return offers.ListAsync(query, null, cancellation).Select(AsOfToday);
    }

    private Stored<VendorOffer> AsOfToday(Stored<VendorOffer> stored) => stored with { Document = AsOfToday(stored.Document) };

    private VendorOffer AsOfToday(VendorOffer offer) => DatedOfferRules.AsOf(offer, Today);
}
