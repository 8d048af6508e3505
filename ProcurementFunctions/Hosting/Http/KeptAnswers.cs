using System.Text.Json;
using ProcurementFunctions.Hosting.Documents;
using StackExchange.Redis;

namespace ProcurementFunctions.Hosting.Http;

/// <summary>
/// Answers by idempotency key, in Redis. A key is reserved by one request, for a short time that it must renew, so that
/// the key of a process that died is free again soon; the answer is then kept for a day.
/// </summary>
internal sealed class KeptAnswers(IConnectionMultiplexer redis)
{
    public static readonly TimeSpan ReservedFor = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    private const string SetIfMine =
        "if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) return 1";

    private const string DeleteIfMine =
        "if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end return redis.call('DEL', KEYS[1])";

    private IDatabase Database => redis.GetDatabase();

    /// <summary>False when another request has the key or has answered.</summary>
    public Task<bool> TryReserveAsync(string key, KeptAnswer reservation) =>
        Database.StringSetAsync(key, Write(reservation), ReservedFor, When.NotExists);

    /// <summary>Null when nobody has reserved the key, or whoever did went away without an answer.</summary>
    public async Task<KeptAnswer?> ReadAsync(string key)
    {
        var value = await Database.StringGetAsync(key);
        return value.IsNull ? null : StoredJson.Read((byte[])value!, HttpJson.Default.KeptAnswer, KeptAnswer.CurrentSchema);
    }

    /// <summary>False when the reservation was lost.</summary>
    public Task<bool> RenewAsync(string key, KeptAnswer reservation) => SetAsync(key, reservation, reservation, ReservedFor);

    /// <summary>Puts the answer in place of the reservation; false when the reservation was lost.</summary>
    public Task<bool> KeepAsync(string key, KeptAnswer reservation, KeptAnswer answered) =>
        SetAsync(key, reservation, answered, KeptFor);

    /// <summary>Frees the key, so that the request may be tried again.</summary>
    public Task ReleaseAsync(string key, KeptAnswer reservation) =>
        Database.ScriptEvaluateAsync(DeleteIfMine, [key], [Write(reservation)]);

    private async Task<bool> SetAsync(string key, KeptAnswer expected, KeptAnswer value, TimeSpan lifetime) =>
        (int)await Database.ScriptEvaluateAsync(
            SetIfMine, [key], [Write(expected), Write(value), (long)lifetime.TotalMilliseconds]) == 1;

    private static byte[] Write(KeptAnswer kept) => JsonSerializer.SerializeToUtf8Bytes(kept, HttpJson.Default.KeptAnswer);
}
