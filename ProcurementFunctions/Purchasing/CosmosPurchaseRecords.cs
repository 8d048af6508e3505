using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Purchasing;

/// <summary>The container of <see cref="CosmosPurchaseStore"/>, read by its light fields alone.</summary>
internal sealed class CosmosPurchaseRecords(DocumentContainer<PurchaseDocument> documents) : IPurchaseRecords
{
    private static readonly string Fields = string.Join(", ", ((string[])
    [
        "id", "sku", "itemName", "quantity", "neededBy", "requestedBy", "source", "need", "status", "createdAt", "updatedAt",
        "rest", "choice", "approval", "orders", "receipts", "returns", "invoices", "budget",
    ]).Select(field => $"c.{field}"));

    public IAsyncEnumerable<PurchaseDocument> ListAsync(RecordFilter filter, CancellationToken cancellation) =>
        documents.ListAsync(QueryOf(filter), null, cancellation);

    private static QueryDefinition QueryOf(RecordFilter filter)
    {
        var conditions = new List<string>();
        var parameters = new List<(string Name, string Value)>();
        void Where(string condition, string name, string? value)
        {
            if (value is null) return;
            conditions.Add(condition);
            parameters.Add((name, value));
        }

        if (filter.IsOpen) conditions.Add($"c.status IN ({CosmosPurchaseStore.OpenStatuses})");
        if (filter.HasReturns) conditions.Add("IS_DEFINED(c.returns)");
        Where("c.status = @status", "@status", filter.Status is { } status ? PurchaseRules.NameOf(status) : null);
        Where("c.sku = @sku", "@sku", filter.Sku);
        Where("c.requestedBy = @user", "@user", filter.RequestedBy);
        Where("c.updatedAt >= @since", "@since", filter.ChangedSince?.Written());
        var text = $"SELECT {Fields}{(filter.WithTimeline ? ", c.timeline" : "")} FROM c";
        if (conditions.Count > 0) text = $"{text} WHERE {string.Join(" AND ", conditions)}";
        return parameters.Aggregate(new QueryDefinition(text), (query, one) => query.WithParameter(one.Name, one.Value));
    }
}
