using System.Globalization;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Returning;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>
/// The goods that came in. What a person counts is what counts, receipt after receipt, until all that the vendor delivered
/// is counted or the person closes it; see <see cref="CountingRules"/> for what time does. Pure.
/// </summary>
internal static class ReceiptRules
{
    /// <summary>Books what a person counted, filling the orders in their sequence; more than was ordered goes to the last.</summary>
    /// <param name="overPercent">By how much more than was ordered may be booked without a word; at least one unit.</param>
    public static Decision<PurchaseDocument> Receive(
        PurchaseDocument purchase, CountedGoods counted, double overPercent, DateTimeOffset now)
    {
        if (Repeated(purchase, counted) is { } repeated) return repeated;
        var orders = purchase.Orders.Where(order => order.IsWithVendor).ToArray();
        if (!purchase.IsOpen() || !purchase.IsVendorTold())
            return new($"nothing can be received for a purchase that is {PurchaseRules.NameOf(purchase.Status)}");
        if (orders.Length == 0) return new("no order of it is open");
        if (!counted.Confirm && FarTooMany(purchase, orders, counted.Quantity, overPercent) is { } tooMany) return new(tooMany);

        IReadOnlyList<CountedPart> parts = counted.Parts.Count > 0 ? counted.Parts : [new(null, counted.Quantity, counted.Rejected)];
        foreach (var part in parts) purchase = Filled(purchase, orders, part, counted, now);
        if (!counted.Close) return new(purchase.Signalled());
        var closed = CountingRules.Closed(purchase, new(counted.ReceiptId, counted.By, now));
        return closed.IsAccepted ? new(closed.Value.Signalled()) : closed;
    }

    private static PurchaseDocument Filled(
        PurchaseDocument purchase, PurchaseOrder[] orders, CountedPart counted, CountedGoods receipt, DateTimeOffset now)
    {
        var (left, leftRejected) = (counted.Quantity, counted.Rejected);
        for (var i = 0; i < orders.Length && left > 0; i++)
        {
            var open = orders[i].Agreed - Arrived(purchase, orders[i].Number);
            var part = i == orders.Length - 1 ? left : Math.Clamp(open, 0, left);
            if (part == 0) continue;
            var bad = Math.Min(leftRejected, part);
            purchase = Booked(purchase, new(receipt.ReceiptId, orders[i].Number, purchase.Sku, part, bad, now, receipt.By, Location: counted.Location));
            (left, leftRejected) = (left - part, leftRejected - bad);
        }

        return purchase;
    }

    /// <summary>Books a receipt and says in the timeline what came, and where it is.</summary>
    public static PurchaseDocument Booked(PurchaseDocument purchase, GoodsReceipt receipt)
    {
        var at = receipt.Location is { } location ? $" at {location}" : "";
        var detail = receipt.Rejected == 0
            ? $"{receipt.OrderNumber}: {receipt.Quantity} received{at}"
            : $"{receipt.OrderNumber}: {receipt.Quantity} received{at}, {receipt.Rejected} of them rejected";
        var booked = (purchase with { Receipts = [.. purchase.Receipts, receipt] })
            .Noted(receipt.At, "goodsReceived", receipt.By, detail);
        var all = booked.Orders.All(order => IsDone(booked, order));
        return !all && booked.Status is PurchaseStatus.Ordered or PurchaseStatus.Shipped
            ? booked.MovedTo(PurchaseStatus.PartiallyReceived, receipt.At, receipt.By, detail)
            : booked;
    }

    /// <summary>The receipts that were not taken back.</summary>
    public static IEnumerable<GoodsReceipt> Standing(PurchaseDocument purchase) =>
        purchase.Receipts.Where(receipt => receipt.Reversed is null);

    /// <summary>The same of one order.</summary>
    public static IEnumerable<GoodsReceipt> Standing(PurchaseDocument purchase, string orderNumber) =>
        Standing(purchase).Where(receipt => receipt.OrderNumber == orderNumber);

    /// <summary>Units that the vendor delivered and that are neither booked nor counted.</summary>
    public static int Uncounted(PurchaseDocument purchase, PurchaseOrder order) => order.CountClosed is not null
        ? 0
        : Math.Max(0, order.DeliveredQuantity - Math.Max(order.CountedQuantity, Arrived(purchase, order.Number)));

