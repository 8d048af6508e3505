using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Returning;

namespace ProcurementFunctions.Conversations.Facts;

/// <summary>Facts about purchases, from their records.</summary>
internal sealed class PurchaseFactSource(IPurchaseStore purchases, TimeProvider time)
{
    /// <summary>How many a list holds at most; there may be more.</summary>
    public const int MaxShown = 50;

    /// <summary>The user's purchases, newest first, and those under way that the stock check began.</summary>
    public async Task<KnownFacts> WithOrdersAsync(KnownFacts facts, string userId, CancellationToken cancellation)
    {
        var own = await purchases.ListPageAsync(new(RequestedBy: userId), MaxShown, null, cancellation);
        var agents = new List<PurchaseFact>();
        var count = 0;
        await foreach (var purchase in purchases.ListOpenAsync(null, cancellation))
        {
            if (purchase.Source != PurchaseSource.StockCheck) continue;
            if (agents.Count < MaxShown) agents.Add(Of(purchase));
            count++;
        }

        return facts with { OwnPurchases = [.. own.Items.Select(item => Of(item.Document))], AgentPurchases = agents, AgentCount = count };
    }

    public async Task<IReadOnlyList<PurchaseFact>> ApprovalsAsync(CancellationToken cancellation)
    {
        var waiting = await purchases.ListPageAsync(new(PurchaseStatus.AwaitingApproval), MaxShown, null, cancellation);
        return [.. waiting.Items.Select(item => Of(item.Document))];
    }

    public async Task<PurchaseFact?> FindAsync(string purchaseId, CancellationToken cancellation) =>
        await purchases.ReadAsync(purchaseId, cancellation) is { } read ? Of(read.Document) : null;

    /// <summary>The purchases of an item of which goods are still to come in.</summary>
    public async Task<IReadOnlyList<PurchaseFact>> ReceivableAsync(string sku, CancellationToken cancellation)
    {
        var receivable = new List<PurchaseFact>();
        await foreach (var purchase in purchases.ListOpenAsync(sku, cancellation))
        {
            if (Of(purchase) is { ToReceive: > 0 } fact) receivable.Add(fact);
        }

        return receivable;
    }

    /// <summary>The newest purchases of an item of which goods can go back.</summary>
    public async Task<IReadOnlyList<PurchaseFact>> ReturnableAsync(string sku, CancellationToken cancellation)
    {
        var newest = await purchases.ListPageAsync(new(Sku: sku), MaxShown, null, cancellation);
        return [.. newest.Items.Select(item => Of(item.Document)).Where(fact => fact.Returnable > 0)];
    }

    /// <summary>What can be withdrawn free and that the user asked for or approved, the latest first.</summary>
    public async Task<IReadOnlyList<PurchaseFact>> HeldAsync(string userId, CancellationToken cancellation)
    {
        var ordering = await purchases.ListPageAsync(new(PurchaseStatus.Ordering), MaxShown, null, cancellation);
        return
        [
            .. ordering.Items.Select(item => Of(item.Document))
                .Where(fact => fact.HeldUntil is not null && (fact.RequestedBy == userId || fact.DecidedBy == userId))
                .OrderByDescending(fact => fact.HeldUntil),
        ];
    }

    private PurchaseFact Of(PurchaseDocument purchase) => new(
        purchase.Id,
        purchase.Sku,
        purchase.ItemName,
        purchase.Choice?.Quantity ?? purchase.Quantity,
        purchase.Status,
        purchase.RequestedBy,
        purchase is { Status: PurchaseStatus.AwaitingApproval, Approval: { } waiting } ? waiting.Shown.Total : TotalOf(purchase),
        purchase.Choice?.Lines is { Count: > 0 } lines ? string.Join(" and ", lines.Select(line => line.VendorName)) : null,
        purchase.Orders.Select(order => order.ExpectedAt).Max() ?? purchase.Choice?.Lines.Select(line => (DateTimeOffset?)line.ExpectedArrival).Max(),
        purchase.Approval?.ExpiresAt,
        purchase.Timeline is [.., var last] && !PurchaseRules.IsPerson(last.By) ? last.Detail : null,
        purchase.Approval?.Digest,
        purchase.Approval?.HoldMinutes ?? 0,
        HoldRules.IsHeld(purchase, time.GetUtcNow()) ? purchase.HeldUntil : null,
        purchase.Approval?.Decision?.By,
        purchase.Approval?.Changed,
        purchase.Cancel is not null,
        purchase.IsVendorTold(),
        purchase.Approval?.Policy.EscalateTo,
        purchase.Approval?.PassedTo)
    {
        NeededBy = purchase.NeededBy,
        Shipping = purchase.Shipping,
        VendorAsked = purchase.Vendor,
        MaxTotal = purchase.MaxTotal,
        MaxUnitPrice = purchase.MaxUnitPrice,
        Note = purchase.Note,
        IsPriceAsked = purchase.IsAsked(),
        ChosenAs = purchase.Choice is null ? null : purchase.Timeline.LastOrDefault(entry => entry.Event == "chosen")?.Detail,
        Notes = purchase.Choice?.Notes ?? [],
        StockReason = purchase.Source == PurchaseSource.StockCheck ? purchase.Reason : null,
        Shared = SharedOf(purchase),
        Earned = purchase.Approval?.Earned is { } earned ? AutonomyRules.Told(earned) : null,
        Returnable = ReturnRules.Most(purchase),
        ToReceive = ToReceiveOf(purchase),
    };

    private static int? ToReceiveOf(PurchaseDocument purchase)
    {
        PurchaseOrder[] orders = purchase.IsOpen() && purchase.IsVendorTold() ? [.. purchase.Orders.Where(order => order.IsWithVendor)] : [];
        return orders.Length == 0 ? null : Math.Max(0, orders.Sum(order => order.Agreed - ReceiptRules.Arrived(purchase, order.Number)));
    }

    /// <summary>What it was ordered for, where it shares an order; else what was chosen.</summary>
    private static decimal? TotalOf(PurchaseDocument purchase) =>
        SharedPart(purchase) is { } part ? decimal.Round(part.Total, 2) : purchase.Choice?.Total;

    private static SharedOrderFact? SharedOf(PurchaseDocument purchase) => SharedPart(purchase) is { Shared: { } shared } part
        ? new(part.Number, [.. SharedOrderRules.Others(purchase, shared)], shared.Saved, SharedOrderRules.Standing(purchase) is not null)
        : null;

    private static PurchaseOrder? SharedPart(PurchaseDocument purchase) => purchase.Orders.LastOrDefault(
        order => order is { Shared: not null, State: not (OrderState.Refused or OrderState.Cancelled) });
}
