using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Mail;

/// <summary>What vendors are asked and told by e-mail, and what they entered.</summary>
internal interface IVendorMail
{
    Task<VendorMailDocument?> ReadAsync(string id, CancellationToken cancellation);

    Task<Stored<VendorMailDocument>?> ReadStoredAsync(string id, CancellationToken cancellation);

    /// <summary>What is stored afterwards: it, or what was there before under the same id.</summary>
    Task<VendorMailDocument> AddAsync(VendorMailDocument document, CancellationToken cancellation);

    /// <summary>Null: there is no such document.</summary>
    Task<VendorMailDocument?> UpdateAsync(string id, Func<VendorMailDocument, VendorMailDocument> change, CancellationToken cancellation);

    /// <summary>Null: it has changed since it was read.</summary>
    Task<VendorMailDocument?> ReplaceAsync(Stored<VendorMailDocument> read, VendorMailDocument changed, CancellationToken cancellation);

    /// <summary>Up to so many with a mail that is to be tried now, those that wait longest first.</summary>
    Task<IReadOnlyList<Stored<VendorMailDocument>>> ListDueAsync(DateTimeOffset wallNow, int most, CancellationToken cancellation);

    /// <summary>Those whose vendors are to be reminded now.</summary>
    IAsyncEnumerable<VendorMailDocument> ListToRemindAsync(DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Those with entries that their purchases have not been told.</summary>
    IAsyncEnumerable<VendorMailDocument> ListUntoldAsync(CancellationToken cancellation);

    /// <summary>What was asked and ordered by e-mail for a purchase, the newest first.</summary>
    Task<IReadOnlyList<VendorMailDocument>> ListOfPurchaseAsync(string purchaseId, CancellationToken cancellation);

    /// <summary>Those with a mail that is not sent yet.</summary>
    IAsyncEnumerable<VendorMailDocument> ListWaitingAsync(CancellationToken cancellation);
}
