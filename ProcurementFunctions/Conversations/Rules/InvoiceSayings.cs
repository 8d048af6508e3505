using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>How the agent says what is known of invoices.</summary>
internal static class InvoiceSayings
{
    private const int MostShown = 6;

    /// <param name="vendorId">The vendor that was asked about; null: all.</param>
    public static string Owed(OwedInsight owed, string? vendorId)
    {
        if (vendorId is not null)
        {
            return owed.Vendors.FirstOrDefault(vendor => vendor.VendorId == vendorId) is { } one
                ? $"We owe {one.VendorName} {Owed(one, owed.Currency)} by {Invoices(one.Invoices)}{Overdue(one.Overdue, owed.Currency)}; the next is due on {InsightReplies.Day(one.NextDue)}."
                : "We owe that vendor nothing by invoices that are released.";
        }

        var held = (owed.Waiting.Count, owed.Differs.Count) switch
        {
            (0, 0) => "",
            var (waiting, differs) => $" {Phrases.Number(waiting + differs)} more {(waiting + differs == 1 ? "is" : "are")} not released: {Phrases.Number(waiting)} for goods that are to come, {Phrases.Number(differs)} for a person.",
        };
        var late = owed.Credits.Where(credit => credit.DaysOverdue > 0).Sum(credit => credit.Amount);
        var credits = owed.Credits.Count == 0 ? "" : $" Vendors are to credit us {Phrases.Money(owed.Credits.Sum(credit => credit.Amount), owed.Currency)} for goods that went back{Overdue(late, owed.Currency)}.";
        if (owed.Vendors.Count == 0) return $"We owe nothing by invoices that are released.{held}{credits}";
        var lines = owed.Vendors.Take(MostShown).Select(vendor =>
            $"\n- {vendor.VendorName}: {Owed(vendor, owed.Currency)}, the next due on {InsightReplies.Day(vendor.NextDue)}{Overdue(vendor.Overdue, owed.Currency)}");
        return $"We owe {Phrases.Money(owed.Owed, owed.Currency)} by {Invoices(owed.Vendors.Sum(vendor => vendor.Invoices))}{Overdue(owed.Overdue, owed.Currency)}.{held}{credits}{string.Concat(lines)}{More(owed.Vendors.Count)}";
    }

    public static string Waiting(WaitingInvoicesInsight waiting)
    {
        if (waiting.Invoices.Count == 0) return waiting.OnlyDiffering ? "No invoice differs." : "No invoice is waiting.";
        var lines = waiting.Invoices.Take(MostShown).Select(one =>
            $"\n- {Name(one.Kind)} {one.Number} of vendor {one.VendorId}, {Phrases.Money(one.Total, one.Currency)}, {(one.Status == InvoiceStatus.Waiting ? "waits for" : "differs and waits for a person:")} {one.Why}");
        return $"{Invoices(waiting.Invoices.Count)} {(waiting.OnlyDiffering ? "differ" : "wait")}{(waiting.Invoices.Count == 1 ? "s" : "")}.{string.Concat(lines)}{More(waiting.Invoices.Count)}";
    }

    public static string Numbered(NumberedInsight numbered) => numbered.Invoices.Count == 0
        ? $"I know no invoice {Phrases.Shortened(numbered.Number)}."
        : string.Join(' ', numbered.Invoices.Take(MostShown).Select(one => $"{Capital(Name(one.Kind))} {numbered.Number} of {one.VendorName}, {Phrases.Money(one.Total, one.Currency)}, {State(one)}."));

    private static string State(NumberedInvoice one) => one switch
    {
        { Payment: { } paid } => $"was paid on {InsightReplies.Day(paid.Date)}, reference {paid.Reference}",
        { Status: InvoiceStatus.Rejected } => "is not paid: it was rejected",
        { Status: InvoiceStatus.Waiting } => $"is not paid: it waits for {one.WaitsFor}",
        { Status: InvoiceStatus.Differs } => $"is not paid: it differs and waits for a person ({string.Join("; ", one.Differences)})",
        _ => $"is not paid: it is released and due on {InsightReplies.Day(one.DueDate)}",
    };

    /// <summary>As it is booked, and as it is owed where that is another currency.</summary>
    private static string Owed(OwedVendor vendor, string firms)
    {
        var others = vendor.Currencies.Where(one => one.Currency != firms).Select(one => Phrases.Money(one.Owed, one.Currency)).ToArray();
        return $"{Phrases.Money(vendor.Owed, firms)}{(others.Length == 0 ? "" : $" ({string.Join(" and ", others)}{(vendor.Currencies.Count > others.Length ? " among it" : "")})")}";
    }

    private static string Overdue(decimal overdue, string currency) => overdue > 0 ? $", {Phrases.Money(overdue, currency)} of it overdue" : "";

    private static string Invoices(int count) => $"{Phrases.Number(count)} {(count == 1 ? "invoice" : "invoices")}";

    private static string More(int count) => count > MostShown ? $"\nand {Phrases.Number(count - MostShown)} more" : "";

    public static string Name(InvoiceKind kind) => kind == InvoiceKind.Invoice ? "invoice" : "credit note";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
