using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Knowledge;

/// <summary>Knowledge in the Cosmos DB containers <c>vendors</c> (by vendor) and <c>prices</c> (evidence, by item).</summary>
internal sealed class CosmosKnowledge(
    DocumentContainer<VendorDocument> vendors, DocumentContainer<EvidenceDocument> evidence) : IKnowledge
{
    /// <summary>
    /// How many of a vendor's latest order events are remembered so as not to be counted twice. A repeat follows its first
    /// telling soon; this many orders of one vendor later it is not expected any more.
    /// </summary>
    private const int RememberedOrderEvents = 300;

    /// <summary>
    /// The most prices that a price is computed from where the vendor's document does not hold it; older ones have faded.
    /// </summary>
    private const int MostPricesRead = 1000;

    /// <summary>1.3 tells the firm's own days, and which orders were taken back; 1.4 what the audit trail is still to be told; 1.5 whether an invoice agreed; 1.6 what a person made of a proposal.</summary>
    public static SchemaVersion Version { get; } = new(1, 6);

    /// <summary>1.1 says who wrote a fact; 1.5 where it is reached by e-mail.</summary>
    public static SchemaVersion VendorVersion { get; } = new(1, 5);

    public static ContainerDefinition Vendors { get; } = new("vendors", "/vendorId");

    public static ContainerDefinition Prices { get; } = new("prices", "/sku");

    public Task<Stored<VendorDocument>?> ReadVendorAsync(string vendorId, CancellationToken cancellation) =>
        vendors.ReadAsync(vendorId, vendorId, cancellation);

    public Task<DocumentPage<VendorDocument>> ListVendorsAsync(int limit, string? cursor, CancellationToken cancellation) =>
        vendors.QueryPageAsync(new("SELECT * FROM c ORDER BY c.id"), null, limit, cursor, cancellation);

    public Task<Stored<VendorDocument>?> UpdateVendorAsync(
        string vendorId, Func<VendorDocument?, VendorDocument?> change, CancellationToken cancellation) =>
        vendors.UpdateAsync(vendorId, vendorId, change, cancellation);

    public Task<Stored<VendorDocument>?> CreateVendorAsync(VendorDocument vendor, CancellationToken cancellation) =>
        vendors.CreateAsync(vendor, vendor.VendorId, cancellation);

    public Task<Stored<VendorDocument>?> ReplaceVendorAsync(
        VendorDocument vendor, string etag, CancellationToken cancellation) =>
        vendors.ReplaceAsync(vendor, vendor.VendorId, etag, cancellation);

    public async Task<LearnedBelief?> ReadPriceAsync(string vendorId, string sku, CancellationToken cancellation)
    {
        var vendor = (await ReadVendorAsync(vendorId, cancellation))?.Document;
        var name = BeliefNames.Price(sku);
        if (vendor is null || !VendorPrices.IsElsewhere(vendor, name)) return vendor?.Beliefs.GetValueOrDefault(name);
        var beliefs = new Dictionary<string, LearnedBelief>();
        var page = await ListPricesAsync(vendorId, sku, MostPricesRead, null, cancellation);
        foreach (var stored in page.Items.DistinctBy(price => price.Document.EvidenceId)) LearningRules.Learn(beliefs, stored.Document.ToEvidence());
        return beliefs.GetValueOrDefault(name);
    }

    public EvidenceBatch BeginBatch() => new(vendors, evidence);

    public async Task LearnAsync(Evidence evidence, CancellationToken cancellation)
    {
        // Told again, even with another time or other figures, it is what was heard first.
        var first = await FindEvidenceAsync(evidence, cancellation);
        var batch = BeginBatch();
        if (await batch.AddAsync(first ?? evidence, firstCounts: true, cancellation) == EvidenceOutcome.UnknownVendor)
            throw ProblemException.NotFound($"there is no vendor {evidence.VendorId}");
        await batch.CompleteAsync(cancellation);
    }

    public async Task CountOrderAsync(
        string vendorId, string orderNumber, OrderEvent what, DateTimeOffset at, CancellationToken cancellation)
    {
        var counted = await vendors.UpdateAsync(
            vendorId, vendorId, vendor => vendor is null ? null : OrderCounting.Count(vendor, orderNumber, what, at, RememberedOrderEvents), cancellation);
        if (counted is null) throw ProblemException.NotFound($"there is no vendor {vendorId}");
    }

    public async Task TakeBackAsync(string vendorId, string sku, string evidenceId, CancellationToken cancellation)
    {
        var batch = BeginBatch();
        if (await batch.TakeBackAsync(vendorId, sku, evidenceId, cancellation)) await batch.CompleteAsync(cancellation);
    }

    public Task UncountOrderAsync(string vendorId, string orderNumber, OrderEvent what, CancellationToken cancellation) => vendors.UpdateAsync(
        vendorId, vendorId, vendor => vendor is null ? null : OrderCounting.Uncount(vendor, orderNumber, what), cancellation);

    public Task<DocumentPage<EvidenceDocument>> ListPricesAsync(
        string vendorId, string? sku, int limit, string? cursor, CancellationToken cancellation)
    {
        var query = sku is null
            ? new QueryDefinition(
                "SELECT * FROM c WHERE c.vendorId = @vendor AND IS_DEFINED(c.unitPrice) ORDER BY c.at DESC")
            : new QueryDefinition(
                "SELECT * FROM c WHERE c.vendorId = @vendor AND c.sku = @sku AND IS_DEFINED(c.unitPrice) ORDER BY c.at DESC")
                .WithParameter("@sku", sku);
        return evidence.QueryPageAsync(query.WithParameter("@vendor", vendorId), sku, limit, cursor, cancellation);
    }

    private async Task<Evidence?> FindEvidenceAsync(Evidence told, CancellationToken cancellation)
    {
        await foreach (var stored in evidence.QueryAsync(EvidenceBatch.SameAs(told.VendorId, told.Id), told.Sku, cancellation))
            return stored.Document.ToEvidence();
        return null;
    }
}
