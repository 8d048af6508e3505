using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Hosting.Audit;

/// <summary>Event ids 1090 to 1099.</summary>
internal static partial class AuditLog
{
    [LoggerMessage(1090, LogLevel.Information, "The audit trail was told of changes to {Documents} documents that it had not heard of")]
    public static partial void Told(ILogger logger, int documents);
}
