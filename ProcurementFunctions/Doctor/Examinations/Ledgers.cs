using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Doctor.Examinations;

/// <summary>The money that is set aside or committed: each part has a purchase that has not ended.</summary>
internal sealed class Ledgers(IBudget budget, IPurchaseStore purchases, TimeProvider time) : IExamination
{
    public string Name => "ledgerEntries";

    public async IAsyncEnumerable<Finding> LookAsync(
        DurableTaskClient client, Action looked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var ledger in budget.ListLedgersAsync(cancellation))
        {
            foreach (var entry in ledger.Entries)
            {
                var now = time.GetUtcNow();
                if (!MoneyHealthRules.NeedsAPurchase(entry, now)) continue;
                looked();
                var purchase = (await purchases.ReadAsync(entry.PurchaseId, cancellation))?.Document;
                if (MoneyHealthRules.Of(ledger.Period, entry, purchase, now) is { } finding) yield return finding;
            }
        }
    }
}
