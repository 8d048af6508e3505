using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Insights.Money;

/// <summary>Adds up what is owed, invoice by invoice. Pure but for what it has added.</summary>
internal sealed class OwedTally(DateOnly today)
{
    private readonly Dictionary<string, OwedVendor> _vendors = [];

    public decimal Owed { get; private set; }

    public decimal Overdue { get; private set; }

    public CountedValue Waiting { get; private set; } = CountedValue.None;

    public CountedValue Differs { get; private set; } = CountedValue.None;

    /// <summary>The one with the most first; named by their ids.</summary>
    public IEnumerable<OwedVendor> Vendors => _vendors.Values.OrderByDescending(vendor => vendor.Owed).ThenBy(vendor => vendor.VendorId, StringComparer.Ordinal);

    /// <summary>The line of an invoice that is to be paid; null: it is not, now.</summary>
    public OwedLine? Add(InvoiceDocument invoice)
    {
        var total = InvoiceRules.Signed(invoice);
        if (invoice.Status == InvoiceStatus.Waiting) Waiting = Waiting.With(total);
        if (invoice.Status == InvoiceStatus.Differs) Differs = Differs.With(total);
        if (!InvoiceRules.IsReleased(invoice.Status)) return null;
        var overdue = invoice.DueDate < today ? total : 0;
        Owed += total;
        Overdue += overdue;
        var vendor = _vendors.GetValueOrDefault(invoice.VendorId) ?? new(invoice.VendorId, invoice.VendorId, 0, 0, 0, invoice.DueDate);
        _vendors[invoice.VendorId] = vendor with
        {
            Invoices = vendor.Invoices + 1,
            Owed = vendor.Owed + total,
            Overdue = vendor.Overdue + overdue,
            NextDue = invoice.DueDate < vendor.NextDue ? invoice.DueDate : vendor.NextDue,
        };
        return new(
            invoice.Id, invoice.Kind, invoice.Number, invoice.VendorId, total, invoice.DueDate, Math.Max(0, today.DayNumber - invoice.DueDate.DayNumber), invoice.Status);
    }
}
