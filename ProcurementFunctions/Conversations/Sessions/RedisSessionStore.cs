using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using StackExchange.Redis;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>Sessions in Redis (or what speaks its protocol), shared by every instance of the app.</summary>
public sealed class RedisSessionStore(IConnectionMultiplexer redis) : ISessionStore
{
    private const int ScanPage = 1_000;
    private static readonly long EffectsSeconds = (long)TimeSpan.FromDays(7).TotalSeconds;

    // All keys are in one cluster slot. The session is compared by its first bytes (SessionMark).
    private const string SaveScript = """
        local mark = ARGV[1]
        if mark == '' then
          if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
        elseif redis.call('GETRANGE', KEYS[1], 0, #mark - 1) ~= mark then
          return 0
        end
        if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
        redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[4])
        redis.call('SET', KEYS[2], ARGV[3], 'EX', ARGV[4])
        if KEYS[3] then redis.call('SET', KEYS[3], ARGV[5], 'EX', ARGV[6]) end
        return 1
        """;

#pragma warning disable CA5350 // Redis itself names scripts by their SHA-1; nothing is secured by it.
    private static readonly byte[] SaveScriptHash = SHA1.HashData(Encoding.UTF8.GetBytes(SaveScript));
#pragma warning restore CA5350

    private IDatabase Database => redis.GetDatabase();

    public async Task<SessionRead> ReadAsync(string userId, string messageId, CancellationToken cancellation)
    {
        var keys = new SessionKeys(userId);
        var values = await CallAsync(Database.StringGetAsync([keys.Session, keys.Answer(messageId)]), cancellation);
        var answer = values[1].IsNull ? null : ReadAnswer(values[1]);
        if (values[0].IsNull) return new(null, SessionMark.None, answer);
        ReadOnlyMemory<byte> stored = values[0];
        return new(SessionCodec.Read(stored, userId), SessionMark.Of(stored), answer);
    }

    public async Task<Session?> ReadAsync(string userId, CancellationToken cancellation)
    {
        var value = await CallAsync(Database.StringGetAsync(new SessionKeys(userId).Session), cancellation);
        return value.IsNull ? null : SessionCodec.Read(value, userId);
    }

    public async Task<bool> SaveAsync(SessionWrite write, CancellationToken cancellation)
    {
        var keys = new SessionKeys(write.Session.UserId);
        RedisKey[] names = write.Effects is null
            ? [keys.Session, keys.Answer(write.MessageId)]
            : [keys.Session, keys.Answer(write.MessageId), keys.Effects(write.MessageId)];
        RedisValue[] values =
        [
            write.Mark.Bytes,
            SessionCodec.Write(write.Session),
            JsonSerializer.SerializeToUtf8Bytes(write.Answer, ConversationsJson.Default.KeptAnswer),
            (long)Session.Lifetime.TotalSeconds,
            .. write.Effects is null
                ? Array.Empty<RedisValue>()
                : [JsonSerializer.SerializeToUtf8Bytes(write.Effects, ConversationsJson.Default.PendingEffects), EffectsSeconds],
        ];
        return (int)await CallAsync(SaveAsync(names, values), cancellation) == 1;
    }

    public Task ForgetAsync(string userId, CancellationToken cancellation) =>
        CallAsync(Database.KeyDeleteAsync(new SessionKeys(userId).Session), cancellation);

    public async Task EraseAsync(string userId, CancellationToken cancellation)
    {
        var keys = new SessionKeys(userId);
        // The session last: an erasure that was interrupted can be seen, and called again.
        foreach (var pattern in (string[])[keys.AnyEffects, keys.AnyAnswer])
        {
            await foreach (var key in ScanAsync(pattern, cancellation))
                await CallAsync(Database.KeyDeleteAsync(key), cancellation);
        }

        await ForgetAsync(userId, cancellation);
    }

