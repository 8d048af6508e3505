using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Invoices;

/// <summary>How much may be credited, and which of two papers came first. Pure.</summary>
internal static class CreditRules
{
    /// <summary>Whether it came before another one.</summary>
    public static bool IsBefore(InvoiceDocument one, InvoiceDocument other) =>
        one.Id != other.Id && (one.EnteredAt, one.Id).CompareTo((other.EnteredAt, other.Id)) < 0;

    /// <summary>What was invoiced for the orders of a credit note and not rejected, less what was credited before; in its currency.</summary>
    /// <param name="credit">The credit note that is looked at; what came after it does not count.</param>
    public static decimal LeftOf(PurchaseDocument purchase, InvoiceDocument credit)
    {
        var orders = credit.Lines.Where(line => line.PurchaseId == purchase.Id).Select(line => line.OrderNumber).ToHashSet();
        var rate = PaperTerms.RateOf(credit.Currency, purchase.Orders.FirstOrDefault(order => orders.Contains(order.Number)));
        var standing = (purchase.Invoices ?? [])
            .Where(invoice => invoice.Status != InvoiceStatus.Rejected && invoice.Orders.Any(part => orders.Contains(part.OrderNumber)))
            .ToArray();
        return standing.Where(invoice => invoice.Kind == InvoiceKind.Invoice).Sum(invoice => Of(invoice, credit.Currency, rate))
            - standing.TakeWhile(invoice => invoice.InvoiceId != credit.Id).Where(invoice => invoice.Kind == InvoiceKind.CreditNote).Sum(invoice => Of(invoice, credit.Currency, rate));
    }

    private static decimal Of(PurchaseInvoice invoice, string currency, ExchangeRate? rate) =>
        invoice.Own is { } own && own.Currency == currency ? own.Amount : decimal.Round(PaperTerms.FromFirms(rate, invoice.Amount), 2);
}
