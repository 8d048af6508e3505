using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Vendors;

/// <summary>The one way in which a person reads and changes what a vendor offers, by API or by the console.</summary>
internal sealed class OfferDesk(
    IOfferStore offers, IKnowledge knowledge, IInventoryStore inventory, IOperationsStore operations, IAuditTrail audit, TimeProvider time)
{
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <exception cref="ProblemException">404: there is no such vendor.</exception>
    public async Task<DocumentPage<VendorOffer>> ListAsync(string vendorId, int limit, string? cursor, CancellationToken cancellation)
    {
        await RequireVendorAsync(vendorId, cancellation);
        return await offers.ListByVendorAsync(vendorId, limit, cursor, cancellation);
    }

    /// <exception cref="ProblemException">404: the vendor does not offer it.</exception>
    public async Task<Stored<VendorOffer>> FindAsync(string vendorId, string sku, CancellationToken cancellation) =>
        await ReadAsync(vendorId, sku, cancellation) ?? throw ProblemException.NotFound($"vendor {vendorId} offers no {sku}");

    /// <summary>What there is; null: nothing yet, but it may be put.</summary>
    /// <exception cref="ProblemException">404: there is no such vendor or no such item.</exception>
    public async Task<Stored<VendorOffer>?> FindOrNoneAsync(string vendorId, string sku, CancellationToken cancellation)
    {
        if (await ReadAsync(vendorId, sku, cancellation) is { } known) return known;
        await RequireVendorAsync(vendorId, cancellation);
        await RequireItemAsync(sku, cancellation);
        return null;
    }

    /// <summary>With <see cref="ETags.Absent"/> it creates the offer.</summary>
    /// <param name="vendorId">Who offers it.</param>
    /// <param name="sku">Of the item.</param>
    /// <param name="body">What is said of it.</param>
    /// <param name="etag">As it was read.</param>
    /// <param name="by">The person.</param>
    /// <param name="once">Names this one change; the same again is told once.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ProblemException">400, by field; 404; 412: it has changed since.</exception>
    public async Task<Stored<VendorOffer>> PutAsync(
        string vendorId, string sku, OfferBody body, string etag, string by, string once, CancellationToken cancellation)
    {
        await RequireVendorAsync(vendorId, cancellation);
        await RequireItemAsync(sku, cancellation);
        var before = etag == ETags.Absent ? null : await FindAsync(vendorId, sku, cancellation);
        if (before is not null && before.ETag != etag) throw ETags.Mismatch();
        var errors = new Dictionary<string, string[]>();
        var firm = (await operations.ReadAsync(cancellation)).Document;
        var changed = OfferUpdates.Of(sku, vendorId, before?.Document, body, firm, Today, errors);
        if (errors.Count > 0) throw new ProblemException(400, "Bad input", "the offer cannot be like this", errors);
        changed = changed.Telling(OfferAudit.Changed(before?.Document, changed, by, time.GetUtcNow(), once));
        var written = before is null
            ? await offers.CreateAsync(changed, cancellation)
            : await offers.ReplaceAsync(changed, etag, cancellation);
        return written ?? throw ETags.Mismatch();
    }

    /// <summary>Refused while a contract of it has been drawn: what orders say of it would point nowhere.</summary>
    /// <inheritdoc cref="PutAsync"/>
    /// <exception cref="ProblemException">404; 409: a contract has been drawn; 412: it has changed since.</exception>
    public async Task RemoveAsync(string vendorId, string sku, string etag, string by, string once, CancellationToken cancellation)
    {
        var offer = await FindAsync(vendorId, sku, cancellation);
        if (offer.ETag != etag) throw ETags.Mismatch();
        if (offer.Document.Contracts.FirstOrDefault(contract => contract.Drawn.Count > 0) is { } drawn)
            throw ProblemException.Conflict($"orders have drawn on contract {drawn.Number}; end the offer with validTo instead");
        await audit.RecordAsync(OfferAudit.Removed(offer.Document, by, time.GetUtcNow(), once), cancellation);
        if (!await offers.DeleteAsync(sku, vendorId, etag, cancellation)) throw ETags.Mismatch();
    }

    private async Task<Stored<VendorOffer>?> ReadAsync(string vendorId, string sku, CancellationToken cancellation) =>
        DocumentKey.IsValid(vendorId) && DocumentKey.IsValid(sku) ? await offers.ReadAsync(sku, vendorId, cancellation) : null;

    private async Task RequireVendorAsync(string id, CancellationToken cancellation)
    {
        if (!DocumentKey.IsValid(id) || await knowledge.ReadVendorAsync(id, cancellation) is null) throw ProblemException.NotFound($"there is no vendor {id}");
    }

    private async Task RequireItemAsync(string sku, CancellationToken cancellation)
    {
        if (!DocumentKey.IsValid(sku) || await inventory.ReadAsync(sku, cancellation) is null) throw ProblemException.NotFound($"there is no item {sku}");
    }
}
