using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Returning;

namespace ProcurementFunctions.Invoices;

/// <summary>The prices, freight, charges and tax of an invoice against what was agreed, in the invoice's own terms. Pure.</summary>
internal static class MoneyMatch
{
    /// <summary>A price above that of the order; of a credit, below it. As the line is by: what a box costs is not divided first.</summary>
    public static InvoiceDifference? OfPrice(InvoiceDocument invoice, InvoiceLine line, PurchaseOrder order, MatchFacts facts)
    {
        if (line.Quantity == 0) return null;
        var (rate, unit) = (PaperTerms.RateOf(invoice.Currency, order), line.Said?.Unit);
        var (quantity, price) = (line.Said?.Quantity ?? line.Quantity, line.Said?.UnitPrice ?? line.UnitPrice);
        var agreed = PaperTerms.PriceOf(order.UnitPrice, rate, unit);
        var apart = invoice.Kind == InvoiceKind.Invoice ? price - agreed : agreed - price;
        if (apart <= agreed * (decimal)facts.Tolerances.PriceTolerance || PaperTerms.ToFirms(rate, apart * quantity) <= facts.Tolerances.AmountTolerance) return null;
        var usual = facts.UsualPrices.TryGetValue(line.Sku, out var known) ? decimal.Round(PaperTerms.PriceOf(known, rate, unit), 4) : (decimal?)null;
        var word = invoice.Kind == InvoiceKind.Invoice ? "invoiced" : "credited";
        var beside = usual is { } often ? $", usual with this vendor {PaperTerms.Price(often, rate, unit)}" : "";
        return new(
            "price",
            line.OrderNumber,
            line.Sku,
            agreed,
            null,
            price,
            usual,
            $"{line.Sku}: ordered at {PaperTerms.Price(agreed, rate, unit)}, {word} at {PaperTerms.Price(price, rate, unit)}{beside}");
    }

    /// <summary>Freight above the agreed shipping that is not invoiced yet, charges that nobody ordered, another tax.</summary>
    public static IEnumerable<InvoiceDifference> OfExtras(InvoiceDocument invoice, MatchFacts facts)
    {
        var orders = invoice.Lines.Select(line => (line.PurchaseId, line.OrderNumber)).Distinct()
            .Select(one => (Purchase: facts.Purchases[one.PurchaseId], Order: facts.Purchases[one.PurchaseId].Orders.FirstOrDefault(order => order.Number == one.OrderNumber)))
            .ToArray();
        // Where the orders have several rates, a tolerance counts at that of the first.
        var rate = orders.Select(one => PaperTerms.RateOf(invoice.Currency, one.Order)).FirstOrDefault();
        var agreed = orders.Sum(one => one.Order is null ? 0 : ShippingLeft(invoice, one.Purchase, one.Order));
        if (PaperTerms.ToFirms(rate, invoice.Freight - agreed) > facts.Tolerances.FreightTolerance)
            yield return Apart("freight", agreed, invoice.Freight, "agreed", rate);
        if (PaperTerms.ToFirms(rate, invoice.Charges) > facts.Tolerances.AmountTolerance) yield return Apart("charges", 0, invoice.Charges, "agreed", rate);
        if (facts.Tolerances.TaxRate is not { } share) yield break;
        var tax = decimal.Round((invoice.Total - invoice.Tax) * (decimal)share, 2);
        if (PaperTerms.ToFirms(rate, Math.Abs(invoice.Tax - tax)) > facts.Tolerances.AmountTolerance) yield return Apart("tax", tax, invoice.Tax, "expected", rate);
    }

    private static decimal ShippingLeft(InvoiceDocument invoice, PurchaseDocument purchase, PurchaseOrder order)
    {
        var left = order.ShippingCost - InvoicedRules.Before(purchase, order.Number, InvoiceKind.Invoice, invoice.Id).Sum(part => part.Freight);
        return left <= 0 ? 0 : PaperTerms.RateOf(invoice.Currency, order) is { } rate ? decimal.Round(rate.FromFirms(left), 2) : left;
    }

    private static InvoiceDifference Apart(string what, decimal ordered, decimal invoiced, string word, ExchangeRate? rate) => new(
        what, null, null, ordered, null, invoiced, null, $"{what}: {PaperTerms.Money(ordered, rate)} {word}, {PaperTerms.Money(invoiced, rate)} invoiced");
}
