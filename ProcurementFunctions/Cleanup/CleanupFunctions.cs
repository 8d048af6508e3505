using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Conversations.Sessions;

namespace ProcurementFunctions.Cleanup;

/// <summary>
/// Removes what nobody needs any more, and says what. Sessions, answers and tokens expire in Redis by themselves, notices in
/// Cosmos DB; sessions and answers in memory are removed here and, more often, by a timer of their own.
/// </summary>
internal sealed class CleanupFunctions(HistoryCleanup histories, ISessionStore sessions)
{
    [Function("Cleanup")]
    public async Task<CleanupReport> RunAsync(
        [TimerTrigger("%CleanupSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        await histories.RunAsync(client, cancellation) with { Sessions = (sessions as MemorySessionStore)?.Prune() ?? 0 };
}
