using System.Globalization;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Purchasing.Returning;

/// <summary>Goods that go back to their vendor: no more than came and were not returned yet. Pure.</summary>
internal static class ReturnRules
{
    /// <summary>The record with the return, taken from the orders that came last first; the same again changes nothing.</summary>
    /// <param name="location">Where they are taken from; null: the item is not kept by location, or a return that is repeated does not say.</param>
    public static Decision<PurchaseDocument> Return(
        PurchaseDocument purchase, string returnId, int quantity, string reason, string by, DateTimeOffset now, string? location = null)
    {
        var same = (purchase.Returns ?? []).Where(back => back.ReturnId == returnId).ToArray();
        if (same.Length > 0)
        {
            if (same.Sum(back => back.Quantity) != quantity) return new($"return {returnId} was booked with another quantity; use another return id");
            return location is null || same.All(back => back.Location == location)
                ? new(purchase)
                : new($"return {returnId} was booked from another location; use another return id");
        }

        if (quantity > Most(purchase)) return new(TooMany(purchase, quantity));
        var parts = new List<GoodsReturn>();
        for (var (i, left) = (purchase.Orders.Count - 1, quantity); i >= 0 && left > 0; i--)
        {
            var order = purchase.Orders[i];
            var part = Math.Min(left, ReceiptRules.Kept(purchase, order.Number));
            if (part <= 0) continue;
            parts.Add(new(returnId, order.Number, part, reason, now, by, location));
            left -= part;
        }

        var returned = purchase with { Returns = [.. purchase.Returns ?? [], .. parts], ReturnsToBook = (purchase.ReturnsToBook ?? 0) + parts.Count };
        return new(returned.Noted(now, "goodsReturned", by, string.Create(CultureInfo.InvariantCulture, $"{quantity} returned{(location is null ? "" : $" from {location}")}: {reason}")));
    }

    /// <summary>The most units that can go back.</summary>
    public static int Most(PurchaseDocument purchase) => purchase.Orders.Sum(order => Math.Max(0, ReceiptRules.Kept(purchase, order.Number)));

    public static string TooMany(PurchaseDocument purchase, int quantity)
    {
        var (came, most) = (purchase.Orders.Sum(order => ReceiptRules.Accepted(purchase, order.Number)), Most(purchase));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{quantity} are more than the {most} that can go back: {came} good units came{(came == most ? "" : $" and {came - most} were returned before")}");
    }

    /// <summary>The purchase without the returns that are still to be booked, as the stock knew it.</summary>
    public static PurchaseDocument Before(PurchaseDocument purchase) =>
        purchase with { Returns = [.. (purchase.Returns ?? []).SkipLast(purchase.ReturnsToBook ?? 0)], ReturnsToBook = null };

    /// <summary>The returns that stock and ledger are still to be told of: the latest.</summary>
    public static IEnumerable<GoodsReturn> ToBook(PurchaseDocument purchase) => (purchase.Returns ?? []).TakeLast(purchase.ReturnsToBook ?? 0);

    /// <summary>That so many of the returns are booked; what was written since is not.</summary>
    public static PurchaseDocument Booked(PurchaseDocument purchase, int returns)
    {
        var left = (purchase.Returns?.Count ?? 0) - returns;
        return left >= (purchase.ReturnsToBook ?? 0) ? purchase : purchase with { ReturnsToBook = left == 0 ? null : left };
    }
}
