using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Invoices;

/// <summary>The invoices and credit notes of vendors.</summary>
public interface IInvoiceStore
{
    Task<Stored<InvoiceDocument>?> ReadAsync(string id, CancellationToken cancellation);

    /// <summary>Null when there is one with this id already.</summary>
    Task<Stored<InvoiceDocument>?> CreateAsync(InvoiceDocument invoice, CancellationToken cancellation);

    /// <summary>Null when it has changed since it was read with this ETag.</summary>
    Task<Stored<InvoiceDocument>?> ReplaceAsync(InvoiceDocument invoice, string etag, CancellationToken cancellation);

    /// <summary>Reads, changes and writes back; see <c>DocumentContainer.UpdateAsync</c>. Null: there is no such invoice.</summary>
    Task<Stored<InvoiceDocument>?> UpdateAsync(string id, Func<InvoiceDocument, InvoiceDocument> change, CancellationToken cancellation);

    /// <summary>By due date, the next first.</summary>
    Task<DocumentPage<InvoiceDocument>> ListPageAsync(InvoiceFilter filter, int limit, string? cursor, CancellationToken cancellation);

    /// <summary>Those of which something is still to be done, or that may agree by now.</summary>
    IAsyncEnumerable<InvoiceDocument> ListToFollowAsync(CancellationToken cancellation);

    /// <summary>All that are neither paid nor rejected.</summary>
    IAsyncEnumerable<InvoiceDocument> ListUnpaidAsync(CancellationToken cancellation);

    /// <summary>Those of which something is still to be done, and those whose status changed at this time or later.</summary>
    IAsyncEnumerable<InvoiceDocument> ListToExamineAsync(DateTimeOffset since, CancellationToken cancellation);

    /// <summary>The vendor's papers of that day and total.</summary>
    IAsyncEnumerable<InvoiceDocument> ListAlikeAsync(string vendorId, DateOnly issueDate, decimal total, CancellationToken cancellation);

    /// <summary>The vendor's credit notes that name this invoice, in whatever case.</summary>
    IAsyncEnumerable<InvoiceDocument> ListCreditsAsync(string vendorId, string number, CancellationToken cancellation);

    /// <summary>Those of this number, of any vendor.</summary>
    IAsyncEnumerable<InvoiceDocument> ListByNumberAsync(string number, CancellationToken cancellation);
}

public sealed record InvoiceFilter(InvoiceStatus? Status = null, string? VendorId = null);
