using System.Runtime.CompilerServices;
using StackExchange.Redis;

namespace ProcurementFunctions.Hosting.Redis;

internal static class RedisKeys
{
    private const int ScanPage = 1_000;

    /// <summary>The keys that match, on every primary, some at a time, so that no call holds the server up.</summary>
    public static async IAsyncEnumerable<RedisKey> KeysAsync(
        this IConnectionMultiplexer redis, string pattern, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var server in redis.GetServers())
        {
            if (server.IsReplica) continue;
            await foreach (var key in server.KeysAsync(redis.GetDatabase().Database, pattern, ScanPage).WithCancellation(cancellation)) yield return key;
        }
    }
}
