using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Mail.Replies;

/// <summary>Replies of vendors by e-mail, in Cosmos DB.</summary>
internal sealed class CosmosVendorReplies(DocumentContainer<VendorRepliesDocument> documents)
{
    /// <summary>As long as what they answer.</summary>
    public static ContainerDefinition Definition { get; } = new("vendorReplies", "/id", TimeSpan.FromDays(400));

    public static SchemaVersion Version { get; } = new(1, 0);

    /// <summary>Null: nothing was handed in.</summary>
    public async Task<VendorRepliesDocument?> ReadAsync(string purchaseId, CancellationToken cancellation) =>
        (await documents.ReadAsync(purchaseId, purchaseId, cancellation))?.Document;

    public async Task<VendorRepliesDocument> UpdateAsync(
        string purchaseId, Func<VendorRepliesDocument, VendorRepliesDocument> change, CancellationToken cancellation) =>
        (await documents.UpdateAsync(purchaseId, purchaseId, known => change(known ?? new() { Id = purchaseId }), cancellation))!.Document;
}
