using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Cleanup;

/// <summary>
/// Removes what nobody needs any more. Sessions, answers and tokens expire in Redis by themselves; sessions in memory have
/// a timer of their own.
/// </summary>
internal sealed class CleanupFunctions(HistoryCleanup histories)
{
    [Function("Cleanup")]
    public Task<CleanupReport> RunAsync(
        [TimerTrigger("%CleanupSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => histories.RunAsync(client, cancellation);
}
