using ProcurementFunctions.Hosting;
using ProcurementFunctions.Purchasing.Ordering;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>
/// The goods that came in. What a person counts is what counts; a vendor's delivery that nobody counted within
/// <see cref="CountWithin"/> is booked as the vendor says. Pure.
/// </summary>
internal static class ReceiptRules
{
    /// <summary>How long a delivery waits for a person to count it.</summary>
    public static readonly TimeSpan CountWithin = TimeSpan.FromHours(24);

    /// <summary>Books what a person counted, filling the orders in their sequence; more than was ordered goes to the last.</summary>
    public static Decision<PurchaseDocument> Receive(
        PurchaseDocument purchase, string receiptId, int quantity, int rejected, string by, DateTimeOffset now)
    {
        if (purchase.Receipts.Where(receipt => receipt.ReceiptId == receiptId).ToArray() is { Length: > 0 } same)
        {
            return same.Sum(receipt => receipt.Quantity) == quantity && same.Sum(receipt => receipt.Rejected) == rejected
                ? new(purchase)
                : new($"receipt {receiptId} was booked with other quantities");
        }

        var orders = purchase.Orders.Where(order => order.IsWithVendor).ToArray();
        if (!purchase.IsOpen() || !purchase.IsVendorTold())
            return new($"nothing can be received for a purchase that is {PurchaseRules.NameOf(purchase.Status)}");
        if (orders.Length == 0) return new("no order of it is open");

        var (left, leftRejected) = (quantity, rejected);
        for (var i = 0; i < orders.Length && left > 0; i++)
        {
            var open = orders[i].Agreed - Arrived(purchase, orders[i].Number);
            var part = i == orders.Length - 1 ? left : Math.Clamp(open, 0, left);
            if (part == 0) continue;
            var bad = Math.Min(leftRejected, part);
            purchase = Booked(purchase, new(receiptId, orders[i].Number, purchase.Sku, part, bad, now, by));
            (left, leftRejected) = (left - part, leftRejected - bad);
        }

        return new(purchase.Signalled());
    }

    /// <summary>Books deliveries that nobody counted in time.</summary>
    public static PurchaseDocument BookUncounted(PurchaseDocument purchase, DateTimeOffset now)
    {
        foreach (var order in purchase.Orders)
        {
            if (Uncounted(purchase, order) is not (> 0 and var missing) || now < order.DeliveredAt + CountWithin) continue;
            purchase = Booked(purchase, new(
                $"delivery:{order.Number}:{order.DeliveredQuantity}", order.Number, purchase.Sku, missing, 0, now, $"vendor:{order.VendorId}"));
        }

        return purchase;
    }

    /// <summary>Units that the vendor delivered and that are neither booked nor counted.</summary>
    public static int Uncounted(PurchaseDocument purchase, PurchaseOrder order) =>
        Math.Max(0, order.DeliveredQuantity - Math.Max(order.CountedQuantity, Arrived(purchase, order.Number)));

    /// <summary>Units of an order that arrived, good or not.</summary>
    public static int Arrived(PurchaseDocument purchase, string orderNumber) =>
        purchase.Receipts.Where(receipt => receipt.OrderNumber == orderNumber).Sum(receipt => receipt.Quantity);

    /// <summary>Units of an order that arrived and were good.</summary>
    public static int Accepted(PurchaseDocument purchase, string orderNumber) =>
        purchase.Receipts.Where(receipt => receipt.OrderNumber == orderNumber).Sum(receipt => receipt.Quantity - receipt.Rejected);

    /// <summary>Whether nothing more will come of an order.</summary>
    public static bool IsDone(PurchaseDocument purchase, PurchaseOrder order) => order.State switch
    {
        OrderState.Cancelled or OrderState.Refused or OrderState.Lost => true,
        OrderState.Delivered => Uncounted(purchase, order) == 0,
        OrderState.Placed or OrderState.Backordered or OrderState.Shipped => Arrived(purchase, order.Number) >= order.Agreed,
        _ => false,
    };

    private static PurchaseDocument Booked(PurchaseDocument purchase, GoodsReceipt receipt)
    {
        var detail = receipt.Rejected == 0
            ? $"{receipt.OrderNumber}: {receipt.Quantity} received"
            : $"{receipt.OrderNumber}: {receipt.Quantity} received, {receipt.Rejected} of them rejected";
        var booked = (purchase with { Receipts = [.. purchase.Receipts, receipt] })
            .Noted(receipt.At, "goodsReceived", receipt.By, detail);
        booked = OrderRules.Change(
            booked, receipt.OrderNumber, order => order with { CountedQuantity = Math.Max(order.CountedQuantity, order.DeliveredQuantity) });
        var all = booked.Orders.All(order => IsDone(booked, order));
        return !all && booked.Status is PurchaseStatus.Ordered or PurchaseStatus.Shipped
            ? booked.MovedTo(PurchaseStatus.PartiallyReceived, receipt.At, receipt.By, detail)
            : booked;
    }
}
