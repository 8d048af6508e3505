using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Invoices;

/// <summary>Makes the ids of invoices from what they say, so that the same paper is the same invoice.</summary>
internal static class InvoiceIds
{
    /// <summary>"I-" and 13 characters, "C-" for a credit note; a number is the same in any case.</summary>
    public static string For(InvoiceKind kind, string vendorId, string number) => PurchaseIds.Named(
        kind == InvoiceKind.Invoice ? "I-" : "C-", $"{kind}\n{vendorId}\n{number.Trim().ToUpperInvariant()}");

    /// <summary>Whether a text from outside has the form of such an id.</summary>
    public static bool IsInvoiceId(string text) => text.Length == 15 && text[0] is 'I' or 'C' && PurchaseIds.IsPurchaseId($"P{text[1..]}");

    /// <summary>What the paper says, as one digest; how a number was written makes no difference.</summary>
    public static string ContentOf(InvoiceDocument invoice)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{invoice.Credits?.ToUpperInvariant()}|{invoice.IssueDate:yyyy-MM-dd}|{invoice.DueDate:yyyy-MM-dd}|{invoice.Currency}");
        foreach (var line in invoice.Lines)
            text.Append(CultureInfo.InvariantCulture, $"|{line.OrderNumber}|{line.Sku}|{line.Quantity}|{line.UnitPrice:0.######}|{line.Amount:0.##}");
        text.Append(CultureInfo.InvariantCulture, $"|{invoice.Tax:0.##}|{invoice.Freight:0.##}|{invoice.Charges:0.##}|{invoice.Total:0.##}");
        if (invoice.Prepaid != 0) text.Append(CultureInfo.InvariantCulture, $"|{invoice.Prepaid:0.##}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
