using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Hosting.Redis;

internal static partial class RedisLog
{
    [LoggerMessage(1080, LogLevel.Information, "Signed in to Redis again, as {User}")]
    public static partial void LoginRenewed(ILogger logger, string user);

    [LoggerMessage(1081, LogLevel.Warning, "Could not sign in to Redis again; it is tried in a minute")]
    public static partial void LoginNotRenewed(ILogger logger, Exception exception);
}
