using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Mcp;

internal static partial class McpLog
{
    [LoggerMessage(EventId = 2200, Level = LogLevel.Error, Message = "{Operation} failed, called as a tool")]
    public static partial void CallFailed(ILogger logger, Exception e, string operation);
}
