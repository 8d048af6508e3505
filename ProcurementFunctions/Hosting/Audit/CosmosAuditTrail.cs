using System.Runtime.CompilerServices;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Hosting.Audit;

/// <summary>The audit trail in Cosmos DB: documents are created and read, nothing else.</summary>
internal sealed class CosmosAuditTrail(DocumentContainer<AuditEntry> entries) : IAuditTrail
{
    public static readonly ContainerDefinition Definition = new("audit", "/subject");

    public async Task RecordAsync(AuditEntry entry, CancellationToken cancellation) =>
        await entries.CreateAsync(entry, entry.Subject, cancellation);

    public async IAsyncEnumerable<AuditEntry> ListAsync(
        string subject, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c ORDER BY c.id ASC");
        await foreach (var stored in entries.QueryAsync(query, subject, cancellation)) yield return stored.Document;
    }
}
