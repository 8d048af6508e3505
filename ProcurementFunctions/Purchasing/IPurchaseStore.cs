using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Purchasing;

/// <summary>The records of purchases.</summary>
public interface IPurchaseStore
{
    Task<Stored<PurchaseDocument>?> ReadAsync(string purchaseId, CancellationToken cancellation);

    /// <summary>Null when there is one with this id already.</summary>
    Task<Stored<PurchaseDocument>?> CreateAsync(PurchaseDocument purchase, CancellationToken cancellation);

    /// <summary>Reads, changes and writes back; see <c>DocumentContainer.UpdateAsync</c>. Null: there is no such purchase.</summary>
    Task<Stored<PurchaseDocument>?> UpdateAsync(
        string purchaseId, Func<PurchaseDocument, PurchaseDocument> change, CancellationToken cancellation);

    /// <summary>Newest first, filtered by status, item or requester where these are given.</summary>
    Task<DocumentPage<PurchaseDocument>> ListPageAsync(PurchaseFilter filter, int limit, string? cursor, CancellationToken cancellation);

    /// <summary>Those that wait for a decision whose time is over after this one, the one that ends first at the beginning.</summary>
    Task<DocumentPage<PurchaseDocument>> ListToDecidePageAsync(DateTimeOffset after, int limit, string? cursor, CancellationToken cancellation);

    /// <summary>The purchases that have not ended, of one item where <paramref name="sku"/> is given.</summary>
    IAsyncEnumerable<PurchaseDocument> ListOpenAsync(string? sku, CancellationToken cancellation);

    /// <summary>Every purchase that was changed at this time or later, ended ones too.</summary>
    IAsyncEnumerable<PurchaseDocument> ListChangedAsync(DateTimeOffset since, CancellationToken cancellation);

    /// <summary>The purchases that the agent approved by itself, of those that were changed at this time or later.</summary>
    IAsyncEnumerable<PurchaseDocument> ListEarnedAsync(DateTimeOffset since, CancellationToken cancellation);

    /// <summary>The purchases that have an order of this number: one, or several where they share it.</summary>
    Task<IReadOnlyList<PurchaseDocument>> ListByOrderNumberAsync(string orderNumber, CancellationToken cancellation);

    /// <summary>
    /// The approved purchases that are ordered, or are about to be, from this vendor alone, of those whose undo windows are
    /// over by then; none that never had one.
    /// </summary>
    IAsyncEnumerable<PurchaseDocument> ListOrderingAsync(string vendorId, DateTimeOffset heldUntil, CancellationToken cancellation);
}

public sealed record PurchaseFilter(PurchaseStatus? Status = null, string? Sku = null, string? RequestedBy = null);
