using System.Net;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Hosting.Redis;

internal static partial class RedisLog
{
    [LoggerMessage(1080, LogLevel.Information, "Signed in to Redis again, as {User}")]
    public static partial void LoginRenewed(ILogger logger, string user);

    [LoggerMessage(1081, LogLevel.Warning, "Could not sign in to Redis again; it is tried in a minute")]
    public static partial void LoginNotRenewed(ILogger logger, Exception exception);

    [LoggerMessage(1082, LogLevel.Warning, "Redis at {Server} has not answered for {Looks} looks; {Closed} connections are made anew")]
    public static partial void Silent(ILogger logger, EndPoint server, int looks, int closed);
}
