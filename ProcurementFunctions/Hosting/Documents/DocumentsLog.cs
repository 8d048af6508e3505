using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Hosting.Documents;

internal static partial class DocumentsLog
{
    [LoggerMessage(1030, LogLevel.Warning, "The account does not let the app create containers in {Database}; they must exist already")]
    public static partial void CreationForbidden(ILogger logger, string database, Exception exception);

    [LoggerMessage(1031, LogLevel.Warning, "The containers of {Database} could not be created yet; it is tried again")]
    public static partial void CreationFailed(ILogger logger, string database, Exception exception);
}
