using System.Globalization;
using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Purchasing.Returning;

/// <summary>What of a purchase is invoiced, credited and returned, and so what it costs. Pure.</summary>
internal static class InvoicedRules
{
    /// <summary>Whether an invoice that stands there counts for what a purchase costs.</summary>
    public static bool Counts(InvoiceStatus status) => status is InvoiceStatus.Matched or InvoiceStatus.Accepted or InvoiceStatus.Paid;

    /// <summary>What is invoiced and released, less what is credited; null: no invoice counts.</summary>
    public static decimal? Cost(PurchaseDocument purchase)
    {
        var counted = (purchase.Invoices ?? []).Where(invoice => Counts(invoice.Status)).ToArray();
        return counted.Length == 0 ? null : counted.Sum(invoice => invoice.Kind == InvoiceKind.Invoice ? invoice.Amount : -invoice.Amount);
    }

    /// <summary>An order's part of <see cref="Cost"/>; what an invoice asks for beside its goods is spread over its orders by them. Null: no invoice counts.</summary>
    public static decimal? CostOf(PurchaseDocument purchase, string orderNumber)
    {
        decimal? cost = null;
        foreach (var invoice in (purchase.Invoices ?? []).Where(invoice => Counts(invoice.Status)))
        {
            if (invoice.Orders.FirstOrDefault(one => one.OrderNumber == orderNumber) is not { } part) continue;
            var goods = invoice.Orders.Sum(one => one.Amount);
            var amount = goods == 0 ? invoice.Amount / invoice.Orders.Count : decimal.Round(invoice.Amount * part.Amount / goods, 2);
            cost = (cost ?? 0) + (invoice.Kind == InvoiceKind.Invoice ? amount : -amount);
        }

        return cost;
    }

    /// <summary>The parts of invoices of an order that count, of one kind.</summary>
    public static IEnumerable<InvoicedOrder> Counted(PurchaseDocument purchase, string orderNumber, InvoiceKind kind) => (purchase.Invoices ?? [])
        .Where(invoice => invoice.Kind == kind && Counts(invoice.Status))
        .SelectMany(invoice => invoice.Orders)
        .Where(part => part.OrderNumber == orderNumber);

    /// <summary>
    /// The same of the papers that came before this one and are not rejected, whether they count or not: two that ask for the
    /// same goods are never both released.
    /// </summary>
    public static IEnumerable<InvoicedOrder> Before(PurchaseDocument purchase, string orderNumber, InvoiceKind kind, string invoiceId) => (purchase.Invoices ?? [])
        .TakeWhile(invoice => invoice.InvoiceId != invoiceId)
        .Where(invoice => invoice.Kind == kind && invoice.Status != InvoiceStatus.Rejected)
        .SelectMany(invoice => invoice.Orders)
        .Where(part => part.OrderNumber == orderNumber);

    /// <summary>Units of an order that went back.</summary>
    public static int Returned(PurchaseDocument purchase, string orderNumber) =>
        (purchase.Returns ?? []).Where(back => back.OrderNumber == orderNumber).Sum(back => back.Quantity);

    /// <summary>Good units of an order that are owed and that no invoice that counts asks for.</summary>
    /// <param name="owed">Good units that came, and of those no more than were agreed.</param>
    public static int NotInvoiced(PurchaseDocument purchase, string orderNumber, int owed) => Math.Max(
        0, owed - Returned(purchase, orderNumber) - Counted(purchase, orderNumber, InvoiceKind.Invoice).Sum(part => part.Units));

    /// <summary>The shipping of an order that is still to be invoiced: none, once all its goods are.</summary>
    public static decimal ShippingNotInvoiced(PurchaseDocument purchase, PurchaseOrder order, int owed)
    {
        var invoiced = Counted(purchase, order.Number, InvoiceKind.Invoice).ToArray();
        if (invoiced.Length == 0) return order.ShippingCost;
        return NotInvoiced(purchase, order.Number, owed) == 0 ? 0 : Math.Max(0, order.ShippingCost - invoiced.Sum(part => part.Freight));
    }

    /// <summary>
    /// Units that went back and for which the vendor is still to give a credit: all of them while nothing is invoiced, then
    /// those that are invoiced above what was kept.
    /// </summary>
    public static int ToCredit(PurchaseDocument purchase, string orderNumber, int owed)
    {
        var open = Returned(purchase, orderNumber) - Counted(purchase, orderNumber, InvoiceKind.CreditNote).Sum(part => part.Units);
        var invoiced = Counted(purchase, orderNumber, InvoiceKind.Invoice).Sum(part => part.Units);
        return Math.Max(0, invoiced == 0 ? open : Math.Min(open, open - (owed - invoiced)));
    }

    /// <summary>The record with what became of an invoice; an older word changes nothing.</summary>
    /// <param name="by">Who did what brought it there: a user, "vendor:{id}" or the agent.</param>
    public static PurchaseDocument Told(PurchaseDocument purchase, PurchaseInvoice told, string enteredBy, string by, DateTimeOffset now)
    {
        var known = (purchase.Invoices ?? []).FirstOrDefault(invoice => invoice.InvoiceId == told.InvoiceId);
        if (known?.Revision >= told.Revision) return purchase;
        if (known is null)
        {
            purchase = (purchase with { Invoices = [.. purchase.Invoices ?? [], told] })
                .Noted(now, told.Kind == InvoiceKind.Invoice ? "invoiced" : "creditReceived", enteredBy, Detail(told));
        }
        else
        {
            purchase = purchase with { Invoices = [.. purchase.Invoices!.Select(invoice => invoice.InvoiceId == told.InvoiceId ? told : invoice)] };
        }

        return told.Status == (known?.Status ?? InvoiceStatus.Waiting) ? purchase : purchase.Noted(now, EventOf(told), by, Detail(told));
    }

    private static string EventOf(PurchaseInvoice told) => (told.Kind, told.Status) switch
    {
        (InvoiceKind.CreditNote, InvoiceStatus.Matched or InvoiceStatus.Accepted) => "credited",
        (InvoiceKind.CreditNote, _) => $"credit{told.Status}",
        _ => $"invoice{told.Status}",
    };

    private static string Detail(PurchaseInvoice told) => string.Create(
        CultureInfo.InvariantCulture,
        $"{told.InvoiceId}, number {told.Number}: {told.Orders.Sum(part => part.Units)} units, {Booked(told.Own)}{told.Amount:0.00}");

    private static string Booked(OwnAmount? own) => own is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{own.Amount:0.00} {own.Currency} booked at ");
}
