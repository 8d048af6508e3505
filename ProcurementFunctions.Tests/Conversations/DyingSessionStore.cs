using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;

namespace ProcurementFunctions.Tests.Conversations;

/// <summary>Where a process may die between a message's save and the note that its effects are carried out.</summary>
public enum DeathPoint
{
    /// <summary>Saved, and nothing done yet.</summary>
    AfterSaving,

    /// <summary>All is done, and nothing noted.</summary>
    BeforeSettling,
}

/// <summary>A session store whose process dies at one point of each message that leads to something: nothing of ours runs after it.</summary>
internal sealed class DyingSessionStore(ISessionStore inner, DeathPoint point) : ISessionStore
{
    public Task<SessionRead> ReadAsync(string userId, string messageId, CancellationToken cancellation) => inner.ReadAsync(userId, messageId, cancellation);

    public Task<Session?> ReadAsync(string userId, CancellationToken cancellation) => inner.ReadAsync(userId, cancellation);

    public async Task<bool> SaveAsync(SessionWrite write, CancellationToken cancellation)
    {
        var saved = await inner.SaveAsync(write, cancellation);
        if (saved && write.Effects is not null && point == DeathPoint.AfterSaving) throw Died();
        return saved;
    }

    public Task SettleAsync(string userId, string messageId, CancellationToken cancellation) =>
        point == DeathPoint.BeforeSettling ? throw Died() : inner.SettleAsync(userId, messageId, cancellation);

    public Task ForgetAsync(string userId, CancellationToken cancellation) => inner.ForgetAsync(userId, cancellation);

    public Task EraseAsync(string userId, CancellationToken cancellation) => inner.EraseAsync(userId, cancellation);

    public IAsyncEnumerable<KeptAnswer> ListAnswersAsync(string userId, CancellationToken cancellation) => inner.ListAnswersAsync(userId, cancellation);

    public IAsyncEnumerable<Session> ListAsync(CancellationToken cancellation) => inner.ListAsync(cancellation);

    public IAsyncEnumerable<PendingEffects> ListPendingAsync(CancellationToken cancellation) => inner.ListPendingAsync(cancellation);

    private static IOException Died() => new("the process dies here");
}
