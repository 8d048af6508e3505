using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Hosting.Health;

internal static partial class HealthLog
{
    [LoggerMessage(1040, LogLevel.Warning, "{Store} did not answer a health check")]
    public static partial void Unwell(ILogger logger, string store, Exception exception);
}
