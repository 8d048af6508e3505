using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>What an order that has come to its end shows of its vendor. Pure.</summary>
internal static class ReceiptLessons
{
    /// <summary>Null where it shows nothing: no goods came, and it was not the vendor that took it back.</summary>
    public static Evidence? Of(PurchaseDocument purchase, PurchaseOrder order)
    {
        if (order.PlacedAt is not { } placed) return null;
        var receipts = ReceiptRules.Standing(purchase, order.Number).ToArray();
        return receipts.Length > 0 ? OfGoods(purchase, order, placed, receipts) : OfNoGoods(purchase, order, placed);
    }

    private static Evidence OfGoods(PurchaseDocument purchase, PurchaseOrder order, DateTimeOffset placed, GoodsReceipt[] receipts)
    {
        var booked = receipts.Max(receipt => receipt.At);
        var came = order.DeliveredAt ?? booked;
        var late = order.PromisedAt is { } promised ? (came - promised).TotalDays : (double?)null;
        return new Evidence
        {
            Id = IdOf(purchase, order),
            VendorId = order.VendorId,
            Sku = purchase.Sku,
            At = came,
            UnitPrice = order.UnitPrice,
            Paid = true,
            LeadTimeDays = Math.Max(0, (came - placed).TotalDays),
            OwnDays = (placed - NeededAt(purchase, placed)).TotalDays + Math.Max(0, (booked - came).TotalDays),
            PromiseErrorDays = late,
            // A promise names a day.
            OnTime = order.PromisedAt is { } day ? came.UtcDateTime.Date <= day.UtcDateTime.Date : null,
            Ordered = order.Quantity,
            Received = ReceiptRules.Arrived(purchase, order.Number),
            Rejected = receipts.Sum(receipt => receipt.Rejected),
            Withdrawn = false,
        };
    }

    /// <summary>An order of which nothing comes is one that was not filled; how late it would have been, nobody knows.</summary>
    private static Evidence? OfNoGoods(PurchaseDocument purchase, PurchaseOrder order, DateTimeOffset placed) => order.TakenBackAt is not { } at
        ? null
        : new()
        {
            Id = IdOf(purchase, order),
            VendorId = order.VendorId,
            Sku = purchase.Sku,
            At = at,
            Ordered = order.Quantity,
            Received = 0,
            Withdrawn = true,
            WithdrawnAfterDays = Math.Max(0, (at - NeededAt(purchase, placed)).TotalDays),
        };

    /// <summary>Since when an order was needed: since the purchase was, or since a vendor had taken an order before it back.</summary>
    private static DateTimeOffset NeededAt(PurchaseDocument purchase, DateTimeOffset placed) => purchase.Orders
        .Select(before => before.TakenBackAt)
        .Where(at => at <= placed)
        .Append(purchase.CreatedAt < placed ? purchase.CreatedAt : placed)
        .Max()!.Value;

    /// <summary>Each line of an order that is shared is evidence of its own.</summary>
    public static string IdOf(PurchaseDocument purchase, PurchaseOrder order) =>
        order.Shared is null ? $"order:{order.Number}" : $"order:{order.Number}:{purchase.Sku}";
}
