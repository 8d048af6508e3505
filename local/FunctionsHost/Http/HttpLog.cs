using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.FunctionsHost.Http;

/// <summary>Log messages of HTTP functions: event ids from 9000.</summary>
internal static partial class HttpLog
{
    [LoggerMessage(9000, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void RequestFailed(this ILogger logger, Exception failure, string method, string path);

    [LoggerMessage(9001, LogLevel.Debug, "The caller of {Method} {Path} has gone")]
    public static partial void RequestAborted(this ILogger logger, string method, string path);
}
