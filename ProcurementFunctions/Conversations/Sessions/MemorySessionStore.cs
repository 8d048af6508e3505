using System.Runtime.CompilerServices;
using System.Text.Json;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>
/// Sessions in the memory of one instance, gone when it ends (<c>Sessions:Store=Memory</c>). What has expired is never
/// answered, and is removed by <see cref="Prune"/>.
/// </summary>
public sealed class MemorySessionStore(WallClock clock) : ISessionStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, UserMemory> _users = [];

    public Task<SessionRead> ReadAsync(string userId, string messageId, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (!_users.TryGetValue(userId, out var memory)) return Task.FromResult(new SessionRead(null, SessionMark.None, null));
            var answer = memory.Answers.TryGetValue(messageId, out var kept) && kept.ExpiresAt > clock.Now ? kept.Answer : null;
            return Task.FromResult(memory.Session is { } stored && memory.ExpiresAt > clock.Now
                ? new SessionRead(SessionCodec.Read(stored, userId), SessionMark.Of(stored), answer)
                : new SessionRead(null, SessionMark.None, answer));
        }
    }

    public Task<Session?> ReadAsync(string userId, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult(_users.TryGetValue(userId, out var memory) && memory.Session is { } stored && memory.ExpiresAt > clock.Now
                ? SessionCodec.Read(stored, userId)
                : null);
        }
    }

    public Task<bool> SaveAsync(SessionWrite write, CancellationToken cancellation)
    {
        var json = SessionCodec.Write(write.Session);
        lock (_lock)
        {
            var now = clock.Now;
            if (!_users.TryGetValue(write.Session.UserId, out var memory)) _users[write.Session.UserId] = memory = new();
            var stored = memory.Session is { } session && memory.ExpiresAt > now ? session : [];
            if (!Begins(stored, write.Mark)) return Task.FromResult(false);
            if (memory.Answers.TryGetValue(write.MessageId, out var answered) && answered.ExpiresAt > now) return Task.FromResult(false);
            memory.Session = json;
            memory.ExpiresAt = now + Session.Lifetime;
            memory.Answers[write.MessageId] = (write.Answer, now + Session.Lifetime);
            if (write.Effects is { } effects) memory.Effects[write.MessageId] = effects;
            return Task.FromResult(true);
        }
    }

    public Task ForgetAsync(string userId, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_users.TryGetValue(userId, out var memory)) memory.Session = null;
        }

        return Task.CompletedTask;
    }

    public Task EraseAsync(string userId, CancellationToken cancellation)
    {
        lock (_lock) _users.Remove(userId);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<KeptAnswer> ListAnswersAsync(
        string userId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<KeptAnswer> answers = [];
        lock (_lock)
        {
            if (_users.TryGetValue(userId, out var memory))
                answers.AddRange(memory.Answers.Values.Where(kept => kept.ExpiresAt > clock.Now).Select(kept => kept.Answer));
        }

        foreach (var answer in answers) yield return answer;
        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<Session> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        List<string> users;
        lock (_lock) users = [.. _users.Keys];
        foreach (var user in users)
        {
            if (await ReadAsync(user, cancellation) is { } session) yield return session;
        }
    }

    public Task SettleAsync(string userId, string messageId, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_users.TryGetValue(userId, out var memory)) memory.Effects.Remove(messageId);
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<PendingEffects> ListPendingAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        List<PendingEffects> pending = [];
        lock (_lock)
        {
            foreach (var memory in _users.Values) pending.AddRange(memory.Effects.Values);
        }

        foreach (var effects in pending) yield return effects;
        await Task.CompletedTask;
    }

    /// <summary>Removes sessions whose last activity, and answers that, are older than their lifetime.</summary>
    /// <returns>How many sessions were removed.</returns>
    public int Prune()
    {
        var now = clock.Now;
        var removed = 0;
        lock (_lock)
        {
            foreach (var (userId, memory) in _users.ToList())
            {
                if (memory.Session is not null && memory.ExpiresAt <= now)
                {
                    memory.Session = null;
                    removed++;
                }

                foreach (var (messageId, kept) in memory.Answers.ToList())
                {
                    if (kept.ExpiresAt <= now) memory.Answers.Remove(messageId);
                }

                if (memory is { Session: null, Answers.Count: 0, Effects.Count: 0 }) _users.Remove(userId);
            }
        }

        return removed;
    }

    private static bool Begins(byte[] stored, SessionMark mark) => mark.Bytes.IsEmpty
        ? stored.Length == 0
        : stored.AsSpan().StartsWith(mark.Bytes.Span);

    private sealed class UserMemory
    {
        public byte[]? Session { get; set; }

        public DateTimeOffset ExpiresAt { get; set; }

        public Dictionary<string, (KeptAnswer Answer, DateTimeOffset ExpiresAt)> Answers { get; } = [];

        public Dictionary<string, PendingEffects> Effects { get; } = [];
    }
}
