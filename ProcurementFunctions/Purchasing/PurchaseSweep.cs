using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Telemetry;
using ProcurementFunctions.Purchasing.Returning;

namespace ProcurementFunctions.Purchasing;

/// <summary>
/// Finishes what a crash interrupted: starts the orchestration of a record that has none, books returns, and tells an orchestration again
/// what was written into its record and not looked at. Safe to run twice and late.
/// </summary>
internal sealed partial class PurchaseSweep(IPurchaseStore purchases, GoodsReturns returns, TimeProvider time, ILogger<PurchaseSweep> logger)
{
    /// <summary>What is younger is still being worked on by whoever wrote it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    [Function(nameof(PurchaseSweep))]
    public async Task RunAsync(
        [TimerTrigger("%PurchaseSweepSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var due = time.GetUtcNow() - Grace;
        var open = Enum.GetValues<PurchaseStatus>().Where(status => !PurchaseRules.IsEnd(status)).ToDictionary(status => status, _ => 0L);
        await foreach (var purchase in purchases.ListOpenAsync(null, cancellation))
        {
            if (open.TryGetValue(purchase.Status, out var count)) open[purchase.Status] = count + 1;
            if (purchase.UpdatedAt > due) continue;
            if (purchase.ReturnsToBook is not null) await returns.BookAsync(purchase.Id, cancellation);
            var instance = await client.GetInstanceAsync(purchase.Id, cancellation);
            if (instance is null && purchase.IsOpen())
            {
                await PurchaseStarter.EnsureStartedAsync(client, new(purchase.Id, purchase.Status), isNew: true, cancellation);
                LogStarted(logger, purchase.Id);
            }
            else if (instance is { RuntimeStatus: var status } && PurchaseStarter.MayRestart(status) && purchase.IsOpen())
            {
                await PurchaseStarter.RestartAsync(client, new(purchase.Id, purchase.Status), cancellation);
                LogStarted(logger, purchase.Id);
            }
            else if (instance is { IsCompleted: false } && purchase.Signals > purchase.SignalsSeen)
            {
                await client.RaiseEventAsync(purchase.Id, PurchaseOrchestrator.Changed, cancellation);
                LogTold(logger, purchase.Id);
            }
        }

        foreach (var (status, count) in open) AgentMeter.Open(PurchaseRules.NameOf(status), count);
    }

    [LoggerMessage(1401, LogLevel.Information, "Purchase {PurchaseId} was open and had no orchestration; it is started now")]
    private static partial void LogStarted(ILogger logger, string purchaseId);

    [LoggerMessage(1402, LogLevel.Information, "Purchase {PurchaseId} was told again of a change")]
    private static partial void LogTold(ILogger logger, string purchaseId);
}
