using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Insights.Money;

/// <summary>The invoices and credit notes that have a number, of any vendor.</summary>
public sealed record NumberedInsight(string Number, IReadOnlyList<NumberedInvoice> Invoices);

/// <param name="WaitsFor">The goods that it waits for; null: none.</param>
/// <param name="Differences">In words.</param>
/// <param name="Payment">Null: it is not paid.</param>
/// <param name="IsDecided">Whether a person has accepted or rejected it.</param>
/// <param name="Revision">Counts the changes of its status.</param>
public sealed record NumberedInvoice(
    string InvoiceId,
    InvoiceKind Kind,
    string VendorName,
    decimal Total,
    string Currency,
    InvoiceStatus Status,
    DateOnly DueDate,
    string? WaitsFor,
    IReadOnlyList<string> Differences,
    InvoicePayment? Payment,
    string EnteredBy,
    bool IsDecided,
    int Revision);

/// <summary>The invoices that wait for goods or for a person, the next due first.</summary>
/// <param name="OnlyDiffering">Whether those that wait for goods are left out.</param>
public sealed record WaitingInvoicesInsight(IReadOnlyList<WaitingInvoice> Invoices, bool OnlyDiffering = false);

/// <param name="Why">The goods that it waits for, or in what it differs.</param>
public sealed record WaitingInvoice(
    string InvoiceId, InvoiceKind Kind, string Number, string VendorId, decimal Total, string Currency, InvoiceStatus Status, DateOnly DueDate, string Why);
