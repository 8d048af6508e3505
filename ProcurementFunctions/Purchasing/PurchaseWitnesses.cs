using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Purchasing;

/// <summary>
/// Tells the witnesses of purchases what was written, right after it. What a crash or a store that is away keeps from them
/// they hear in the doctor's next round, from the same timelines.
/// </summary>
internal sealed partial class PurchaseWitnesses(IEnumerable<IPurchaseWitness> witnesses, ILogger<PurchaseWitnesses> logger)
{
    /// <summary>What is written stands, whether or not they can be told now.</summary>
    public async Task TellAsync(PurchaseDocument purchase, int from, CancellationToken cancellation)
    {
        if (from >= purchase.Timeline.Count) return;
        foreach (var witness in witnesses)
        {
            try
            {
                await witness.HearAsync(purchase, from, cancellation);
            }
            catch (ProblemException away)
            {
                LogLate(logger, witness.GetType().Name, purchase.Id, away.Message);
            }
        }
    }

    /// <summary>Tells again what happened since then; null: everything, to those who want history.</summary>
    public async Task TellAgainAsync(PurchaseDocument purchase, DateTimeOffset? since, CancellationToken cancellation)
    {
        var from = purchase.Timeline.TakeWhile(entry => entry.At < since).Count();
        foreach (var witness in witnesses.Where(witness => since is not null || witness.WantsHistory))
            await witness.HearAsync(purchase, from, cancellation);
    }

    [LoggerMessage(1403, LogLevel.Warning, "{Witness} hears of purchase {PurchaseId} later: {Reason}")]
    private static partial void LogLate(ILogger logger, string witness, string purchaseId, string reason);
}
