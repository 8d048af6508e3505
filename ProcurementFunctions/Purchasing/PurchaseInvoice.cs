using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Purchasing;

/// <summary>What an invoice or a credit note asks or gives for a purchase. The invoice itself is kept on its own and says what became of it.</summary>
/// <param name="Amount">The purchase's share of the total, with tax, freight and charges; above 0 also where it is credited.</param>
/// <param name="Revision">Of the invoice that this was taken from; an older one changes nothing.</param>
public sealed record PurchaseInvoice(
    string InvoiceId,
    string Number,
    InvoiceKind Kind,
    InvoiceStatus Status,
    IReadOnlyList<InvoicedOrder> Orders,
    decimal Amount,
    int Revision);

/// <summary>What an invoice asks or gives for an order.</summary>
/// <param name="Amount">For the goods alone.</param>
/// <param name="Freight">The order's share of the freight.</param>
public sealed record InvoicedOrder(string OrderNumber, int Units, decimal Amount, decimal Freight);
