using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Purchasing;

/// <summary>
/// Activity, the last of every purchase: settles budget and stock, and lets a new need of the item begin. Safe to repeat.
/// </summary>
internal sealed class SettlePurchase(IPurchaseStore purchases, IInventoryStore inventory, IBudget budget, TimeProvider time)
{
    /// <summary>How long an item stays unasked for after its purchase came to nothing.</summary>
    public static readonly TimeSpan Snooze = TimeSpan.FromDays(7);

    [Function(nameof(SettlePurchase))]
    public async Task<PurchaseStatus> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(purchaseId, cancellation);
        var now = time.GetUtcNow();
        var (state, amount) = purchase.Status == PurchaseStatus.Received
            ? (BudgetState.Actual, EndRules.ActualCost(purchase))
            : (BudgetState.Released, purchase.Budget?.Amount ?? 0);
        if (purchase.Budget is { } held) await budget.MoveAsync(held.Period, purchaseId, state, amount, cancellation);
        await inventory.UpdateAsync(purchase.Sku, item => item is null ? null : Settled(item, purchase, now), cancellation);
        var settled = await purchases.ChangeAsync(
            purchaseId,
            p => (p.Budget is { } b && b.State != state ? p with { Budget = b with { State = state, Amount = amount, At = now } } : p).Seen() with { RequesterSeal = null },
            cancellation);
        return settled.Status;
    }

    private static InventoryItem Settled(InventoryItem item, PurchaseDocument purchase, DateTimeOffset now)
    {
        foreach (var order in purchase.Orders)
            item = StockRules.Received(item, order.Number, ReceiptRules.Accepted(purchase, order.Number), 0);
        if (purchase.Source != PurchaseSource.StockCheck || !StockNeed.TryParse(purchase.Need, out var need)) return item;
        return purchase.Status == PurchaseStatus.Received
            ? StockRules.NeedEnded(item, need.Number, null, null)
            : StockRules.NeedEnded(
                item, need.Number, now + Snooze, $"{purchase.Id} was {PurchaseRules.NameOf(purchase.Status)}{Because(purchase.Timeline[^1])}");
    }

    /// <summary>A person's words stay in the purchase, where they can be erased.</summary>
    private static string Because(TimelineEntry last) => PurchaseRules.IsPerson(last.By) ? "" : $": {last.Detail}";
}
