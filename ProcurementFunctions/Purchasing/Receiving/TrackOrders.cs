using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>
/// Activity: brings the record up to what the vendors show of its orders, carries out a wish to cancel, and books
/// deliveries that nobody counted. A vendor that does not answer is asked again at the next look.
/// </summary>
internal sealed partial class TrackOrders(
    IPurchaseStore purchases, IVendorClient vendors, StockPlaces places, IOperationsStore operations, TimeProvider time, ILogger<TrackOrders> logger)
{
    /// <summary>How often vendors are asked when no webhook comes.</summary>
    public static readonly TimeSpan PollInterval = TimeSpan.FromHours(12);

    [Function(nameof(TrackOrders))]
    public async Task<PurchaseLook> RunAsync([ActivityTrigger] string purchaseId, CancellationToken cancellation)
    {
        var before = await purchases.RequireAsync(purchaseId, cancellation);
        var open = before.Orders.Where(order => order.IsWithVendor && !ReceiptRules.IsDone(before, order)).ToArray();
        var seen = new List<(PurchaseOrder Order, VendorOrder? Shown)>();
        var cancelled = new List<(PurchaseOrder Order, string? Refusal)>();
        foreach (var order in open)
        {
            try
            {
                if ((before.Cancel ?? order.CancelWish) is not null)
                {
                    await TellOthersAsync(before, order, cancellation);
                    var answer = await vendors.CancelOrderAsync(order.VendorId, order.Number, cancellation);
                    cancelled.Add((order, answer.Refusal));
                    if (answer.IsAccepted) continue;
                }

                seen.Add((order, (await vendors.FindOrderAsync(order.VendorId, order.Number, cancellation))?.AsOrderedBy(order)));
            }
            catch (VendorUnavailableException e)
            {
                LogVendorAway(logger, order.VendorId, order.Number, e.Message);
            }
        }

        var overPercent = (await operations.ReadAsync(cancellation)).Document.Approval.OverReceiptPercent;
        var receiving = (await places.OfAsync(before.Sku, cancellation)).Receiving;
        var now = time.GetUtcNow();
        var purchase = await purchases.ChangeAsync(purchaseId, p => Apply(p, before, cancelled, seen, overPercent, receiving, now), cancellation);
        return new(purchase.Status, NextLook(purchase, now), EndRules.IsDone(purchase), BudgetAdjustment.IsNeeded(purchase));
    }

    /// <summary>The purchases that share the order learn that it is not the vendor's wish before it can be cancelled.</summary>
    private async Task TellOthersAsync(PurchaseDocument purchase, PurchaseOrder order, CancellationToken cancellation)
    {
        if (order.Shared is not { } shared) return;
        foreach (var other in SharedOrderRules.Others(purchase, shared))
            await purchases.UpdateAsync(other, p => SharedOrderRules.CancelAsked(p, order.Number, time.GetUtcNow()), cancellation);
    }

    private static PurchaseDocument Apply(
        PurchaseDocument purchase,
        PurchaseDocument before,
        List<(PurchaseOrder Order, string? Refusal)> cancelled,
        List<(PurchaseOrder Order, VendorOrder? Shown)> seen,
        double overPercent,
        string? receiving,
        DateTimeOffset now)
    {
        foreach (var (order, refusal) in cancelled)
        {
            var wish = (before.Cancel ?? order.CancelWish)!;
            purchase = refusal is not null
                ? CancelRefused(purchase, order, refusal, now)
                : RestRules.OfWhatStands(OrderRules.Cancelled(purchase, order.Number, wish.By, wish.Reason, now));
        }

        foreach (var (order, shown) in seen)
        {
            var part = shown is null ? null : SharedOrderRules.PartOf(shown, purchase, order, now);
            // What was said since the vendor was asked is looked at the next time.
            if (ResponseRules.Seen(order, part) is { } known) purchase = ShipmentRules.Apply(PriceRules.Apply(purchase, known, now), known, now);
            if (order.Response is not null) purchase = ResponseRules.Compared(purchase, order.Number, part, now);
        }

        purchase = SharedOrderRules.AfterCancelled(purchase, now);
        foreach (var order in purchase.Orders) purchase = ShipmentRules.NoteLate(purchase, order, now);
        purchase = CountingRules.TimeOver(purchase, now, overPercent, receiving);
        // While another order is still unconfirmed, a wish to cancel it is not carried out here.
        if (purchase.Status is PurchaseStatus.Ordering or PurchaseStatus.Unconfirmed) return purchase;
        purchase = RestRules.Check(ShipmentRules.CaughtUp(purchase, now), now);
        // What was written since the record was read has not been looked at yet.
        return purchase.Signals == before.Signals ? purchase.Seen() : purchase with { SignalsSeen = before.Signals };
    }

    /// <summary>The vendor holds the firm to the order, and so to its price.</summary>
    private static PurchaseDocument CancelRefused(PurchaseDocument purchase, PurchaseOrder order, string refusal, DateTimeOffset now)
    {
        if (purchase.Cancel is null && OrderRules.Find(purchase, order.Number)?.CancelWish is null) return purchase;
        var vendor = $"vendor:{order.VendorId}";
        var kept = OrderRules.Change(purchase with { Cancel = null }, order.Number, o => o with { CancelRefusedAt = now, CancelWish = null })
            .Noted(now, "cancelRefused", vendor, $"{order.Number}: {refusal}");
        return PriceRules.Taken(kept, vendor, "the order stands, at the vendor's price", now);
    }

    private static DateTimeOffset NextLook(PurchaseDocument purchase, DateTimeOffset now)
    {
        if (purchase.Signals != purchase.SignalsSeen) return now;
        var next = now + PollInterval;
        foreach (var order in purchase.Orders.Where(order => ReceiptRules.Uncounted(purchase, order) > 0))
        {
            if (CountingRules.DueAt(purchase, order) is { } due && due < next) next = due;
        }

        return next;
    }

    [LoggerMessage(1420, LogLevel.Warning, "Vendor {VendorId} did not answer about order {OrderNumber}: {Reason}")]
    private static partial void LogVendorAway(ILogger logger, string vendorId, string orderNumber, string reason);
}
