using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Vendors;

/// <summary>Who sells what. Each offer is read as it stands today, with its later terms beside it.</summary>
public interface IOfferStore
{
    /// <summary>All offers of one item, of active vendors and others.</summary>
    Task<IReadOnlyList<VendorOffer>> ListBySkuAsync(string sku, CancellationToken cancellation);

    /// <summary>All offers of these items, by SKU, in no order.</summary>
    /// <param name="skus">At most a few hundred.</param>
    Task<ILookup<string, VendorOffer>> ListBySkusAsync(IReadOnlyList<string> skus, CancellationToken cancellation);

    /// <summary>A page of what one vendor offers, by SKU.</summary>
    Task<DocumentPage<VendorOffer>> ListByVendorAsync(string vendorId, int limit, string? cursor, CancellationToken cancellation);

    /// <summary>What one vendor offers of one item; null when it does not offer it.</summary>
    Task<Stored<VendorOffer>?> ReadAsync(string sku, string vendorId, CancellationToken cancellation);

    /// <summary>Null when the vendor offers the item already.</summary>
    Task<Stored<VendorOffer>?> CreateAsync(VendorOffer offer, CancellationToken cancellation);

    /// <summary>Null when it has changed since it was read with this ETag.</summary>
    Task<Stored<VendorOffer>?> ReplaceAsync(VendorOffer offer, string etag, CancellationToken cancellation);

    /// <summary>False when it has changed since it was read with this ETag, or is gone.</summary>
    Task<bool> DeleteAsync(string sku, string vendorId, string etag, CancellationToken cancellation);

    /// <summary>Reads, changes and writes back; see <c>DocumentContainer.UpdateAsync</c>.</summary>
    Task UpdateAsync(string sku, string vendorId, Func<VendorOffer?, VendorOffer?> change, CancellationToken cancellation);

    /// <summary>Every offer, or every one of a vendor, streamed, in no order.</summary>
    IAsyncEnumerable<VendorOffer> ListAsync(string? vendorId, CancellationToken cancellation);
}
