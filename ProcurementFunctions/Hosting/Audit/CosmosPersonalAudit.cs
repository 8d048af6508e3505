using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Privacy;

namespace ProcurementFunctions.Hosting.Audit;

/// <summary>The entries of the trail that name a user. What was changed stays; who it was is the only thing that ever changes.</summary>
internal sealed class CosmosPersonalAudit(DocumentContainer<AuditEntry> entries) : PersonalDocuments<AuditEntry>(entries)
{
    public override string Name => "audit";

    protected override QueryDefinition Query(string userId)
    {
        var json = AuditRules.JsonOf(userId);
        return new QueryDefinition(
            "SELECT * FROM c WHERE c[\"by\"] = @user OR ARRAY_CONTAINS(c.changes, @from, true) OR ARRAY_CONTAINS(c.changes, @to, true)")
            .WithParameter("@user", userId)
            .WithParameter("@from", new Dictionary<string, string> { ["from"] = json })
            .WithParameter("@to", new Dictionary<string, string> { ["to"] = json });
    }

    protected override bool Names(AuditEntry document, string userId) => AuditRules.Names(document, userId);

    protected override string PartitionOf(AuditEntry document) => document.Subject;

    protected override Func<AuditEntry, AuditEntry> Erased(Erasure erasure) => entry => AuditRules.Erased(entry, erasure);
}
