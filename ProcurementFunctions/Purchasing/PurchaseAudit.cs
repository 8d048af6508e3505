using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Purchasing;

/// <summary>
/// Tells the audit trail what was decided about purchases, after it was written into their records. What a crash or a store
/// that is away keeps from it is told by the doctor's next round, from the same timelines and with the same ids.
/// </summary>
internal sealed partial class PurchaseAudit(IAuditTrail trail, ILogger<PurchaseAudit> logger)
{
    /// <summary>Tells what the timeline says from this place on; the decision stands whether or not that succeeds now.</summary>
    public async Task TellAsync(PurchaseDocument purchase, int from, CancellationToken cancellation)
    {
        try
        {
            await RecordAsync(purchase, from, cancellation);
        }
        catch (ProblemException away)
        {
            LogLate(logger, purchase.Id, away.Message);
        }
    }

    public async Task RecordAsync(PurchaseDocument purchase, int from, CancellationToken cancellation)
    {
        foreach (var entry in PurchaseAuditRules.EntriesOf(purchase, from)) await trail.RecordAsync(entry, cancellation);
    }

    [LoggerMessage(1403, LogLevel.Warning, "The audit trail hears of purchase {PurchaseId} later: {Reason}")]
    private static partial void LogLate(ILogger logger, string purchaseId, string reason);
}
