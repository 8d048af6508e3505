using System.Globalization;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Invoices;

/// <summary>Invoices in the Cosmos DB container <c>invoices</c>, each in a partition of its own.</summary>
internal sealed class CosmosInvoiceStore(DocumentContainer<InvoiceDocument> documents) : IInvoiceStore
{
    public static ContainerDefinition Container { get; } = new("invoices", "/id");

    public static SchemaVersion Version { get; } = new(1, 2);

    public Task<Stored<InvoiceDocument>?> ReadAsync(string id, CancellationToken cancellation) => documents.ReadAsync(id, id, cancellation);

    public Task<Stored<InvoiceDocument>?> CreateAsync(InvoiceDocument invoice, CancellationToken cancellation) =>
        documents.CreateAsync(invoice, invoice.Id, cancellation);

    public Task<Stored<InvoiceDocument>?> ReplaceAsync(InvoiceDocument invoice, string etag, CancellationToken cancellation) =>
        documents.ReplaceAsync(invoice, invoice.Id, etag, cancellation);

    public Task<Stored<InvoiceDocument>?> UpdateAsync(string id, Func<InvoiceDocument, InvoiceDocument> change, CancellationToken cancellation) =>
        documents.UpdateAsync(id, id, invoice => invoice is null ? null : change(invoice), cancellation);

    public Task<DocumentPage<InvoiceDocument>> ListPageAsync(InvoiceFilter filter, int limit, string? cursor, CancellationToken cancellation)
    {
        var conditions = new List<string>();
        if (filter.Status is not null) conditions.Add("c.status = @status");
        if (filter.VendorId is not null) conditions.Add("c.vendorId = @vendor");
        var where = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
        var query = new QueryDefinition($"SELECT * FROM c{where} ORDER BY c.dueDate");
        if (filter.Status is { } status) query.WithParameter("@status", InvoiceRules.NameOf(status));
        if (filter.VendorId is { } vendor) query.WithParameter("@vendor", vendor);
        return documents.QueryPageAsync(query, null, limit, cursor, cancellation);
    }

    public IAsyncEnumerable<InvoiceDocument> ListToFollowAsync(CancellationToken cancellation) =>
        ListAsync(new("SELECT * FROM c WHERE c.isUnfollowed = true OR c.status IN ('waiting', 'differs')"), cancellation);

    public IAsyncEnumerable<InvoiceDocument> ListUnpaidAsync(CancellationToken cancellation) =>
        ListAsync(new("SELECT * FROM c WHERE c.status IN ('waiting', 'matched', 'differs', 'accepted')"), cancellation);

    public IAsyncEnumerable<InvoiceDocument> ListToExamineAsync(DateTimeOffset since, CancellationToken cancellation) => ListAsync(
        new QueryDefinition("SELECT * FROM c WHERE c.isUnfollowed = true OR c.statusAt >= @since")
            .WithParameter("@since", since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)),
        cancellation);

    public IAsyncEnumerable<InvoiceDocument> ListAlikeAsync(string vendorId, DateOnly issueDate, decimal total, CancellationToken cancellation) => ListAsync(
        new QueryDefinition("SELECT * FROM c WHERE c.vendorId = @vendor AND c.issueDate = @day AND c.total = @total")
            .WithParameter("@vendor", vendorId)
            .WithParameter("@day", issueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .WithParameter("@total", total),
        cancellation);

    public IAsyncEnumerable<InvoiceDocument> ListCreditsAsync(string vendorId, string number, CancellationToken cancellation) => ListAsync(
        new QueryDefinition("SELECT * FROM c WHERE c.vendorId = @vendor AND UPPER(c.credits) = @number").WithParameter("@vendor", vendorId).WithParameter("@number", number.ToUpperInvariant()),
        cancellation);

    public IAsyncEnumerable<InvoiceDocument> ListByNumberAsync(string number, CancellationToken cancellation) => ListAsync(
        new QueryDefinition("SELECT * FROM c WHERE c.number IN (@number, @upper)").WithParameter("@number", number).WithParameter("@upper", number.ToUpperInvariant()),
        cancellation);

    private IAsyncEnumerable<InvoiceDocument> ListAsync(QueryDefinition query, CancellationToken cancellation) =>
        documents.ListAsync(query, null, cancellation);
}
