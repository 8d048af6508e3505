using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>Activity: brings the stock up to the receipts of a purchase; what was learned from one that was taken back is taken back too.</summary>
internal sealed class BookGoods(IPurchaseStore purchases, IInventoryStore inventory, StockPlaces places, IKnowledge knowledge)
{
    [Function(nameof(BookGoods))]
    public async Task RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(purchaseId, cancellation);
        var receiving = (await places.OfAsync(purchase.Sku, cancellation)).Receiving;
        foreach (var order in purchase.Orders)
        {
            var standing = OrderStandings.Of(purchase, order, receiving);
            await inventory.UpdateAsync(purchase.Sku, item => item is null ? null : StockRules.Booked(item, standing), cancellation);
            if (!ReversalRules.IsToUnlearn(purchase, order)) continue;
            await knowledge.TakeBackAsync(order.VendorId, purchase.Sku, ReceiptLessons.IdOf(purchase, order), cancellation);
            if (order.Shared is null) await knowledge.UncountOrderAsync(order.VendorId, order.Number, OrderEvent.Received, cancellation);
        }
    }
}
