using StackExchange.Redis;

namespace ProcurementFunctions.Hosting.Redis;

/// <summary>Which failures of a Redis call say no more than "not now": no answer, or a server that is starting, busy, full or failing over.</summary>
internal static class RedisAway
{
    private static readonly string[] Refusals =
    [
        "LOADING", "READONLY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "BUSY", "OOM", "NOREPLICAS", "UNBLOCKED", "MISCONF",
    ];

    public static bool Is(Exception e) => e switch
    {
        RedisConnectionException or RedisTimeoutException => true,
        RedisServerException refusal => Array.Exists(Refusals, word => refusal.Message.StartsWith(word, StringComparison.Ordinal)),
        _ => false,
    };
}
