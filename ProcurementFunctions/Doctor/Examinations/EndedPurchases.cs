using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Doctor.Examinations;

/// <summary>Purchases that ended in the last days: their money, the need they were for, and orders that a vendor may hold.</summary>
internal sealed class EndedPurchases(
    IPurchaseStore purchases, IInventoryStore inventory, VendorQuestions vendors, IOptions<DoctorOptions> options, TimeProvider time) : IExamination
{
    public string Name => "endedPurchases";

    public async IAsyncEnumerable<Finding> LookAsync(
        DurableTaskClient client, Action looked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        vendors.Begin();
        var since = time.GetUtcNow().AddDays(-options.Value.LookBackDays);
        await foreach (var purchase in purchases.ListChangedAsync(since, cancellation))
        {
            if (purchase.IsOpen()) continue;
            looked();
            foreach (var finding in PurchaseHealthRules.OfEnded(purchase, time.GetUtcNow())) yield return finding;
            if (purchase.Source == PurchaseSource.StockCheck
                && (await inventory.ReadAsync(purchase.Sku, cancellation))?.Document is { } item
                && StockHealthRules.OfNeed(item, purchase, time.GetUtcNow()) is { } need) yield return need;
            await foreach (var finding in vendors.AskAsync(purchase, cancellation)) yield return finding;
        }
    }
}
