using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Hosting.Problems;

internal static partial class ProblemLog
{
    [LoggerMessage(1020, LogLevel.Error, "{Function} failed unforeseen, trace {TraceId}")]
    public static partial void Unforeseen(ILogger logger, Exception exception, string function, string traceId);

    [LoggerMessage(1021, LogLevel.Warning, "{Function} could not be answered: a store or the sign-in authority is away")]
    public static partial void StoreAway(ILogger logger, Exception exception, string function);
}
