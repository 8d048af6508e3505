using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>What the stock is told of an order, from its purchase's record. Pure.</summary>
internal static class OrderStandings
{
    /// <param name="receiving">Where goods are received that nobody says another location of; null: the item is not kept by location.</param>
    public static OrderStanding Of(PurchaseDocument purchase, PurchaseOrder order, string? receiving)
    {
        var toCome = ReceiptRules.IsDone(purchase, order) ? 0 : Math.Max(0, order.Agreed - ReceiptRules.Arrived(purchase, order.Number));
        return new(
            order.Number,
            ReceiptRules.Kept(purchase, order.Number),
            toCome,
            ReceiptRules.Uncounted(purchase, order),
            ReceiptRules.ByVendorsWord(purchase, order.Number),
            order.DeliveredAt)
        {
            Places = PlacesOf(purchase, order.Number),
            Receiving = receiving,
        };
    }

    /// <summary>As the purchase's end leaves it: nothing more is to come, and nothing has come of an order that it does not have.</summary>
    /// <param name="receiving">As above.</param>
    public static OrderStanding Ended(PurchaseDocument purchase, string orderNumber, string? receiving) =>
        purchase.Orders.FirstOrDefault(order => order.Number == orderNumber) is { } order
            ? Of(purchase, order, receiving) with { ToCome = 0 }
            : new(orderNumber, 0, 0, 0, 0, null) { Receiving = receiving };

    /// <summary>The order's good units by where they were booked, and where those that went back were taken from.</summary>
    private static PlacedUnits[] PlacesOf(PurchaseDocument purchase, string orderNumber)
    {
        var came = ReceiptRules.Standing(purchase, orderNumber).ToLookup(receipt => receipt.Location ?? "", receipt => receipt.Quantity - receipt.Rejected);
        var back = (purchase.Returns ?? []).Where(one => one.OrderNumber == orderNumber).ToLookup(one => one.Location ?? "", one => one.Quantity);
        return
        [
            .. came.Select(one => one.Key).Union(back.Select(one => one.Key)).Select(place => place.Length == 0
                // Before the item was kept by location, what went back was a part of what came.
                ? new PlacedUnits(null, came[place].Sum() - back[place].Sum(), 0)
                : new PlacedUnits(place, came[place].Sum(), back[place].Sum())),
        ];
    }
}
