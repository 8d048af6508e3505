using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Doctor.Examinations;

/// <summary>What the agent bought by itself in the last days: it stands in the ledger of its period, and nothing else does.</summary>
internal sealed class EarnedApprovals(
    IAutonomyLedgers ledgers, IPurchaseStore purchases, IOptions<DoctorOptions> options, TimeProvider time) : IExamination
{
    public string Name => "earnedApprovals";

    public async IAsyncEnumerable<Finding> LookAsync(
        DurableTaskClient client, Action looked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var since = time.GetUtcNow().AddDays(-options.Value.LookBackDays);
        var known = new Dictionary<string, AutonomyLedger>();
        await foreach (var ledger in ledgers.ListAsync(cancellation))
        {
            known[ledger.Period] = ledger;
            foreach (var entry in ledger.Entries.Where(entry => entry.At >= since))
            {
                looked();
                var purchase = (await purchases.ReadAsync(entry.PurchaseId, cancellation))?.Document;
                if (AutonomyHealthRules.OfEntry(ledger.Period, entry, purchase, time.GetUtcNow()) is { } finding) yield return finding;
            }
        }

        await foreach (var purchase in purchases.ListEarnedAsync(since, cancellation))
        {
            looked();
            var held = known.GetValueOrDefault(purchase.Approval!.Earned!.Period)?.Entries.FirstOrDefault(entry => entry.PurchaseId == purchase.Id);
            if (AutonomyHealthRules.OfPurchase(purchase, held, time.GetUtcNow()) is { } finding) yield return finding;
        }
    }
}
