using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Pages.Invoices;

/// <summary>A part of the invoices, by due date.</summary>
/// <param name="Next">Cursor of what follows; null at the end.</param>
public sealed record InvoiceList(IReadOnlyList<InvoiceDocument> Items, InvoiceStatus? Status, string? Next);
