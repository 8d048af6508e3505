using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Insights.Money;

/// <summary>
/// What is owed to vendors and when, from invoices that are released and not paid. Money in <paramref name="Currency"/>, the
/// firm's, as it is booked; what is owed in each currency stands beside it and is never added to another.
/// </summary>
/// <param name="Today">The firm's day.</param>
/// <param name="Owed">Of all invoices that are released and not paid, less the credit notes among them.</param>
/// <param name="Overdue">The part of it that was due before today.</param>
/// <param name="Waiting">Invoices for goods that are to come.</param>
/// <param name="Differs">Invoices that differ and wait for a person.</param>
/// <param name="Currencies">The same in the currency of the invoices, by its code.</param>
/// <param name="Vendors">What is owed to each, the one with the most first.</param>
/// <param name="Credits">What vendors are to credit for goods that went back, those that are overdue longest first.</param>
/// <param name="Items">By due date, the next first; credit notes are below 0.</param>
public sealed record OwedInsight(
    DateOnly Today,
    string Currency,
    decimal Owed,
    decimal Overdue,
    CountedValue Waiting,
    CountedValue Differs,
    IReadOnlyList<OwedCurrency> Currencies,
    IReadOnlyList<OwedVendor> Vendors,
    IReadOnlyList<OpenCredit> Credits,
    IReadOnlyList<OwedLine> Items,
    string? NextCursor);

/// <summary>What is owed in one currency, in it.</summary>
/// <param name="Booked">What of <paramref name="Owed"/> is booked at in the firm's; null: some of it is booked in another, as the firm's was another then.</param>
public sealed record OwedCurrency(string Currency, int Invoices, decimal Owed, decimal Overdue, decimal Waiting, decimal Differs, decimal? Booked);

/// <param name="Owed">In the firm's currency.</param>
/// <param name="NextDue">When the first of it is due.</param>
/// <param name="Currencies">In the currencies of the invoices.</param>
public sealed record OwedVendor(
    string VendorId, string VendorName, int Invoices, decimal Owed, decimal Overdue, DateOnly NextDue, IReadOnlyList<OwedAmount> Currencies);

public sealed record OwedAmount(string Currency, decimal Owed);

/// <param name="Total">What is to be paid, in <paramref name="Currency"/>; below 0 for a credit note.</param>
/// <param name="Booked">The same in the firm's currency; null: it is booked in another.</param>
/// <param name="DaysOverdue">0: it is not.</param>
public sealed record OwedLine(
    string InvoiceId,
    InvoiceKind Kind,
    string Number,
    string VendorId,
    decimal Total,
    string Currency,
    decimal? Booked,
    DateOnly DueDate,
    int DaysOverdue,
    InvoiceStatus Status);

/// <summary>Goods that went back and are not credited.</summary>
/// <param name="Amount">At the order's price, in the firm's currency.</param>
/// <param name="Owed">The same in the currency that the order is owed in.</param>
/// <param name="Currency">That currency; null: the firm's.</param>
/// <param name="Since">When the first of them went back.</param>
/// <param name="DaysOverdue">Days beyond the 30 in which a credit is expected; 0: it is not overdue.</param>
public sealed record OpenCredit(
    string PurchaseId,
    string OrderNumber,
    string VendorId,
    string Sku,
    string ItemName,
    int Units,
    decimal Amount,
    decimal Owed,
    string? Currency,
    DateOnly Since,
    int DaysOverdue);
