using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Import;

internal static partial class ImportLog
{
    [LoggerMessage(1700, LogLevel.Information, "Imported {Kind}: {Rows} rows, {Inserted} inserted, {Updated} updated, {Rejected} rejected in {Elapsed}")]
    public static partial void Imported(
        ILogger logger, ImportKind kind, int rows, int inserted, int updated, int rejected, TimeSpan elapsed);

    [LoggerMessage(1701, LogLevel.Warning, "{InstanceId} could not be started; it is tried again when somebody looks at its file")]
    public static partial void NotStarted(ILogger logger, string instanceId, Exception error);
}
