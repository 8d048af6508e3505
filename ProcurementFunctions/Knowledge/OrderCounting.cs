namespace ProcurementFunctions.Knowledge;

/// <summary>Counts the agent's own orders with a vendor, each event of an order once.</summary>
internal static class OrderCounting
{
    /// <summary>The vendor with the event counted; the same vendor when it was counted before.</summary>
    public static VendorDocument Count(
        VendorDocument vendor, string orderNumber, OrderEvent what, DateTimeOffset at, int remember)
    {
        var mark = $"{orderNumber}:{what}";
        if (vendor.CountedOrders.Contains(mark)) return vendor;
        var orders = vendor.Orders;
        return vendor with
        {
            CountedOrders = [mark, .. vendor.CountedOrders.Take(remember - 1)],
            Orders = what switch
            {
                OrderEvent.Placed => orders with { Placed = orders.Placed + 1, LastOrderAt = Later(orders.LastOrderAt, at) },
                OrderEvent.Received => orders with { Received = orders.Received + 1 },
                OrderEvent.Cancelled => orders with { Cancelled = orders.Cancelled + 1 },
                _ => throw new ArgumentOutOfRangeException(nameof(what), what, "is not an order event"),
            },
        };
    }

    /// <summary>The vendor without the event; the same vendor when it was not counted, or so long ago that it is not remembered.</summary>
    public static VendorDocument Uncount(VendorDocument vendor, string orderNumber, OrderEvent what)
    {
        var mark = $"{orderNumber}:{what}";
        if (!vendor.CountedOrders.Contains(mark)) return vendor;
        var orders = vendor.Orders;
        return vendor with
        {
            CountedOrders = [.. vendor.CountedOrders.Where(counted => counted != mark)],
            Orders = what switch
            {
                OrderEvent.Placed => orders with { Placed = orders.Placed - 1 },
                OrderEvent.Received => orders with { Received = orders.Received - 1 },
                OrderEvent.Cancelled => orders with { Cancelled = orders.Cancelled - 1 },
                _ => throw new ArgumentOutOfRangeException(nameof(what), what, "is not an order event"),
            },
        };
    }

    private static DateTimeOffset Later(DateTimeOffset? known, DateTimeOffset at) => known > at ? known.Value : at;
}
