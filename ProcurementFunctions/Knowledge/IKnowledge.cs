using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Knowledge;

/// <summary>What was learned about vendors, and the one way to teach it more.</summary>
public interface IKnowledge
{
    /// <summary>The vendor, or null.</summary>
    Task<Stored<VendorDocument>?> ReadVendorAsync(string vendorId, CancellationToken cancellation);

    /// <summary>What was learned of a vendor's price for an item, also where its document does not hold it; null: nothing.</summary>
    Task<LearnedBelief?> ReadPriceAsync(string vendorId, string sku, CancellationToken cancellation);

    Task<DocumentPage<VendorDocument>> ListVendorsAsync(int limit, string? cursor, CancellationToken cancellation);

    /// <summary>Reads, changes and writes back; see <c>DocumentContainer.UpdateAsync</c>.</summary>
    Task<Stored<VendorDocument>?> UpdateVendorAsync(
        string vendorId, Func<VendorDocument?, VendorDocument?> change, CancellationToken cancellation);

    /// <summary>Null when there is one with this id already.</summary>
    Task<Stored<VendorDocument>?> CreateVendorAsync(VendorDocument vendor, CancellationToken cancellation);

    /// <summary>Null when it has changed since it was read with this ETag.</summary>
    Task<Stored<VendorDocument>?> ReplaceVendorAsync(VendorDocument vendor, string etag, CancellationToken cancellation);

    /// <summary>
    /// Learns from something that happened: keeps it (the price history) and updates the vendor's beliefs. The same
    /// evidence id a second time changes nothing.
    /// </summary>
    Task LearnAsync(Evidence evidence, CancellationToken cancellation);

    /// <summary>Forgets a piece of evidence that was wrong, as if it had never been told; one that is not known changes nothing.</summary>
    Task TakeBackAsync(string vendorId, string sku, string evidenceId, CancellationToken cancellation);

    /// <summary>Learns from many things at once; see <see cref="EvidenceBatch"/>.</summary>
    EvidenceBatch BeginBatch();

    /// <summary>What a vendor's items cost, the newest first; of one item where <paramref name="sku"/> is given.</summary>
    Task<DocumentPage<EvidenceDocument>> ListPricesAsync(
        string vendorId, string? sku, int limit, string? cursor, CancellationToken cancellation);

    /// <summary>Counts an order of ours with its vendor, once for each order number and event.</summary>
    Task CountOrderAsync(string vendorId, string orderNumber, OrderEvent what, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>Takes back that an event of an order was counted; one that was not changes nothing.</summary>
    Task UncountOrderAsync(string vendorId, string orderNumber, OrderEvent what, CancellationToken cancellation);
}

/// <summary>What happened to an order, for <see cref="OrderCounts"/>.</summary>
public enum OrderEvent
{
    Placed,
    Received,
    Cancelled,
}
