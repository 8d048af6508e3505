using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Invoices;

/// <summary>
/// Finishes what a crash interrupted, holds the invoices that wait or differ against their orders again, and reminds of them. Safe to run twice
/// and late.
/// </summary>
internal sealed partial class InvoiceSweep(IInvoiceStore invoices, InvoiceFollower follower, IOperationsStore operations, ILogger<InvoiceSweep> logger)
{
    [Function(nameof(InvoiceSweep))]
    public async Task RunAsync([TimerTrigger("%PurchaseSweepSchedule%")] TimerInfo timer, CancellationToken cancellation)
    {
        var remindAfter = TimeSpan.FromHours((await operations.ReadAsync(cancellation)).Document.Approval.RemindAfterHours);
        await foreach (var invoice in invoices.ListToFollowAsync(cancellation))
        {
            try
            {
                var after = await follower.FollowAsync(invoice.Id, cancellation);
                if (after is not null) await follower.RemindAsync(after, remindAfter, cancellation);
                if (after is not null && after.Status != invoice.Status) LogMoved(logger, invoice.Id, after.Status);
            }
            catch (Exception e) when (e is ProblemException or InvalidOperationException)
            {
                // One that cannot be followed does not keep the others from it.
                LogLater(logger, invoice.Id, e.Message);
            }
        }
    }

    [LoggerMessage(2101, LogLevel.Information, "Invoice {InvoiceId} is {Status} now")]
    private static partial void LogMoved(ILogger logger, string invoiceId, InvoiceStatus status);

    [LoggerMessage(2102, LogLevel.Warning, "Invoice {InvoiceId} is looked at again later: {Reason}")]
    private static partial void LogLater(ILogger logger, string invoiceId, string reason);
}
