using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>
/// Activity: what placed orders mean elsewhere: stock on order, contracts drawn on, money committed, orders counted with the vendor, and whether
/// it took them.
/// </summary>
internal sealed class CommitOrders(
    IPurchaseStore purchases, IInventoryStore inventory, IBudget budget, IKnowledge knowledge, IOfferStore offers, TimeProvider time)
{
    [Function(nameof(CommitOrders))]
    public async Task<PurchaseStatus> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(purchaseId, cancellation);
        var placed = purchase.Orders.Where(order => order.IsWithVendor).ToArray();
        foreach (var order in placed)
        {
            await inventory.UpdateAsync(purchase.Sku, item => item is null ? null : OnOrder(item, purchase, order), cancellation);
            await offers.DrawAsync(purchase.Sku, order, order.Agreed, cancellation);
            await knowledge.CountOrderAsync(
                order.VendorId, order.Number, OrderEvent.Placed, order.PlacedAt ?? time.GetUtcNow(), cancellation);
        }

        foreach (var order in purchase.Orders)
        {
            if (OrderLessons.Of(purchase, order, time.GetUtcNow()) is { } lesson) await knowledge.LearnAsync(lesson, cancellation);
        }

        // What a vendor may have without having said so stays set aside.
        var amount = PriceRules.Held(purchase);
        if (purchase.Budget is { } held && placed.Length > 0)
            await budget.MoveAsync(held.Period, purchaseId, BudgetState.Committed, amount, cancellation);
        var written = await purchases.ChangeAsync(
            purchaseId,
            p => OrderRules.AllTold(placed.Length > 0 ? BudgetMoved(p, BudgetState.Committed, amount) : p, time.GetUtcNow()),
            cancellation);
        return written.Status;
    }

    /// <summary>From here on its goods count as on order, so what is low all the same is another need.</summary>
    private static InventoryItem OnOrder(InventoryItem item, PurchaseDocument purchase, PurchaseOrder order)
    {
        item = StockRules.Ordered(item, order.Number, order.Agreed);
        return purchase.Source == PurchaseSource.StockCheck && StockNeed.TryParse(purchase.Need, out var need)
            ? StockRules.NeedEnded(item, need.Number, null, null)
            : item;
    }

    private PurchaseDocument BudgetMoved(PurchaseDocument purchase, BudgetState state, decimal amount) =>
        purchase.Budget is { State: BudgetState.Reserved } held
            ? purchase with { Budget = held with { State = state, Amount = amount, At = time.GetUtcNow() } }
            : purchase;
}
