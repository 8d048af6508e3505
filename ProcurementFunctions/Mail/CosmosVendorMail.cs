using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Mail;

/// <summary>What vendors are asked and told by e-mail, in Cosmos DB.</summary>
internal sealed class CosmosVendorMail(DocumentContainer<VendorMailDocument> documents) : IVendorMail
{
    /// <summary>Longer than any order is followed without a word; every entry and mail begins it anew.</summary>
    public static ContainerDefinition Definition { get; } = new("vendorMail", "/id", TimeSpan.FromDays(400));

    public static SchemaVersion Version { get; } = new(1, 1);

    public async Task<VendorMailDocument?> ReadAsync(string id, CancellationToken cancellation) =>
        (await documents.ReadAsync(id, id, cancellation))?.Document;

    public async Task<VendorMailDocument> AddAsync(VendorMailDocument document, CancellationToken cancellation) =>
        (await documents.UpdateAsync(document.Id, document.Id, known => known ?? document, cancellation))!.Document;

    public async Task<VendorMailDocument?> UpdateAsync(
        string id, Func<VendorMailDocument, VendorMailDocument> change, CancellationToken cancellation) =>
        (await documents.UpdateAsync(id, id, known => known is null ? null : change(known), cancellation))?.Document;

    public async Task<VendorMailDocument?> ReplaceAsync(
        Stored<VendorMailDocument> read, VendorMailDocument changed, CancellationToken cancellation) =>
        (await documents.ReplaceAsync(changed, changed.Id, read.ETag, cancellation))?.Document;

    public Task<Stored<VendorMailDocument>?> ReadStoredAsync(string id, CancellationToken cancellation) => documents.ReadAsync(id, id, cancellation);

    public async Task<IReadOnlyList<Stored<VendorMailDocument>>> ListDueAsync(DateTimeOffset wallNow, int most, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.nextMailAt <= @now ORDER BY c.nextMailAt ASC").WithParameter("@now", wallNow.Written());
        return (await documents.QueryPageAsync(query, null, most, null, cancellation)).Items;
    }

    public IAsyncEnumerable<VendorMailDocument> ListToRemindAsync(DateTimeOffset now, CancellationToken cancellation) =>
        ListAsync(new QueryDefinition("SELECT * FROM c WHERE c.remindAt <= @now").WithParameter("@now", now.Written()), cancellation);

    public IAsyncEnumerable<VendorMailDocument> ListUntoldAsync(CancellationToken cancellation) =>
        ListAsync(new("SELECT * FROM c WHERE c.untold > 0"), cancellation);

    public async Task<IReadOnlyList<VendorMailDocument>> ListOfPurchaseAsync(string purchaseId, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.purchaseId = @purchase").WithParameter("@purchase", purchaseId);
        return await ListAsync(query, cancellation).OrderByDescending(document => document.CreatedAt).ToListAsync(cancellation);
    }

    public IAsyncEnumerable<VendorMailDocument> ListWaitingAsync(CancellationToken cancellation) =>
        ListAsync(new("SELECT * FROM c WHERE IS_DEFINED(c.nextMailAt)"), cancellation);

    private IAsyncEnumerable<VendorMailDocument> ListAsync(QueryDefinition query, CancellationToken cancellation) =>
        documents.ListAsync(query, null, cancellation);
}
