using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>Activity: brings the stock up to the receipts of a purchase; what was learned from one that was taken back is taken back too.</summary>
internal sealed class BookGoods(IPurchaseStore purchases, IInventoryStore inventory, IKnowledge knowledge)
{
    [Function(nameof(BookGoods))]
    public async Task RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(purchaseId, cancellation);
        foreach (var order in purchase.Orders)
        {
            var kept = ReceiptRules.Kept(purchase, order.Number);
            var toCome = ReceiptRules.IsDone(purchase, order)
                ? 0
                : Math.Max(0, order.Agreed - ReceiptRules.Arrived(purchase, order.Number));
            var (unbooked, byWord) = (ReceiptRules.Uncounted(purchase, order), ReceiptRules.ByVendorsWord(purchase, order.Number));
            await inventory.UpdateAsync(
                purchase.Sku,
                item => item is null ? null : StockRules.Booked(item, new(order.Number, kept, toCome, unbooked, byWord, order.DeliveredAt)),
                cancellation);
            if (!ReversalRules.IsToUnlearn(purchase, order)) continue;
            await knowledge.TakeBackAsync(order.VendorId, purchase.Sku, ReceiptLessons.IdOf(purchase, order), cancellation);
            if (order.Shared is null) await knowledge.UncountOrderAsync(order.VendorId, order.Number, OrderEvent.Received, cancellation);
        }
    }
}
