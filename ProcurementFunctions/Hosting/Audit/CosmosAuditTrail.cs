using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Hosting.Audit;

/// <summary>The audit trail in Cosmos DB: documents are created and read, nothing else.</summary>
internal sealed class CosmosAuditTrail(DocumentContainer<AuditEntry> entries) : IAuditTrail
{
    public static readonly ContainerDefinition Definition = new("audit", "/subject");
    public static readonly SchemaVersion Version = new(1, 1);

    public async Task RecordAsync(AuditEntry entry, CancellationToken cancellation) =>
        await entries.CreateAsync(entry, entry.Subject, cancellation);

    public IAsyncEnumerable<AuditEntry> ListAsync(string subject, CancellationToken cancellation) =>
        entries.ListAsync(new("SELECT * FROM c ORDER BY c.id ASC"), subject, cancellation);

    public Task<DocumentPage<AuditEntry>> ListPageAsync(
        AuditFilter filter, int limit, string? cursor, CancellationToken cancellation)
    {
        var wanted = new List<(string Condition, string Name, string Value)>();
        void Where(string condition, string name, string? value)
        {
            if (value is not null) wanted.Add((condition, name, value));
        }

        Where("c.subject = @subject", "@subject", filter.Subject);
        Where("c[\"by\"] = @actor", "@actor", filter.Actor);
        Where("c.kind = @kind", "@kind", filter.Kind);
        Where("c.at >= @from", "@from", filter.From?.Written());
        Where("c.at < @to", "@to", filter.To?.Written());
        var where = wanted.Count == 0 ? "" : $" WHERE {string.Join(" AND ", wanted.Select(one => one.Condition))}";
        var query = wanted.Aggregate(
            new QueryDefinition($"SELECT * FROM c{where} ORDER BY c.at DESC"), (text, one) => text.WithParameter(one.Name, one.Value));
        return entries.QueryPageAsync(query, filter.Subject, limit, cursor, cancellation);
    }
}
