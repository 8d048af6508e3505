using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Insights.Money;

/// <summary>Adds up what is owed, invoice by invoice: in the firm's currency as it is booked, and in each by itself. Pure but for what it has added.</summary>
/// <param name="firms">The firm's currency.</param>
internal sealed class OwedTally(DateOnly today, string firms)
{
    private readonly Dictionary<string, OwedVendor> _vendors = [];
    private readonly SortedDictionary<string, OwedCurrency> _currencies = new(StringComparer.Ordinal);

    public decimal Owed { get; private set; }

    public decimal Overdue { get; private set; }

    public CountedValue Waiting { get; private set; } = CountedValue.None;

    public CountedValue Differs { get; private set; } = CountedValue.None;

    public IReadOnlyList<OwedCurrency> Currencies => [.. _currencies.Values];

    /// <summary>The one with the most first; named by their ids.</summary>
    public IEnumerable<OwedVendor> Vendors => _vendors.Values.OrderByDescending(vendor => vendor.Owed).ThenBy(vendor => vendor.VendorId, StringComparer.Ordinal);

    /// <summary>The line of an invoice that is to be paid; null: it is not, now.</summary>
    public OwedLine? Add(InvoiceDocument invoice)
    {
        var (own, booked) = (InvoiceRules.Payable(invoice), InvoiceRules.PayableIn(invoice, firms));
        var isOverdue = invoice.DueDate < today;
        if (invoice.Status == InvoiceStatus.Waiting) Waiting = Waiting.With(booked ?? 0);
        if (invoice.Status == InvoiceStatus.Differs) Differs = Differs.With(booked ?? 0);
        AddCurrency(invoice, own, booked, isOverdue);
        if (!InvoiceRules.IsReleased(invoice.Status)) return null;
        Owed += booked ?? 0;
        Overdue += isOverdue ? booked ?? 0 : 0;
        AddVendor(invoice, own, booked ?? 0, isOverdue);
        return new(
            invoice.Id,
            invoice.Kind,
            invoice.Number,
            invoice.VendorId,
            own,
            invoice.Currency,
            booked,
            invoice.DueDate,
            Math.Max(0, today.DayNumber - invoice.DueDate.DayNumber),
            invoice.Status);
    }

    private void AddCurrency(InvoiceDocument invoice, decimal own, decimal? booked, bool isOverdue)
    {
        var known = _currencies.GetValueOrDefault(invoice.Currency) ?? new(invoice.Currency, 0, 0, 0, 0, 0, 0);
        var released = InvoiceRules.IsReleased(invoice.Status);
        _currencies[invoice.Currency] = known with
        {
            Invoices = known.Invoices + (released ? 1 : 0),
            Owed = known.Owed + (released ? own : 0),
            Overdue = known.Overdue + (released && isOverdue ? own : 0),
            Waiting = known.Waiting + (invoice.Status == InvoiceStatus.Waiting ? own : 0),
            Differs = known.Differs + (invoice.Status == InvoiceStatus.Differs ? own : 0),
            Booked = released ? known.Booked + booked : known.Booked,
        };
    }

    private void AddVendor(InvoiceDocument invoice, decimal own, decimal booked, bool isOverdue)
    {
        var vendor = _vendors.GetValueOrDefault(invoice.VendorId) ?? new(invoice.VendorId, invoice.VendorId, 0, 0, 0, invoice.DueDate, []);
        var before = vendor.Currencies.FirstOrDefault(one => one.Currency == invoice.Currency)?.Owed ?? 0;
        _vendors[invoice.VendorId] = vendor with
        {
            Invoices = vendor.Invoices + 1,
            Owed = vendor.Owed + booked,
            Overdue = vendor.Overdue + (isOverdue ? booked : 0),
            NextDue = invoice.DueDate < vendor.NextDue ? invoice.DueDate : vendor.NextDue,
            Currencies = [.. vendor.Currencies.Where(one => one.Currency != invoice.Currency).Append(new(invoice.Currency, before + own)).OrderBy(one => one.Currency, StringComparer.Ordinal)],
        };
    }
}
