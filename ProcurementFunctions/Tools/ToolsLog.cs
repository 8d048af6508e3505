using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Tools;

/// <summary>Event ids 2200 to 2249.</summary>
internal static partial class ToolsLog
{
    [LoggerMessage(EventId = 2200, Level = LogLevel.Error, Message = "{Operation} failed, called as a tool")]
    public static partial void CallFailed(ILogger logger, Exception e, string operation);
}
