using System.Globalization;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Invoices;

/// <summary>What a line that comes in stands for.</summary>
/// <param name="Error">The field, and what is wrong with it; null: nothing.</param>
internal readonly record struct EnteredLine(InvoiceLine? Line, PurchaseDocument? Purchase, (string Field, string Message)? Error);

/// <summary>How an invoice is made of what comes in, and the words for what is wrong with it. Pure.</summary>
internal static class EntryRules
{
    /// <param name="ordered">The purchases that have that order with the vendor.</param>
    public static EnteredLine LineOf(InvoiceBody body, int i, string? number, IReadOnlyList<PurchaseDocument> ordered, string vendorId)
    {
        var line = body.Lines[i];
        var orderField = line.Order is null && body.Order is not null ? "order" : $"lines[{i}].order";
        if (number is null) return new(null, null, (orderField, "is missing: name the order of each line, or one for all of them"));
        if (ordered.Count == 0) return new(null, null, (orderField, $"{number} is no order with vendor {vendorId}"));
        var sku = line.Sku?.Trim();
        if (string.IsNullOrEmpty(sku))
        {
            if (ordered.Count > 1) return new(null, null, ($"lines[{i}].sku", $"is missing: order {number} has several items"));
            sku = ordered[0].Sku;
        }

        return ordered.FirstOrDefault(one => one.Sku == sku) is { } purchase
            ? new(new(number, purchase.Id, sku, line.Quantity, line.UnitPrice, line.Amount), purchase, null)
            : new(null, null, ($"lines[{i}].sku", $"{sku} is not in order {number}"));
    }

    public static InvoiceDocument Create(InvoiceBody body, string vendorId, IReadOnlyList<InvoiceLine> lines, string by, DateTimeOffset now)
    {
        var number = body.Number.Trim();
        var invoice = new InvoiceDocument
        {
            Id = InvoiceIds.For(body.Kind, vendorId, number),
            Kind = body.Kind,
            VendorId = vendorId,
            Number = number,
            Credits = body.Credits?.Trim(),
            IssueDate = body.IssueDate,
            DueDate = body.DueDate ?? body.IssueDate,
            Currency = body.Currency,
            Lines = lines,
            Tax = body.Tax,
            Freight = body.Freight,
            Charges = body.Charges,
            Total = body.Total,
            Content = "",
            EnteredBy = by,
            EnteredAt = now,
            StatusAt = now,
        };
        return invoice with { Content = InvoiceIds.ContentOf(invoice) };
    }

    /// <summary>Why it is not entered: its number is taken by one that says something else.</summary>
    public static string Taken(InvoiceDocument first) => string.Create(
        CultureInfo.InvariantCulture,
        $"vendor {first.VendorId} has {NameOf(first.Kind)} {first.Number} already: {first.Id} of {first.IssueDate:yyyy-MM-dd}, {first.Total:0.00} {first.Currency}, which is {InvoiceRules.NameOf(first.Status)}; this one says something else");

    public static string AboveInvoiced(InvoiceDocument credit, decimal left) => string.Create(
        CultureInfo.InvariantCulture, $"is {credit.Total:0.00}, and {Math.Max(0, left):0.00} of what was invoiced is not credited yet");

    /// <summary>For the audit trail.</summary>
    public static string Said(InvoiceDocument invoice) => string.Create(
        CultureInfo.InvariantCulture, $"{NameOf(invoice.Kind)} {invoice.Number} of vendor {invoice.VendorId}, {invoice.Total:0.00} {invoice.Currency}, due {invoice.DueDate:yyyy-MM-dd}");

    public static string NameOf(InvoiceKind kind) => kind == InvoiceKind.Invoice ? "invoice" : "credit note";
}
