using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;

namespace ProcurementFunctions.Conversations;

/// <summary>What the conversations do by the clock. Each is safe to run twice and late.</summary>
public sealed class ConversationTimers(EffectRunner effects, ISessionStore sessions, ILogger<ConversationTimers> logger)
{
    /// <summary>Carries out what messages led to and a crash left undone.</summary>
    [Function("SweepMessageEffects")]
    public Task SweepAsync(
        [TimerTrigger("30 * * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => effects.SweepAsync(client, cancellation);

    /// <summary>Removes sessions without activity where they are kept in memory; Redis does so by itself.</summary>
    [Function("PruneSessions")]
    public void Prune([TimerTrigger("0 */10 * * * *")] TimerInfo timer)
    {
        if (sessions is not MemorySessionStore memory) return;
        var removed = memory.Prune();
        if (removed > 0) ConversationsLog.Pruned(logger, removed);
    }
}
