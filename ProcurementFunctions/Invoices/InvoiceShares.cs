using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Invoices;

/// <summary>What of an invoice is each purchase's. Pure.</summary>
internal static class InvoiceShares
{
    /// <summary>
    /// By purchase id. Freight goes to the orders by the shipping that was agreed for each, tax and charges by their goods; the
    /// shares add up to the total.
    /// </summary>
    /// <param name="purchases">Those of the lines, by id.</param>
    public static IReadOnlyDictionary<string, PurchaseInvoice> Of(InvoiceDocument invoice, IReadOnlyDictionary<string, PurchaseDocument> purchases)
    {
        var orders = invoice.Lines
            .GroupBy(line => (line.PurchaseId, line.OrderNumber))
            .Select(group => (group.Key.PurchaseId, group.Key.OrderNumber, Units: group.Sum(line => line.Quantity), Goods: group.Sum(line => line.Amount)))
            .ToArray();
        var goods = orders.Select(order => order.Goods).ToArray();
        var shipping = orders.Select(order => ShippingOf(purchases, order.PurchaseId, order.OrderNumber)).ToArray();
        var freight = Spread(invoice.Freight, shipping.Any(cost => cost > 0) ? shipping : goods);
        var other = Spread(invoice.Tax + invoice.Charges, goods);
        return orders
            .Select((order, i) => (order.PurchaseId, Part: new InvoicedOrder(order.OrderNumber, order.Units, order.Goods, freight[i]), Other: other[i]))
            .GroupBy(one => one.PurchaseId)
            .ToDictionary(group => group.Key, group => new PurchaseInvoice(
                invoice.Id,
                invoice.Number,
                invoice.Kind,
                invoice.Status,
                [.. group.Select(one => one.Part)],
                group.Sum(one => one.Part.Amount + one.Part.Freight + one.Other),
                invoice.Revision));
    }

    /// <summary>An amount by weights, to the cent; what rounding leaves goes to the last. Without weights all are alike.</summary>
    internal static decimal[] Spread(decimal amount, IReadOnlyList<decimal> weights)
    {
        var sum = weights.Sum();
        var parts = new decimal[weights.Count];
        var left = amount;
        for (var i = 0; i < parts.Length - 1; i++)
        {
            parts[i] = decimal.Round(sum == 0 ? amount / parts.Length : amount * weights[i] / sum, 2);
            left -= parts[i];
        }

        if (parts.Length > 0) parts[^1] = left;
        return parts;
    }

    private static decimal ShippingOf(IReadOnlyDictionary<string, PurchaseDocument> purchases, string purchaseId, string orderNumber) =>
        purchases.GetValueOrDefault(purchaseId)?.Orders.FirstOrDefault(order => order.Number == orderNumber)?.ShippingCost ?? 0;
}
