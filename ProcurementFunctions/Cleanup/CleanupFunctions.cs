using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting.Redis;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Cleanup;

/// <summary>
/// Removes what nobody needs any more, and says what. Sessions, answers and tokens expire in Redis by themselves, notices in
/// Cosmos DB; sessions and answers in memory are removed here and, more often, by a timer of their own. What is kept, for how
/// long and why: docs/retention.md.
/// </summary>
internal sealed class CleanupFunctions(
    HistoryCleanup histories, ItemCleanup items, RedisExpiry redis, ISessionStore sessions, ILogger<CleanupFunctions> logger)
{
    [Function("Cleanup")]
    public async Task<CleanupReport> RunAsync(
        [TimerTrigger("%CleanupSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var report = await histories.RunAsync(client, cancellation);
        var orphans = await items.RunAsync(cancellation);
        report = report with
        {
            Sessions = (sessions as MemorySessionStore)?.Prune() ?? 0,
            Offers = orphans.GetValueOrDefault(ItemRecordNames.Offers),
            Demand = orphans.GetValueOrDefault(ItemRecordNames.Demand),
            Preferences = orphans.GetValueOrDefault(ItemRecordNames.Preferences),
            KeysBounded = await redis.BoundAsync(cancellation),
        };
        CleanupLog.Done(
            logger,
            report.Purged,
            report.Orphans,
            report.Restarted,
            report.StillOpen,
            report.Offers,
            report.Demand,
            report.Preferences,
            report.Sessions,
            report.KeysBounded);
        return report;
    }
}
