using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Redis;
using StackExchange.Redis;

namespace ProcurementFunctions.Credentials;

/// <summary>
/// Tokens in Redis, <c>vendor_token:{vendorId}</c>, encrypted for that vendor alone, gone when they expire. What cannot
/// be decrypted (another key ring, a damaged value) counts as not there.
/// </summary>
internal sealed class RedisTokenVault(
    IConnectionMultiplexer redis, IDataProtectionProvider protection, ILogger<RedisTokenVault> logger)
{
    private const string TokenPrefix = "vendor_token:";
    private const string LockPrefix = "vendor_token_lock:";
    private const string Purpose = "ProcurementFunctions.Credentials.VendorToken";

    private const string DeleteIfEqual =
        "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

    /// <summary>How long a token is good for is known with its write alone; one without an expiry goes soon, and is fetched again.</summary>
    public static IReadOnlyList<RedisKeyKind> KeyKinds { get; } =
        [new(TokenPrefix, TimeSpan.FromMinutes(1)), new(LockPrefix, TimeSpan.FromMinutes(1))];

    private IDatabase Database => redis.GetDatabase();

    public async Task<string?> ReadAsync(string vendorId)
    {
        var value = await Database.StringGetAsync(KeyOf(vendorId));
        return value.IsNull ? null : Decrypt(vendorId, value!);
    }

    public Task WriteAsync(string vendorId, string token, TimeSpan lifetime) =>
        Database.StringSetAsync(KeyOf(vendorId), ProtectorOf(vendorId).Protect(token), lifetime);

    public async Task DiscardAsync(string vendorId, string token)
    {
        var value = await Database.StringGetAsync(KeyOf(vendorId));
        if (!value.IsNull && Decrypt(vendorId, value!) == token)
            await Database.ScriptEvaluateAsync(DeleteIfEqual, [KeyOf(vendorId)], [value]);
    }

    /// <summary>A lock among processes on fetching this vendor's token; null when another holds it.</summary>
    public async Task<IAsyncDisposable?> TryLockAsync(string vendorId, TimeSpan longest)
    {
        RedisKey key = $"{LockPrefix}{vendorId}";
        RedisValue owner = RandomNumberGenerator.GetBytes(16);
        return await Database.StringSetAsync(key, owner, longest, When.NotExists) ? new Lock(Database, key, owner) : null;
    }

    private static string KeyOf(string vendorId) => $"{TokenPrefix}{vendorId}";

    private IDataProtector ProtectorOf(string vendorId) => protection.CreateProtector(Purpose, vendorId);

    private string? Decrypt(string vendorId, string value)
    {
        try
        {
            return ProtectorOf(vendorId).Unprotect(value);
        }
        catch (CryptographicException)
        {
            CredentialsLog.NotDecrypted(logger, vendorId);
            return null;
        }
    }

    private sealed class Lock(IDatabase database, RedisKey key, RedisValue owner) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await database.ScriptEvaluateAsync(DeleteIfEqual, [key], [owner]);
    }
}