    public async IAsyncEnumerable<KeptAnswer> ListAnswersAsync(
        string userId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var key in ScanAsync(new SessionKeys(userId).AnyAnswer, cancellation))
        {
            var value = await CallAsync(Database.StringGetAsync(key), cancellation);
            if (!value.IsNull) yield return ReadAnswer(value);
        }
    }

    public async IAsyncEnumerable<Session> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        UnreadableDocumentException? unreadable = null;
        await foreach (var key in ScanAsync(SessionKeys.AnySession, cancellation))
        {
            var value = await CallAsync(Database.StringGetAsync(key), cancellation);
            if (!value.IsNull && ReadSession(key, value, ref unreadable) is { } session) yield return session;
        }

        if (unreadable is not null) throw unreadable;
    }

    public Task SettleAsync(string userId, string messageId, CancellationToken cancellation) =>
        CallAsync(Database.KeyDeleteAsync(new SessionKeys(userId).Effects(messageId)), cancellation);

    public async IAsyncEnumerable<PendingEffects> ListPendingAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        UnreadableDocumentException? unreadable = null;
        await foreach (var key in ScanAsync(SessionKeys.AnyOutbox, cancellation))
        {
            var value = await CallAsync(Database.StringGetAsync(key), cancellation);
            if (!value.IsNull && ReadEffects(value, ref unreadable) is { } pending) yield return pending;
        }

        if (unreadable is not null) throw unreadable;
    }

    /// <summary>Runs the script by its hash; in full where the server does not know it yet, which makes it known.</summary>
    private async Task<RedisResult> SaveAsync(RedisKey[] names, RedisValue[] values)
    {
        try
        {
            return await Database.ScriptEvaluateAsync(SaveScriptHash, names, values);
        }
        catch (RedisServerException e) when (e.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            return await Database.ScriptEvaluateAsync(SaveScript, names, values);
        }
    }

    /// <summary>Null when they cannot be read, such as those of a newer version: they wait for a build that can.</summary>
    private static PendingEffects? ReadEffects(RedisValue value, ref UnreadableDocumentException? unreadable)
    {
        try
        {
            return SessionJson.ReadEffects((ReadOnlyMemory<byte>)value);
        }
        catch (UnreadableDocumentException e)
        {
            unreadable = e;
            return null;
        }
    }

    private static Session? ReadSession(RedisKey key, RedisValue value, ref UnreadableDocumentException? unreadable)
    {
        try
        {
            return SessionCodec.Read((ReadOnlyMemory<byte>)value, SessionKeys.UserOf(key!));
        }
        catch (UnreadableDocumentException e)
        {
            unreadable = e;
            return null;
        }
    }

    private static KeptAnswer ReadAnswer(RedisValue value) => SessionJson.ReadAnswer((ReadOnlyMemory<byte>)value);

    /// <summary>Walks the keys that match, on every primary, some at a time, so that no call holds the server up.</summary>
    private async IAsyncEnumerable<RedisKey> ScanAsync(string pattern, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var server in redis.GetServers())
        {
            if (server.IsReplica) continue;
            var keys = server.KeysAsync(Database.Database, pattern, ScanPage).GetAsyncEnumerator(cancellation);
            await using (keys)
            {
                while (await CallAsync(keys.MoveNextAsync().AsTask(), cancellation)) yield return keys.Current;
            }
        }
    }

    private static async Task<T> CallAsync<T>(Task<T> call, CancellationToken cancellation)
    {
        try
        {
            return await call.WaitAsync(cancellation);
        }
        catch (Exception e) when (IsAway(e))
        {
            throw ProblemException.Unavailable("the session store cannot be reached", TimeSpan.FromSeconds(1));
        }
    }

    private static bool IsAway(Exception e) => e switch
    {
        RedisConnectionException or RedisTimeoutException => true,
        RedisServerException { Message: var m } => m.StartsWith("LOADING", StringComparison.Ordinal)
            || m.StartsWith("READONLY", StringComparison.Ordinal) || m.StartsWith("MASTERDOWN", StringComparison.Ordinal)
            || m.StartsWith("CLUSTERDOWN", StringComparison.Ordinal) || m.StartsWith("TRYAGAIN", StringComparison.Ordinal)
            || m.StartsWith("BUSY", StringComparison.Ordinal) || m.StartsWith("OOM", StringComparison.Ordinal)
            || m.StartsWith("NOREPLICAS", StringComparison.Ordinal),
        _ => false,
    };
}
