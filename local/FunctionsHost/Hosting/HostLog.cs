using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.FunctionsHost.Hosting;

/// <summary>Log messages of the host: event ids from 9200.</summary>
internal static partial class HostLog
{
    [LoggerMessage(9200, LogLevel.Information, "{Functions} functions answer at {Url}")]
    public static partial void Listening(this ILogger logger, int functions, Uri url);

    [LoggerMessage(9202, LogLevel.Error, "The app's process has ended with code {ExitCode}; it is started again")]
    public static partial void WorkerDied(this ILogger logger, int exitCode);

    [LoggerMessage(9203, LogLevel.Error, "The app's process has not become ready, and is ended")]
    public static partial void WorkerNotReady(this ILogger logger, Exception problem);

    [LoggerMessage(9201, LogLevel.Debug, "The worker's stream has ended")]
    public static partial void WorkerLeft(this ILogger logger);
}
