using System.Globalization;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Notices;

/// <summary>Puts notices of invoices that differ aside for those who decide: one each time that an invoice comes to differ, and a reminder.</summary>
internal sealed class InvoiceNotices(CosmosNotices notices, IOptions<NoticeOptions> options, WallClock clock)
{
    /// <summary>That it differs and waits for a person; the same a second time changes nothing.</summary>
    public Task DiffersAsync(InvoiceDocument invoice, CancellationToken cancellation) => AddAsync(invoice, NoticeKinds.InvoiceDiffers, invoice.StatusAt, cancellation);

    /// <summary>That it still does.</summary>
    public Task RemindAsync(InvoiceDocument invoice, DateTimeOffset now, CancellationToken cancellation) => AddAsync(invoice, NoticeKinds.InvoiceReminder, now, cancellation);

    private async Task AddAsync(InvoiceDocument invoice, string kind, DateTimeOffset at, CancellationToken cancellation)
    {
        if (options.Value.Url is null) return;
        await notices.AddAsync(
            new()
            {
                // One for each time that it came to differ, whatever it differs in since.
                Id = string.Create(CultureInfo.InvariantCulture, $"{invoice.Id}-{invoice.StatusAt.ToUnixTimeMilliseconds()}-{kind}"),
                PurchaseId = invoice.Lines[0].PurchaseId,
                InvoiceId = invoice.Id,
                Kind = kind,
                At = at,
                CreatedAt = clock.Now,
                NextAttemptAt = clock.Now,
            },
            cancellation);
    }
}
