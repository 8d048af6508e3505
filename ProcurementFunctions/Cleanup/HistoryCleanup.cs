using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Import;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Cleanup;

/// <summary>Removes the histories of purchases that ended long ago, and looks after ended ones that something is wrong with.</summary>
/// <remarks>
/// Histories are purged one by one: a purge by filter knows when an orchestration was created, not when it ended, and
/// nothing of its record.
/// </remarks>
internal sealed class HistoryCleanup(
    IPurchaseStore purchases, IOptions<CleanupOptions> options, TimeProvider time, ILogger<HistoryCleanup> logger)
{
    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    /// <summary>What became of an import is told by the audit trail; its history is of no use when its file is gone.</summary>
    private static readonly TimeSpan ImportsKept = TimeSpan.FromDays(1);

    /// <summary>Safe to run twice and at once: what another run has purged or restarted is not counted again.</summary>
    public async Task<CleanupReport> RunAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        var report = new CleanupReport();
        var kept = TimeSpan.FromDays(options.Value.HistoryDays);
        await foreach (var instance in client.GetAllInstancesAsync(new OrchestrationQuery(Statuses: Ended)).WithCancellation(cancellation))
        {
            if (instance.Name == nameof(ImportOrchestrator) && time.GetUtcNow() - instance.LastUpdatedAt >= ImportsKept)
                report = report with { Purged = report.Purged + await PurgeAsync(client, instance, cancellation) };
            if (instance.Name != nameof(PurchaseOrchestrator)) continue;
            var purchase = (await purchases.ReadAsync(instance.InstanceId, cancellation))?.Document;
            var failed = instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed;
            var fate = CleanupRules.FateOf(failed, instance.LastUpdatedAt, purchase, kept, time.GetUtcNow());
            report = await DoAsync(client, instance, purchase, fate, report, cancellation);
        }

        return report;
    }

    private async Task<CleanupReport> DoAsync(
        DurableTaskClient client,
        OrchestrationMetadata instance,
        PurchaseDocument? purchase,
        Fate fate,
        CleanupReport report,
        CancellationToken cancellation)
    {
        switch (fate)
        {
            case Fate.Purge:
                return report with { Purged = report.Purged + await PurgeAsync(client, instance, cancellation) };
            case Fate.PurgeOrphan:
                CleanupLog.Orphan(logger, instance.InstanceId);
                return report with { Orphans = report.Orphans + await PurgeAsync(client, instance, cancellation) };
            case Fate.Restart:
                await PurchaseStarter.RestartAsync(client, new(instance.InstanceId, purchase!.Status), cancellation);
                CleanupLog.Restarted(logger, instance.InstanceId);
                return report with { Restarted = report.Restarted + 1 };
            case Fate.Report:
                CleanupLog.StillOpen(logger, instance.InstanceId, instance.RuntimeStatus);
                return report with { StillOpen = report.StillOpen + 1 };
            default:
                return report;
        }
    }

    private static async Task<int> PurgeAsync(
        DurableTaskClient client, OrchestrationMetadata instance, CancellationToken cancellation) =>
        (await client.PurgeInstanceAsync(instance.InstanceId, cancellation)).PurgedInstanceCount;
}
