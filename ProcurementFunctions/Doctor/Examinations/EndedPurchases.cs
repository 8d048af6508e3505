using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Doctor.Examinations;

/// <summary>Purchases that ended in the last days: their money, the need they were for, and orders that a vendor may hold.</summary>
internal sealed class EndedPurchases(
    IPurchaseStore purchases, IInventoryStore inventory, IBudget budget, VendorQuestions vendors, IOptions<DoctorOptions> options, TimeProvider time) : IExamination
{
    public string Name => "endedPurchases";

    public async IAsyncEnumerable<Finding> LookAsync(
        DurableTaskClient client, Action looked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        vendors.Begin();
        var ledgers = new Dictionary<string, BudgetLedger>();
        var since = time.GetUtcNow().AddDays(-options.Value.LookBackDays);
        await foreach (var purchase in purchases.ListChangedAsync(since, cancellation))
        {
            if (purchase.IsOpen()) continue;
            looked();
            foreach (var finding in PurchaseHealthRules.OfEnded(purchase, time.GetUtcNow())) yield return finding;
            if (purchase.Source == PurchaseSource.StockCheck
                && (await inventory.ReadAsync(purchase.Sku, cancellation))?.Document is { } item
                && StockHealthRules.OfNeed(item, purchase, time.GetUtcNow()) is { } need) yield return need;
            if (await LedgerOfAsync(purchase, ledgers, cancellation) is { } ledger && InvoiceHealthRules.OfCost(purchase, ledger, time.GetUtcNow()) is { } cost) yield return cost;
            await foreach (var finding in vendors.AskAsync(purchase, cancellation)) yield return finding;
        }
    }

    /// <summary>Of a purchase that has invoices; null for another.</summary>
    private async Task<BudgetLedger?> LedgerOfAsync(PurchaseDocument purchase, Dictionary<string, BudgetLedger> known, CancellationToken cancellation)
    {
        if (purchase is not { Invoices: not null, Budget.Period: { } period }) return null;
        if (!known.TryGetValue(period, out var ledger)) known[period] = ledger = (await budget.ReadAsync(period, cancellation)).Ledger;
        return ledger;
    }
}
