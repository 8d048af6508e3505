using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Hosting.Audit;

/// <summary>Tells the audit trail what a crash, or a store that was away, has kept from it. Safe to run twice and late.</summary>
public sealed class AuditSweep(IEnumerable<IUntoldChanges> changes, WallClock clock, ILogger<AuditSweep> logger)
{
    /// <summary>What is younger is still being told by whoever wrote it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>A kind of document that cannot be read now does not keep the others from being told; it is thrown in the end.</summary>
    [Function("SweepAudit")]
    public async Task RunAsync([TimerTrigger("%PurchaseSweepSchedule%")] TimerInfo timer, CancellationToken cancellation)
    {
        var told = 0;
        Exception? failed = null;
        foreach (var kind in changes)
        {
            try
            {
                told += await kind.TellAsync(clock.Now - Grace, cancellation);
            }
            catch (Exception e) when (e is ProblemException or UnreadableDocumentException)
            {
                failed = e;
            }
        }

        if (told > 0) AuditLog.Told(logger, told);
        if (failed is not null) throw failed;
    }

    /// <summary>Tells all that is untold at this moment, whoever is at it, for a caller who waits: all kinds at once.</summary>
    /// <exception cref="ProblemException">503: a store is away.</exception>
    public Task TellAllAsync(CancellationToken cancellation) =>
        Task.WhenAll(changes.Select(kind => kind.TellAsync(DateTimeOffset.MaxValue, cancellation)));
}
