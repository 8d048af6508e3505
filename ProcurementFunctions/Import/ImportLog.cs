using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Import;

internal static partial class ImportLog
{
    [LoggerMessage(1700, LogLevel.Information, "Imported {Kind}: {Rows} rows, {Inserted} inserted, {Updated} updated, {Rejected} rejected in {Elapsed}")]
    public static partial void Imported(
        ILogger logger, ImportKind kind, int rows, int inserted, int updated, int rejected, TimeSpan elapsed);
}
