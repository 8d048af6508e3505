using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Privacy;

namespace ProcurementFunctions.Hosting.Audit;

/// <summary>The entries of the trail that name a user. What was changed stays; who it was is the only thing that ever changes.</summary>
internal sealed class CosmosPersonalAudit(DocumentContainer<AuditEntry> entries) : IPersonalRecords
{
    public string Name => "audit";

    public async IAsyncEnumerable<JsonElement> ListAsync(
        string userId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var entry in FindAsync(userId, cancellation))
            yield return JsonSerializer.SerializeToElement(entry, AuditJson.Default.AuditEntry);
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellation)
    {
        await foreach (var found in FindAsync(erasure.UserId, cancellation))
        {
            await entries.UpdateAsync(
                found.Id, found.Subject, entry => entry is null ? null : AuditRules.Erased(entry, erasure), cancellation);
        }
    }

    private async IAsyncEnumerable<AuditEntry> FindAsync(string userId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var json = AuditRules.JsonOf(userId);
        var query = new QueryDefinition(
            "SELECT * FROM c WHERE c[\"by\"] = @user OR ARRAY_CONTAINS(c.changes, @from, true) OR ARRAY_CONTAINS(c.changes, @to, true)")
            .WithParameter("@user", userId)
            .WithParameter("@from", new Dictionary<string, string> { ["from"] = json })
            .WithParameter("@to", new Dictionary<string, string> { ["to"] = json });
        await foreach (var stored in entries.QueryAsync(query, null, cancellation))
        {
            if (AuditRules.Names(stored.Document, userId)) yield return stored.Document;
        }
    }
}
