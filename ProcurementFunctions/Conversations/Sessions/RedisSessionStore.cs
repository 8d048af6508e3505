using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.Redis;
using StackExchange.Redis;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>Sessions in Redis (or what speaks its protocol), shared by every instance of the app.</summary>
public sealed class RedisSessionStore(IConnectionMultiplexer redis) : ISessionStore
{
    private const int ScanPage = 1_000;
    private static readonly long EffectsSeconds = (long)SessionKeys.EffectsLifetime.TotalSeconds;
    private static readonly long Lifetime = (long)Session.Lifetime.TotalSeconds;

    // All keys are in one cluster slot. The session is compared by its first bytes (SessionMark), whose last place comes
    // as text: a number would be formatted anew with each call.
    internal const string SaveScript = """
        local mark = ARGV[1]
        if mark == '' then
          if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
        elseif redis.call('GETRANGE', KEYS[1], '0', ARGV[5]) ~= mark then
          return 0
        end
        if not redis.call('SET', KEYS[2], ARGV[3], 'NX', 'EX', ARGV[4]) then return 0 end
        redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[4])
        if KEYS[3] then redis.call('SET', KEYS[3], ARGV[6], 'EX', ARGV[7]) end
        return 1
        """;

#pragma warning disable CA5350 // Redis itself names scripts by their SHA-1; nothing is secured by it.
    private static readonly byte[] SaveScriptHash = SHA1.HashData(Encoding.UTF8.GetBytes(SaveScript));
#pragma warning restore CA5350

    private IDatabase Database => redis.GetDatabase();

    public async Task<SessionRead> ReadAsync(string userId, string messageId, CancellationToken cancellation)
    {
        var keys = new SessionKeys(userId);
        RedisValue[] values;
        try
        {
            // It ends by itself in a second or two. To wait with a token would cost each message more than that rare end saves.
            values = await Database.StringGetAsync([keys.Session, keys.Answer(messageId)]);
        }
        catch (Exception e) when (RedisAway.Is(e))
        {
            throw Away();
        }

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
        var json = new JsonBuffer();
        var values = Values(write, json);
        RedisResult saved;
        try
        {
            saved = await Database.ScriptEvaluateAsync(SaveScriptHash, names, values);
        }
        catch (RedisServerException e) when (e.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            // In full where the server does not know it yet, which makes it known.
            saved = await CallAsync(Database.ScriptEvaluateAsync(SaveScript, names, values), cancellation);
        }
        catch (Exception e) when (RedisAway.Is(e))
        {
            // The buffer is not given back: what is still to be sent may stand in it.
            throw Away();
        }

        json.Dispose();
        return (int)saved == 1;
    }

    /// <summary>Reads and saves in vain: of a user that nobody is, under a mark that no session has.</summary>
    public Task WarmUpAsync(CancellationToken cancellation)
    {
        var keys = new SessionKeys("");
        return Task.WhenAll(
            ReadAsync("", "", cancellation),
            CallAsync(Database.ScriptEvaluateAsync(SaveScript, [keys.Session, keys.Answer("")], ["none", "", "", Lifetime, 3]), cancellation));
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

    /// <summary>The script's values, most of them parts of the buffer.</summary>
    private static RedisValue[] Values(SessionWrite write, JsonBuffer json)
    {
        SessionCodec.Write(write.Session, json);
        var session = json.Length;
        SessionJson.WriteAnswer(write, json);
        var answer = json.Length;
        if (write.Effects is not null)
        {
            using var writer = json.Begin();
            JsonSerializer.Serialize(writer, write.Effects, ConversationsJson.Default.PendingEffects);
        }

        var all = json.Written;
        var mark = write.Mark.Bytes;
        return write.Effects is null
            ? [mark, all[..session], all[session..answer], Lifetime, mark.Length - 1]
            : [mark, all[..session], all[session..answer], Lifetime, mark.Length - 1, all[answer..], EffectsSeconds];
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
        catch (Exception e) when (RedisAway.Is(e))
        {
            throw Away();
        }
    }

    private static ProblemException Away() =>
        ProblemException.Unavailable("the session store cannot be reached", TimeSpan.FromSeconds(1));
}
