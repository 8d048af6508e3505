using System.Globalization;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing.Ordering;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>
/// When counting a delivery is over: when a person says so, or when nobody has counted any more of it within
/// <see cref="CountWithin"/>. Of a delivery that somebody counted, that count stands; one that nobody counted is booked as
/// its vendor says. Pure.
/// </summary>
internal static class CountingRules
{
    /// <summary>How long a delivery waits for a person to count it, and to go on counting.</summary>
    public static readonly TimeSpan CountWithin = TimeSpan.FromHours(24);

    /// <summary>A person says that nothing more is to be counted of the orders of which goods came.</summary>
    public static Decision<PurchaseDocument> Closed(PurchaseDocument purchase, CountClosing closing)
    {
        var come = purchase.Orders
            .Where(order => order is { IsWithVendor: true, CountClosed: null } && (order.DeliveredQuantity > 0 || ReceiptRules.Arrived(purchase, order.Number) > 0))
            .ToArray();
        if (come.Length == 0) return new("nothing has come yet, so there is no count to close; cancel the purchase if nothing will");
        foreach (var order in come)
        {
            purchase = OrderRules.Change(purchase, order.Number, o => o with { CountClosed = closing })
                .Noted(closing.At, "countClosed", closing.By, Counted(purchase, order));
        }

        return new(purchase);
    }

    /// <summary>Ends the counts whose time is over, and books deliveries that nobody counted.</summary>
    /// <param name="overPercent">What a vendor says to have delivered above that is not booked by its word alone.</param>
    /// <param name="location">Where goods are received that nobody says another location of; null: the item is not kept by location.</param>
    public static PurchaseDocument TimeOver(
        PurchaseDocument purchase, DateTimeOffset now, double overPercent = ApprovalPolicy.UsualOverReceiptPercent, string? location = null)
    {
        foreach (var order in purchase.Orders)
        {
            if (ReceiptRules.Uncounted(purchase, order) == 0 || !(now >= DueAt(purchase, order))) continue;
            if (!IsCounted(purchase, order)) purchase = BookedAsSaid(purchase, order, overPercent, location, now);
            else purchase = purchase.Noted(now, "countEnded", PurchaseRules.Agent, $"{Counted(purchase, order)}, and nobody has counted more for {CountWithin.TotalHours:0} hours");
            purchase = OrderRules.Change(purchase, order.Number, o => o with { CountedQuantity = o.DeliveredQuantity });
        }

        return purchase;
    }

    /// <summary>When the count of what was delivered is over if nobody counts any more; null: nothing was.</summary>
    public static DateTimeOffset? DueAt(PurchaseDocument purchase, PurchaseOrder order)
    {
        if (order.DeliveredAt is not { } last) return null;
        foreach (var receipt in purchase.Receipts.Where(receipt => receipt.OrderNumber == order.Number))
        {
            if (!receipt.IsVendorsWord && receipt.At > last) last = receipt.At;
            if (receipt.Reversed is { } reversed && reversed.At > last) last = reversed.At;
        }

        return last + CountWithin;
    }

    /// <summary>Whether a person has counted since the last delivery, or has taken back what was booked by its vendor's word.</summary>
    private static bool IsCounted(PurchaseDocument purchase, PurchaseOrder order) => purchase.Receipts.Any(receipt =>
        receipt.OrderNumber == order.Number
        && (receipt.IsVendorsWord ? receipt.Reversed is not null : receipt.Reversed is null && receipt.At >= order.DeliveredAt));

    private static PurchaseDocument BookedAsSaid(PurchaseDocument purchase, PurchaseOrder order, double overPercent, string? location, DateTimeOffset now)
    {
        var missing = ReceiptRules.Uncounted(purchase, order);
        var most = ReceiptRules.Most(order.Agreed, overPercent) - ReceiptRules.Arrived(purchase, order.Number);
        var vendor = $"vendor:{order.VendorId}";
        if (missing > most)
        {
            purchase = purchase.Noted(now, "overDelivered", PurchaseRules.Agent, string.Create(
                CultureInfo.InvariantCulture,
                $"{order.Number}: the vendor says that {order.DeliveredQuantity} of {order.Agreed} came and nobody has counted them; {Math.Max(0, most)} are booked"));
            missing = most;
        }

        return missing <= 0
            ? purchase
            : ReceiptRules.Booked(purchase, new($"delivery:{order.Number}:{order.DeliveredQuantity}", order.Number, purchase.Sku, missing, 0, now, vendor, Location: location));
    }

    private static string Counted(PurchaseDocument purchase, PurchaseOrder order) => string.Create(
        CultureInfo.InvariantCulture, $"{order.Number}: {ReceiptRules.Arrived(purchase, order.Number)} of {order.Agreed} counted");
}
