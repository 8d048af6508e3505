using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Doctor.Examinations;

/// <summary>The invoices that are not paid, and those that were paid in the last days.</summary>
internal sealed class Invoices(IInvoiceStore invoices, IPurchaseStore purchases, IOptions<DoctorOptions> options, TimeProvider time) : IExamination
{
    public string Name => "invoices";

    public async IAsyncEnumerable<Finding> LookAsync(
        DurableTaskClient client, Action looked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var invoice in invoices.ListToExamineAsync(time.GetUtcNow().AddDays(-options.Value.LookBackDays), cancellation))
        {
            looked();
            foreach (var finding in InvoiceHealthRules.Of(invoice, time.GetUtcNow())) yield return finding;
            if (invoice is not { Payment: not null, Decision: null }) continue;
            foreach (var purchaseId in invoice.Lines.Select(line => line.PurchaseId).Distinct())
            {
                if ((await purchases.ReadAsync(purchaseId, cancellation))?.Document is { } purchase && InvoiceHealthRules.OfPaid(invoice, purchase) is { } twice) yield return twice;
            }
        }
    }
}
