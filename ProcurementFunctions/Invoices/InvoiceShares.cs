using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Invoices;

/// <summary>What of an invoice is each purchase's. Pure.</summary>
internal static class InvoiceShares
{
    private sealed record Part(string PurchaseId, InvoicedOrder Order, decimal Own, decimal Firms, ExchangeRate? Rate);

    /// <summary>
    /// By purchase id. Freight goes to the orders by the shipping that was agreed for each, tax and charges by their goods; the
    /// shares add up to the total, in its own currency and, at the rate of each order, in the firm's.
    /// </summary>
    /// <param name="purchases">Those of the lines, by id.</param>
    public static IReadOnlyDictionary<string, PurchaseInvoice> Of(InvoiceDocument invoice, IReadOnlyDictionary<string, PurchaseDocument> purchases)
    {
        var parts = Parts(invoice, purchases).GroupBy(part => part.PurchaseId).ToArray();
        var total = decimal.Round(parts.Sum(group => group.Sum(part => part.Firms)), 2);
        var shares = new Dictionary<string, PurchaseInvoice>();
        for (var i = 0; i < parts.Length; i++)
        {
            // What rounding to cents leaves goes to the last.
            var amount = i < parts.Length - 1 ? decimal.Round(parts[i].Sum(part => part.Firms), 2) : total - shares.Values.Sum(share => share.Amount);
            shares[parts[i].Key] = new(
                invoice.Id,
                invoice.Number,
                invoice.Kind,
                invoice.Status,
                [.. parts[i].Select(part => part.Order)],
                amount,
                invoice.Revision,
                parts[i].Any(part => part.Rate is not null) ? new(invoice.Currency, parts[i].Sum(part => part.Own)) : null);
        }

        return shares;
    }

    private static IEnumerable<Part> Parts(InvoiceDocument invoice, IReadOnlyDictionary<string, PurchaseDocument> purchases)
    {
        var orders = invoice.Lines
            .GroupBy(line => (line.PurchaseId, line.OrderNumber))
            .Select(group => (group.Key.PurchaseId, group.Key.OrderNumber, Units: group.Sum(line => line.Quantity), Goods: group.Sum(line => line.Amount)))
            .ToArray();
        var known = orders.Select(order => purchases.GetValueOrDefault(order.PurchaseId)?.Orders.FirstOrDefault(one => one.Number == order.OrderNumber)).ToArray();
        var goods = orders.Select(order => order.Goods).ToArray();
        var shipping = known.Select(order => order?.ShippingCost ?? 0).ToArray();
        var freight = Spread(invoice.Freight, shipping.Any(cost => cost > 0) ? shipping : goods);
        var other = Spread(invoice.Tax + invoice.Charges, goods);
        for (var i = 0; i < orders.Length; i++)
        {
            var (rate, own) = (PaperTerms.RateOf(invoice.Currency, known[i]), orders[i].Goods + freight[i] + other[i]);
            var order = new InvoicedOrder(orders[i].OrderNumber, orders[i].Units, PaperTerms.ToFirms(rate, orders[i].Goods), PaperTerms.ToFirms(rate, freight[i]));
            yield return new(orders[i].PurchaseId, order, own, PaperTerms.ToFirms(rate, own), rate);
        }
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
}
