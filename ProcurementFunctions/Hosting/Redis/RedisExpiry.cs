using StackExchange.Redis;

namespace ProcurementFunctions.Hosting.Redis;

/// <summary>
/// Sees to it that none of our keys stays for ever. Each is written with its expiry; one without comes from elsewhere, such as
/// a copy made by hand, and would be personal data that nobody removes.
/// </summary>
internal sealed class RedisExpiry(IConnectionMultiplexer redis, IEnumerable<RedisKeyKind> kinds)
{
    private IDatabase Database => redis.GetDatabase();

    /// <summary>Gives every key of ours that has no expiry the longest of its kind. Safe to run twice and at once; keys of others are not touched.</summary>
    /// <returns>How many had none.</returns>
    public async Task<int> BoundAsync(CancellationToken cancellation)
    {
        var bounded = 0;
        foreach (var kind in kinds)
        {
            await foreach (var key in redis.KeysAsync($"{kind.Prefix}*", cancellation))
            {
                if (await Database.KeyTimeToLiveAsync(key) is null && await Database.KeyExpireAsync(key, kind.Longest, ExpireWhen.HasNoExpiry))
                    bounded++;
            }
        }

        return bounded;
    }
}
