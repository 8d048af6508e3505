namespace ProcurementFunctions.Invoices;

/// <summary>An invoice or a credit note as the API shows it. Money in <paramref name="Currency"/>.</summary>
/// <param name="Payable">What is to be paid, less what was before; of a credit note, what is to come.</param>
/// <param name="Booked">What it is booked at in the firm's currency; null: its own currency is the firm's.</param>
/// <param name="ExchangeDifference">What paying took in the firm's currency above what is booked; null: nobody said.</param>
/// <param name="Credits">The number of the invoice that a credit note is for; null: it names none.</param>
/// <param name="Differences">In what it is above what was ordered and received.</param>
/// <param name="WaitsFor">The goods that it waits for; null: none.</param>
internal sealed record InvoiceView(
    string Id,
    InvoiceKind Kind,
    string VendorId,
    string Number,
    string? Credits,
    DateOnly IssueDate,
    DateOnly DueDate,
    string Currency,
    IReadOnlyList<InvoiceLine> Lines,
    decimal Tax,
    decimal Freight,
    decimal Charges,
    decimal Total,
    decimal Prepaid,
    decimal Payable,
    BookedTotal? Booked,
    InvoiceStatus Status,
    DateTimeOffset StatusAt,
    IReadOnlyList<InvoiceDifference> Differences,
    string? WaitsFor,
    InvoiceDecision? Decision,
    InvoicePayment? Payment,
    decimal? ExchangeDifference,
    string EnteredBy,
    DateTimeOffset EnteredAt)
{
    public static InvoiceView Of(InvoiceDocument invoice) => new(
        invoice.Id,
        invoice.Kind,
        invoice.VendorId,
        invoice.Number,
        invoice.Credits,
        invoice.IssueDate,
        invoice.DueDate,
        invoice.Currency,
        invoice.Lines,
        invoice.Tax,
        invoice.Freight,
        invoice.Charges,
        invoice.Total,
        invoice.Prepaid,
        Math.Abs(InvoiceRules.Payable(invoice)),
        invoice.Booked,
        invoice.Status,
        invoice.StatusAt,
        invoice.Differences,
        invoice.WaitsFor,
        invoice.Decision,
        invoice.Payment,
        InvoiceRules.ExchangeDifference(invoice),
        invoice.EnteredBy,
        invoice.EnteredAt);
}
