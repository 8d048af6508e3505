namespace ProcurementFunctions.Purchasing;

/// <summary>What an order says in its vendor's own terms: by its unit and in its currency. Pure.</summary>
internal static class VendorTerms
{
    /// <summary>The price of what the vendor sells it by.</summary>
    public static decimal PriceOf(PurchaseOrder order)
    {
        var size = order.Unit?.Size ?? 1;
        if (order.Rate is { } rate) return rate.FromFirms(order.UnitPrice * size);
        return order.Unit?.PriceOfPurchaseUnit(order.UnitPrice) ?? order.UnitPrice;
    }

    /// <summary>An amount of the order in the currency that it is owed in, in cents.</summary>
    public static decimal Owed(PurchaseOrder order, decimal amount) => decimal.Round(order.Rate?.FromFirms(amount) ?? amount, 2);
}
