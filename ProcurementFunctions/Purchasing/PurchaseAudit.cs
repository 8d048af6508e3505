using ProcurementFunctions.Hosting.Audit;

namespace ProcurementFunctions.Purchasing;

/// <summary>Tells the audit trail what was decided about purchases; see <see cref="PurchaseAuditRules"/>.</summary>
internal sealed class PurchaseAudit(IAuditTrail trail) : IPurchaseWitness
{
    public bool WantsHistory => true;

    public async Task HearAsync(PurchaseDocument purchase, int from, CancellationToken cancellation)
    {
        foreach (var entry in PurchaseAuditRules.EntriesOf(purchase, from)) await trail.RecordAsync(entry, cancellation);
    }
}
