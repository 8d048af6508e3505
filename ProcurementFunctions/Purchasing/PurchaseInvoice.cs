using System.Text.Json.Serialization;
using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Purchasing;

/// <summary>What an invoice or a credit note asks or gives for a purchase. The invoice itself is kept on its own and says what became of it.</summary>
/// <param name="Amount">The purchase's share of the total in the firm's currency, with tax, freight and charges; above 0 also where it is credited.</param>
/// <param name="Revision">Of the invoice that this was taken from; an older one changes nothing.</param>
/// <param name="Own">The same share in the currency of the invoice; null: that is the firm's.</param>
public sealed record PurchaseInvoice(
    string InvoiceId,
    string Number,
    InvoiceKind Kind,
    InvoiceStatus Status,
    IReadOnlyList<InvoicedOrder> Orders,
    decimal Amount,
    int Revision,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OwnAmount? Own = null);

/// <summary>An amount in another currency than the firm's.</summary>
public sealed record OwnAmount(string Currency, decimal Amount);

/// <summary>What an invoice asks or gives for an order.</summary>
/// <param name="Units">Stock units.</param>
/// <param name="Amount">For the goods alone, in the firm's currency.</param>
/// <param name="Freight">The order's share of the freight.</param>
public sealed record InvoicedOrder(string OrderNumber, int Units, decimal Amount, decimal Freight);
