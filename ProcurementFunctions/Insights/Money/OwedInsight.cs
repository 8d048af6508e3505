using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Insights.Money;

/// <summary>What is owed to vendors and when, from invoices that are released and not paid. Money in <paramref name="Currency"/>.</summary>
/// <param name="Today">The firm's day.</param>
/// <param name="Owed">Of all invoices that are released and not paid, less the credit notes among them.</param>
/// <param name="Overdue">The part of it that was due before today.</param>
/// <param name="Waiting">Invoices for goods that are to come.</param>
/// <param name="Differs">Invoices that differ and wait for a person.</param>
/// <param name="Vendors">What is owed to each, the one with the most first.</param>
/// <param name="Credits">What vendors are to credit for goods that went back, the largest first.</param>
/// <param name="Items">By due date, the next first; credit notes are below 0.</param>
public sealed record OwedInsight(
    DateOnly Today,
    string Currency,
    decimal Owed,
    decimal Overdue,
    CountedValue Waiting,
    CountedValue Differs,
    IReadOnlyList<OwedVendor> Vendors,
    IReadOnlyList<OpenCredit> Credits,
    IReadOnlyList<OwedLine> Items,
    string? NextCursor);

/// <param name="NextDue">When the first of it is due.</param>
public sealed record OwedVendor(string VendorId, string VendorName, int Invoices, decimal Owed, decimal Overdue, DateOnly NextDue);

/// <param name="Total">What is to be paid; below 0 for a credit note.</param>
/// <param name="DaysOverdue">0: it is not.</param>
public sealed record OwedLine(
    string InvoiceId, InvoiceKind Kind, string Number, string VendorId, decimal Total, DateOnly DueDate, int DaysOverdue, InvoiceStatus Status);

/// <summary>Goods that went back and are not credited.</summary>
/// <param name="Amount">At the order's price.</param>
public sealed record OpenCredit(string PurchaseId, string OrderNumber, string VendorId, string Sku, string ItemName, int Units, decimal Amount);
