using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.AppHost.Clock;

internal static partial class FirmClockLog
{
    [LoggerMessage(9001, LogLevel.Error, "The firm's time cannot be kept and stands still until it can")]
    public static partial void CannotKeepTime(ILogger logger, Exception exception);
}
