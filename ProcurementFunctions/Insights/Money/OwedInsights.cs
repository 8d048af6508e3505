using ProcurementFunctions.Invoices;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Insights.Money;

/// <summary>Answers about invoices, from all of them that are not paid.</summary>
internal sealed class OwedInsights(
    IInvoiceStore invoices, IPurchaseRecords purchases, IKnowledge knowledge, IOperationsStore operations, TimeProvider time)
{
    public async Task<OwedInsight> OwedAsync(InsightPage page, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var firms = (await operations.ReadAsync(cancellation)).Document.Currency;
        var (tally, ranking) = (new OwedTally(today, firms), new Ranking<OwedLine>(page));
        await foreach (var invoice in invoices.ListUnpaidAsync(cancellation))
        {
            if (tally.Add(invoice) is { } line) ranking.Add(new(0, line.DueDate.DayNumber, line.InvoiceId), line);
        }

        var shown = ranking.Take();
        var vendors = new List<OwedVendor>();
        foreach (var vendor in tally.Vendors)
            vendors.Add(vendor with { VendorName = (await knowledge.ReadVendorAsync(vendor.VendorId, cancellation))?.Document.Name ?? vendor.VendorId });
        return new(
            today,
            firms,
            tally.Owed,
            tally.Overdue,
            tally.Waiting,
            tally.Differs,
            tally.Currencies,
            vendors,
            await CreditsAsync(today, cancellation),
            shown.Items,
            shown.NextCursor);
    }

    /// <summary>The invoices and credit notes of a number, of any vendor.</summary>
    public async Task<NumberedInsight> NumberedAsync(string number, CancellationToken cancellation)
    {
        var found = new List<NumberedInvoice>();
        await foreach (var invoice in invoices.ListByNumberAsync(number, cancellation))
        {
            var name = (await knowledge.ReadVendorAsync(invoice.VendorId, cancellation))?.Document.Name ?? invoice.VendorId;
            found.Add(new(invoice.Id, invoice.Kind, name, invoice.Total, invoice.Currency, invoice.Status, invoice.DueDate, invoice.WaitsFor, [.. invoice.Differences.Select(one => one.Text)], invoice.Payment, invoice.EnteredBy, invoice.Decision is not null, invoice.Revision));
        }

        return new(number, found);
    }

    /// <summary>The invoices that wait, for goods or for a person, by due date.</summary>
    /// <param name="onlyDiffering">Only those that wait for a person.</param>
    public async Task<WaitingInvoicesInsight> WaitingAsync(bool onlyDiffering, CancellationToken cancellation)
    {
        var found = new List<WaitingInvoice>();
        await foreach (var invoice in invoices.ListUnpaidAsync(cancellation))
        {
            if (invoice.Status == InvoiceStatus.Differs || (invoice.Status == InvoiceStatus.Waiting && !onlyDiffering))
                found.Add(new(invoice.Id, invoice.Kind, invoice.Number, invoice.VendorId, invoice.Total, invoice.Currency, invoice.Status, invoice.DueDate, invoice.WaitsFor ?? string.Join("; ", invoice.Differences.Select(one => one.Text))));
        }

        return new([.. found.OrderBy(one => one.DueDate).ThenBy(one => one.InvoiceId, StringComparer.Ordinal)], onlyDiffering);
    }

    private async Task<IReadOnlyList<OpenCredit>> CreditsAsync(DateOnly today, CancellationToken cancellation)
    {
        var credits = new List<OpenCredit>();
        await foreach (var purchase in purchases.ListAsync(new(HasReturns: true), cancellation)) credits.AddRange(OpenCreditRules.Of(purchase, today));
        return [.. credits.OrderByDescending(credit => credit.DaysOverdue).ThenByDescending(credit => credit.Amount).ThenBy(credit => credit.PurchaseId, StringComparer.Ordinal)];
    }
}
