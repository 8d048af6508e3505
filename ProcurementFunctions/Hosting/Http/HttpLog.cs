using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Hosting.Http;

internal static partial class HttpLog
{
    [LoggerMessage(1010, LogLevel.Warning, "An answer could not be kept for its idempotency key; a repetition will run again")]
    public static partial void AnswerNotKept(ILogger logger, Exception? exception);
}
