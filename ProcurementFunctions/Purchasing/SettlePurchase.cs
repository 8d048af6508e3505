using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Returning;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing;

/// <summary>
/// Activity, the last of every purchase: settles budget and stock, teaches what was not learned yet, and lets a new need of
/// the item begin. Safe to repeat.
/// </summary>
internal sealed class SettlePurchase(
    IPurchaseStore purchases, IInventoryStore inventory, StockPlaces places, IBudget budget, IOfferStore offers, LearnFromOrders lessons, PurchaseCosts costs, TimeProvider time)
{
    /// <summary>How long an item stays unasked for after its purchase came to nothing.</summary>
    public static readonly TimeSpan Snooze = TimeSpan.FromDays(7);

    [Function(nameof(SettlePurchase))]
    public async Task<PurchaseStatus> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(purchaseId, cancellation);
        // An order that had been given up turned up at this moment.
        if (purchase.IsOpen()) return purchase.Status;
        var now = time.GetUtcNow();
        var (state, amount) = EndRules.Settlement(purchase);
        if (purchase.Budget is { } held) await budget.MoveAsync(held.Period, purchaseId, state, amount, cancellation);
        // Set aside, but it ended before the record said so.
        if (purchase.BudgetPeriod is { } period && period != purchase.Budget?.Period)
            await budget.MoveAsync(period, purchaseId, BudgetState.Released, 0, cancellation);
        var receiving = (await places.OfAsync(purchase.Sku, cancellation)).Receiving;
        await inventory.UpdateAsync(purchase.Sku, item => item is null ? null : Settled(item, purchase, receiving, now), cancellation);
        foreach (var order in purchase.Orders) await offers.DrawAsync(purchase.Sku, order, DrawnBy(purchase, order), cancellation);
        // Where nobody else had what a vendor took back, it ended while others were asked and not while orders were followed.
        if (purchase.Orders.Any(order => order.TakenBackAt is not null)) await lessons.RunAsync(purchaseId, cancellation);
        var settled = await purchases.ChangeAsync(
            purchaseId,
            p => p.IsOpen() ? p : BudgetSettled(p, state, amount, now).Seen() with { RequesterSeal = null },
            cancellation);
        // An invoice may have come in between.
        await costs.SettleAsync(purchaseId, cancellation);
        return settled.Status;
    }

    /// <summary>What an order has taken of its contract in the end; what may still come counts as taken.</summary>
    private static int DrawnBy(PurchaseDocument purchase, PurchaseOrder order) =>
        !order.IsWithVendor ? 0 : ReceiptRules.IsDone(purchase, order) ? ReceiptRules.Owed(purchase, order) : order.Agreed;

    private static PurchaseDocument BudgetSettled(PurchaseDocument purchase, BudgetState state, decimal amount, DateTimeOffset now) =>
        purchase.Budget is { } held && held.State != state
            ? purchase with { Budget = held with { State = state, Amount = amount, At = now } }
            : purchase;

    private static InventoryItem Settled(InventoryItem item, PurchaseDocument purchase, string? receiving, DateTimeOffset now)
    {
        foreach (var order in purchase.Orders.Where(order => !order.IsWithVendor || ReceiptRules.IsDone(purchase, order)))
            item = StockRules.Received(item, OrderStandings.Of(purchase, order, receiving) with { ToCome = 0 });
        if (purchase.Source != PurchaseSource.StockCheck || !StockNeed.TryParse(purchase.Need, out var need)) return item;
        // What was given up because its reason had gone may be asked for again as soon as there is a new one.
        if (purchase.Status == PurchaseStatus.Received || purchase.DroppedBecause is not null) return StockRules.NeedEnded(item, need.Number, null, null);
        var why = $"{purchase.Id} was {PurchaseRules.NameOf(purchase.Status)}{Because(purchase.Timeline[^1])}";
        // A vendor that took an order back is no reason to wait: the need was ended when it was on order.
        return item.EndedNeeds == need.Number
            ? StockRules.NeedEnded(item, need.Number, now + Snooze, why)
            : purchase.Cancel is null ? item : StockRules.Rested(item, need.Number, now + Snooze, why);
    }

    /// <summary>A person's words stay in the purchase, where they can be erased.</summary>
    private static string Because(TimelineEntry last) => PurchaseRules.IsPerson(last.By) ? "" : $": {last.Detail}";
}
