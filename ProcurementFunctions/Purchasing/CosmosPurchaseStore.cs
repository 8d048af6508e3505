using System.Text;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Telemetry;

namespace ProcurementFunctions.Purchasing;

/// <summary>Purchases in Cosmos DB, each in a partition of its own.</summary>
internal sealed class CosmosPurchaseStore(DocumentContainer<PurchaseDocument> documents, PurchaseWitnesses witnesses) : IPurchaseStore
{
    internal static readonly string OpenStatuses = string.Join(
        ", ", Enum.GetValues<PurchaseStatus>().Where(status => !PurchaseRules.IsEnd(status)).Select(status => $"'{PurchaseRules.NameOf(status)}'"));

    public Task<Stored<PurchaseDocument>?> ReadAsync(string purchaseId, CancellationToken cancellation) =>
        documents.ReadAsync(purchaseId, purchaseId, cancellation);

    public async Task<Stored<PurchaseDocument>?> CreateAsync(PurchaseDocument purchase, CancellationToken cancellation)
    {
        var created = await documents.CreateAsync(purchase, purchase.Id, cancellation);
        if (created is null) return null;
        AgentMeter.Became(PurchaseRules.NameOf(purchase.Status));
        await witnesses.TellAsync(created.Document, 0, cancellation);
        return created;
    }

    public async Task<Stored<PurchaseDocument>?> UpdateAsync(
        string purchaseId, Func<PurchaseDocument, PurchaseDocument> change, CancellationToken cancellation)
    {
        var told = 0;
        PurchaseStatus? before = null;
        var stored = await documents.UpdateAsync(
            purchaseId,
            purchaseId,
            purchase =>
            {
                (told, before) = (purchase?.Timeline.Count ?? 0, purchase?.Status);
                return purchase is null ? null : change(purchase);
            },
            cancellation);
        if (stored is null) return null;
        if (stored.Document.Status != before) AgentMeter.Became(PurchaseRules.NameOf(stored.Document.Status));
        await witnesses.TellAsync(stored.Document, told, cancellation);
        return stored;
    }

    public Task<DocumentPage<PurchaseDocument>> ListPageAsync(
        PurchaseFilter filter, int limit, string? cursor, CancellationToken cancellation)
    {
        var text = new StringBuilder("SELECT * FROM c");
        var parameters = new List<(string Name, string Value)>();
        void Where(string field, string? value)
        {
            if (value is null) return;
            text.Append(parameters.Count == 0 ? " WHERE " : " AND ").Append("c.").Append(field).Append(" = @").Append(field);
            parameters.Add(($"@{field}", value));
        }

        Where("status", filter.Status is { } status ? PurchaseRules.NameOf(status) : null);
        Where("sku", filter.Sku);
        Where("requestedBy", filter.RequestedBy);
        text.Append(" ORDER BY c.createdAt DESC");
        var query = parameters.Aggregate(
            new QueryDefinition(text.ToString()), (definition, one) => definition.WithParameter(one.Name, one.Value));
        return documents.QueryPageAsync(query, null, limit, cursor, cancellation);
    }

    public Task<DocumentPage<PurchaseDocument>> ListToDecidePageAsync(
        DateTimeOffset after, int limit, string? cursor, CancellationToken cancellation)
    {
        // The index is gone through from that time on, and not from the first purchase that was ever decided about.
        var query = new QueryDefinition(
            $"SELECT * FROM c WHERE c.status = '{PurchaseRules.NameOf(PurchaseStatus.AwaitingApproval)}' AND c.approval.expiresAt > @after ORDER BY c.approval.expiresAt ASC")
            .WithParameter("@after", after.Written());
        return documents.QueryPageAsync(query, null, limit, cursor, cancellation);
    }

    public IAsyncEnumerable<PurchaseDocument> ListOpenAsync(string? sku, CancellationToken cancellation)
    {
        var query = sku is null
            ? new QueryDefinition($"SELECT * FROM c WHERE c.status IN ({OpenStatuses}) OR c.hasUnseen = true OR c.returnsToBook > 0")
            : new QueryDefinition($"SELECT * FROM c WHERE c.sku = @sku AND c.status IN ({OpenStatuses})").WithParameter("@sku", sku);
        return documents.ListAsync(query, null, cancellation);
    }

    public IAsyncEnumerable<PurchaseDocument> ListChangedAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.updatedAt >= @since")
            .WithParameter("@since", since.Written());
        return documents.ListAsync(query, null, cancellation);
    }

    public IAsyncEnumerable<PurchaseDocument> ListEarnedAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE IS_DEFINED(c.approval.earned.period) AND c.updatedAt >= @since")
            .WithParameter("@since", since.Written());
        return documents.ListAsync(query, null, cancellation);
    }

    public async Task<IReadOnlyList<PurchaseDocument>> ListByOrderNumberAsync(string orderNumber, CancellationToken cancellation)
    {
        // An order number is made from its purchase's id, but for that of a joint order; see PurchaseIds.
        if (PurchaseIds.PurchaseOf(orderNumber) is { } purchaseId)
        {
            var stored = await documents.ReadAsync(purchaseId, purchaseId, cancellation);
            return stored?.Document.Orders.Any(order => order.Number == orderNumber) == true ? [stored.Document] : [];
        }

        if (!PurchaseIds.IsJoint(orderNumber)) return [];
        var query = new QueryDefinition("SELECT * FROM c WHERE ARRAY_CONTAINS(c.orders, @order, true)")
            .WithParameter("@order", new Dictionary<string, string> { ["number"] = orderNumber });
        return await documents.ListAsync(query, null, cancellation).ToListAsync(cancellation);
    }

    public IAsyncEnumerable<PurchaseDocument> ListOrderingAsync(string vendorId, DateTimeOffset heldUntil, CancellationToken cancellation)
    {
        var query = new QueryDefinition(
            $"SELECT * FROM c WHERE c.status = '{PurchaseRules.NameOf(PurchaseStatus.Ordering)}' AND c.heldUntil <= @heldUntil"
            + " AND ARRAY_LENGTH(c.choice.lines) = 1 AND c.choice.lines[0].vendorId = @vendorId")
            .WithParameter("@heldUntil", heldUntil.Written())
            .WithParameter("@vendorId", vendorId);
        return documents.ListAsync(query, null, cancellation);
    }
}
