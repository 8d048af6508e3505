using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Doctor.Examinations;

/// <summary>The units that items expect from orders of ours: each has an order that is with its vendor. And their sums by location.</summary>
internal sealed class Stock(IInventoryStore inventory, IPurchaseStore purchases, TimeProvider time) : IExamination
{
    public string Name => "itemsOnOrder";

    public async IAsyncEnumerable<Finding> LookAsync(
        DurableTaskClient client, Action looked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var item in inventory.ListAsync(cancellation))
        {
            if (item.Locations.Count > 0) looked();
            if (StockHealthRules.OfLocations(item, time.GetUtcNow()) is { } difference) yield return difference;
            foreach (var number in item.OnOrder.Keys)
            {
                // Units on order by an imported offer are the vendor's word, and no order of ours.
                if (!PurchaseIds.IsOurs(number)) continue;
                looked();
                var purchase = await purchases.FindByOrderLineAsync(number, item.Sku, cancellation);
                if (StockHealthRules.OfOnOrder(item, number, purchase, time.GetUtcNow()) is { } finding) yield return finding;
            }
        }
    }
}
