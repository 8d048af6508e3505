using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>
/// Keeps sessions, and the answers to the messages that made them what they are, for <see cref="Session.Lifetime"/> after
/// the last message; and the effects that a message decided on until they are carried out.
/// </summary>
/// <remarks>Every call throws a 503 <see cref="ProblemException"/> when the store is away.</remarks>
public interface ISessionStore
{
    /// <summary>One read: the session, and the answer that this message got if it came before.</summary>
    /// <exception cref="Hosting.Documents.UnreadableDocumentException">What is stored is no session that this build can read.</exception>
    Task<SessionRead> ReadAsync(string userId, string messageId, CancellationToken cancellation);

    /// <summary>The session, or null.</summary>
    Task<Session?> ReadAsync(string userId, CancellationToken cancellation);

    /// <summary>
    /// One conditional write of session, answer and effects, all or nothing. False: the session is not the one that was
    /// read any more, or the message has been answered meanwhile.
    /// </summary>
    Task<bool> SaveAsync(SessionWrite write, CancellationToken cancellation);

    /// <summary>Forgets the session. Answers stay, so that a message that comes again is not heard anew.</summary>
    Task ForgetAsync(string userId, CancellationToken cancellation);

    /// <summary>Forgets everything of this user: session, answers, effects.</summary>
    Task EraseAsync(string userId, CancellationToken cancellation);

    /// <summary>The answers that are kept for this user.</summary>
    IAsyncEnumerable<KeptAnswer> ListAnswersAsync(string userId, CancellationToken cancellation);

    /// <summary>Every session, one at a time.</summary>
    /// <exception cref="Hosting.Documents.UnreadableDocumentException">After all others: some cannot be read by this build.</exception>
    IAsyncEnumerable<Session> ListAsync(CancellationToken cancellation);

    /// <summary>Notes that the effects of a message are carried out.</summary>
    Task SettleAsync(string userId, string messageId, CancellationToken cancellation);

    /// <summary>Every message's effects that are not noted as carried out, oldest first or not.</summary>
    /// <exception cref="Hosting.Documents.UnreadableDocumentException">After all others: some cannot be read by this build.</exception>
    IAsyncEnumerable<PendingEffects> ListPendingAsync(CancellationToken cancellation);
}

/// <param name="Session">Null: there is none.</param>
/// <param name="Answer">Null: the message has not been answered.</param>
public sealed record SessionRead(Session? Session, SessionMark Mark, KeptAnswer? Answer);

/// <param name="Mark">Of the session that <paramref name="Session"/> was made from.</param>
/// <param name="Effects">Null: none.</param>
public sealed record SessionWrite(
    Session Session, SessionMark Mark, string MessageId, KeptAnswer Answer, PendingEffects? Effects)
{
    /// <summary>The answer's response as JSON, where it has been written already.</summary>
    internal ReadOnlyMemory<byte> ResponseJson { get; init; }
}
