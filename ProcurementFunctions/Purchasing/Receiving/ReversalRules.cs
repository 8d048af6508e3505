using System.Globalization;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Returning;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>What else stands in the way of taking a receipt back.</summary>
/// <param name="CountedAt">When the item's stock was counted after the receipt; null: it was not.</param>
/// <param name="IsStockForgotten">Whether the item does not hold any more what came of these orders.</param>
/// <param name="IsCostFolded">Whether the ledger holds what the purchase cost only in a sum.</param>
internal sealed record ReversalFacts(DateTimeOffset? CountedAt = null, bool IsStockForgotten = false, bool IsCostFolded = false);

/// <summary>
/// Takes a receipt back that was booked in error. The receipt stays in the record and counts no more; counting goes on, and a
/// purchase that had ended opens again, so that stock, what is on order, the ledger and what was learned follow from the
/// receipts that stand. Pure.
/// </summary>
internal static class ReversalRules
{
    public static Decision<PurchaseDocument> Reverse(
        PurchaseDocument purchase, string receiptId, string reason, string by, ReversalFacts facts, DateTimeOffset now)
    {
        var booked = purchase.Receipts.Where(receipt => receipt.ReceiptId == receiptId).ToArray();
        if (booked.Length == 0) return new($"there is no receipt {receiptId}");
        if (booked.All(receipt => receipt.Reversed is not null)) return new(purchase);
        if (WhyNot(purchase, receiptId, facts) is { } why) return new(why);

        var reversal = new ReceiptReversal(by, now, reason);
        var reversed = purchase with
        {
            Receipts = [.. purchase.Receipts.Select(receipt => receipt.ReceiptId == receiptId ? receipt with { Reversed = reversal } : receipt)],
        };
        foreach (var receipt in booked) reversed = OrderRules.Change(reversed, receipt.OrderNumber, order => Recounted(order, receipt));
        reversed = reversed.Noted(now, "receiptReversed", by, string.Create(
            CultureInfo.InvariantCulture, $"{receiptId}: {booked.Sum(receipt => receipt.Quantity)} taken back{From(booked)}: {reason}"));
        return new(Reopened(reversed, now).Signalled());
    }

    /// <summary>When the location of one of these receipts was counted after it; null: none was.</summary>
    public static DateTimeOffset? CountedAt(InventoryItem item, IReadOnlyList<GoodsReceipt> booked) => booked
        .SelectMany(receipt => item.Locations.Where(one => (receipt.Location is null || one.Key == receipt.Location) && one.Value.CountedAt > receipt.At))
        .Max(one => one.Value.CountedAt);

    /// <summary>Whether what was learned of an order may rest on a receipt that was taken back.</summary>
    public static bool IsToUnlearn(PurchaseDocument purchase, PurchaseOrder order) =>
        purchase.Receipts.Any(receipt => receipt.OrderNumber == order.Number && receipt.Reversed is not null);

    private static string? WhyNot(PurchaseDocument purchase, string receiptId, ReversalFacts facts) => (purchase, facts) switch
    {
        _ when WentBack(purchase, receiptId) is { } number =>
            $"receipt {receiptId} cannot be reversed: goods of order {number} went back to the vendor, more than would have come then",
        ({ Status: not PurchaseStatus.Received }, _) when !purchase.IsOpen() =>
            $"receipt {receiptId} cannot be reversed: the purchase is {PurchaseRules.NameOf(purchase.Status)} and settled",
        (_, { CountedAt: { } at }) => string.Create(
            CultureInfo.InvariantCulture,
            $"receipt {receiptId} cannot be reversed: {purchase.Sku} was counted at {at:u}, after it, and that count is its stock; count it again instead"),
        ({ Status: PurchaseStatus.Received }, { IsStockForgotten: true }) =>
            $"receipt {receiptId} cannot be reversed: so much of {purchase.Sku} has come since that its stock does not tell this order's units any more; count it instead",
        ({ Status: PurchaseStatus.Received, Budget: { } held }, { IsCostFolded: true }) =>
            $"receipt {receiptId} cannot be reversed: what the purchase cost is part of a sum in the budget of {held.Period} and cannot be told from it any more",
        _ => null,
    };

    /// <summary>The order of which more was returned than would have come without the receipt; null: none.</summary>
    private static string? WentBack(PurchaseDocument purchase, string receiptId) => purchase.Receipts
        .Where(receipt => receipt.ReceiptId == receiptId && receipt.Reversed is null)
        .FirstOrDefault(receipt => ReceiptRules.Kept(purchase, receipt.OrderNumber) < receipt.Quantity - receipt.Rejected && InvoicedRules.Returned(purchase, receipt.OrderNumber) > 0)
        ?.OrderNumber;

    private static string From(IEnumerable<GoodsReceipt> booked)
    {
        string[] places = [.. booked.Select(receipt => receipt.Location).OfType<string>().Distinct()];
        return places.Length == 0 ? "" : $" from {string.Join(" and ", places)}";
    }

    /// <summary>Counting of the order goes on where it was thought to be over.</summary>
    private static PurchaseOrder Recounted(PurchaseOrder order, GoodsReceipt receipt) => order with
    {
        CountClosed = null,
        CountedQuantity = order.CountedQuantity < order.DeliveredQuantity
            ? order.CountedQuantity
            : Math.Max(0, order.DeliveredQuantity - receipt.Quantity),
    };

    private static PurchaseDocument Reopened(PurchaseDocument purchase, DateTimeOffset now)
    {
        if (purchase.Status is not (PurchaseStatus.PartiallyReceived or PurchaseStatus.Received)) return purchase;
        return ReceiptRules.Standing(purchase).Any()
            ? purchase.MovedTo(PurchaseStatus.PartiallyReceived, now, PurchaseRules.Agent, "a receipt was taken back")
            : purchase.MovedTo(PurchaseStatus.Shipped, now, PurchaseRules.Agent, "all that was booked was taken back");
    }
}