    /// <summary>Units of an order that arrived, good or not.</summary>
    public static int Arrived(PurchaseDocument purchase, string orderNumber) =>
        Standing(purchase, orderNumber).Sum(receipt => receipt.Quantity);

    /// <summary>Units of an order that arrived and were good.</summary>
    public static int Accepted(PurchaseDocument purchase, string orderNumber) =>
        Standing(purchase, orderNumber).Sum(receipt => receipt.Quantity - receipt.Rejected);

    /// <summary>Good units of an order that were booked as its vendor says.</summary>
    public static int ByVendorsWord(PurchaseDocument purchase, string orderNumber) =>
        Standing(purchase, orderNumber).Where(receipt => receipt.IsVendorsWord).Sum(receipt => receipt.Quantity - receipt.Rejected);

    /// <summary>Good units of an order that are in the house by it: those that came, less those that went back.</summary>
    public static int Kept(PurchaseDocument purchase, string orderNumber) =>
        Accepted(purchase, orderNumber) - InvoicedRules.Returned(purchase, orderNumber);

    /// <summary>Units of an order that are owed: the good ones, and of those no more than were agreed.</summary>
    public static int Owed(PurchaseDocument purchase, PurchaseOrder order) => Math.Min(Accepted(purchase, order.Number), order.Agreed);

    /// <summary>The most units that may be booked on orders of so many without a person's further word.</summary>
    public static int Most(int ordered, double overPercent) => ordered + Math.Max(1, (int)Math.Floor(ordered * overPercent / 100));

    /// <summary>Whether nothing more will come of an order.</summary>
    public static bool IsDone(PurchaseDocument purchase, PurchaseOrder order) => order.State switch
    {
        OrderState.Cancelled or OrderState.Refused or OrderState.Lost => true,
        OrderState.Delivered => Uncounted(purchase, order) == 0,
        OrderState.Placed or OrderState.Backordered or OrderState.Shipped =>
            order.CountClosed is not null || Arrived(purchase, order.Number) >= order.Agreed,
        _ => false,
    };

    /// <summary>What a receipt that is known already is answered; null: it is new.</summary>
    private static Decision<PurchaseDocument>? Repeated(PurchaseDocument purchase, CountedGoods counted)
    {
        var same = purchase.Receipts.Where(receipt => receipt.ReceiptId == counted.ReceiptId).ToArray();
        var closed = purchase.Orders.Any(order => order.CountClosed?.ReceiptId == counted.ReceiptId);
        if (same.Length == 0) return closed && counted is { Quantity: 0, Close: true } ? new(purchase) : null;
        if (same.Any(receipt => receipt.Reversed is not null))
            return new($"receipt {counted.ReceiptId} was reversed; book what came under another receipt id");
        if (same.Sum(receipt => receipt.Quantity) != counted.Quantity || same.Sum(receipt => receipt.Rejected) != counted.Rejected)
            return new($"receipt {counted.ReceiptId} was booked with other quantities");
        if (counted.Parts.Any(part => part.Location is { } named && same.Where(receipt => receipt.Location == named).Sum(receipt => receipt.Quantity) != counted.Parts.Where(other => other.Location == named).Sum(other => other.Quantity)))
            return new($"receipt {counted.ReceiptId} was booked at other locations");
        return counted.Close && !closed && purchase.IsOpen()
            ? new($"receipt {counted.ReceiptId} was booked without closing; close with another receipt id and no lines")
            : new(purchase);
    }

    private static string? FarTooMany(PurchaseDocument purchase, PurchaseOrder[] orders, int quantity, double overPercent)
    {
        var ordered = orders.Sum(order => order.Agreed);
        var before = orders.Sum(order => Arrived(purchase, order.Number));
        var most = Most(ordered, overPercent);
        return before + quantity <= most
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{quantity} with the {before} booked before are more than the {ordered} that were ordered and the {most - ordered} that may come above it; count again, or send \"confirm\": true if so many are there. What was agreed is owed, no more");
    }
}
