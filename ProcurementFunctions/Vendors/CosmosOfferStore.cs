using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Vendors;

/// <summary>Offers in the Cosmos DB container <c>offers</c>, by item.</summary>
internal sealed class CosmosOfferStore(DocumentContainer<VendorOffer> offers) : IOfferStore
{
    public static ContainerDefinition Container { get; } = new("offers", "/sku");

    public static SchemaVersion Version { get; } = new(1, 3);

    public async Task<IReadOnlyList<VendorOffer>> ListBySkuAsync(string sku, CancellationToken cancellation)
    {
        var found = new List<VendorOffer>();
        await foreach (var offer in offers.QueryAsync(new("SELECT * FROM c ORDER BY c.id"), sku, cancellation))
            found.Add(offer.Document);
        return found;
    }

    public async Task<ILookup<string, VendorOffer>> ListBySkusAsync(IReadOnlyList<string> skus, CancellationToken cancellation) =>
        (await offers.ListByKeysAsync("sku", skus, cancellation)).ToLookup(offer => offer.Sku);

    public Task<Stored<VendorOffer>?> ReadAsync(string sku, string vendorId, CancellationToken cancellation) =>
        offers.ReadAsync(vendorId, sku, cancellation);

    public Task UpdateAsync(
        string sku, string vendorId, Func<VendorOffer?, VendorOffer?> change, CancellationToken cancellation) =>
        offers.UpdateAsync(vendorId, sku, change, cancellation);

    public async IAsyncEnumerable<VendorOffer> ListAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c");
        await foreach (var offer in offers.QueryAsync(query, null, cancellation)) yield return offer.Document;
    }
}
