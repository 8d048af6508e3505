using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Invoices;

/// <summary>How much may be credited, and which of two papers came first. Pure.</summary>
internal static class CreditRules
{
    /// <summary>Whether it came before another one.</summary>
    public static bool IsBefore(InvoiceDocument one, InvoiceDocument other) =>
        one.Id != other.Id && (one.EnteredAt, one.Id).CompareTo((other.EnteredAt, other.Id)) < 0;

    /// <summary>What was invoiced for a purchase and not rejected, less what was credited before.</summary>
    /// <param name="creditId">The credit note that is looked at; what came after it does not count.</param>
    public static decimal LeftOf(PurchaseDocument purchase, string creditId)
    {
        var standing = (purchase.Invoices ?? []).Where(invoice => invoice.Status != InvoiceStatus.Rejected).ToArray();
        return standing.Where(invoice => invoice.Kind == InvoiceKind.Invoice).Sum(invoice => invoice.Amount)
            - standing.TakeWhile(invoice => invoice.InvoiceId != creditId).Where(invoice => invoice.Kind == InvoiceKind.CreditNote).Sum(invoice => invoice.Amount);
    }
}
