using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Import;

/// <summary>
/// Imports CSV files. Bad rows are reported and left out, good ones are stored as they are read, so a file that fails in
/// the middle has been imported up to there; importing it again does the rest. A file that was imported before changes
/// nothing. Memory does not grow with the number of rows, but for the keys that tell repeated rows.
/// </summary>
public sealed class CsvImporter
{
    private readonly Dictionary<ImportKind, IRowImport> _imports;
    private readonly WallClock _clock;
    private readonly ILogger<CsvImporter> _logger;

    internal CsvImporter(IEnumerable<IRowImport> imports, WallClock clock, ILogger<CsvImporter> logger) =>
        (_imports, _clock, _logger) = (imports.ToDictionary(import => import.Kind), clock, logger);

    /// <summary>Imports a file: comma-separated, UTF-8, with a header row.</summary>
    /// <exception cref="Hosting.Problems.ProblemException">400: it has no header, lacks a column or is no text.</exception>
    public async Task<ImportResult> ImportAsync(ImportKind kind, Stream csv, CancellationToken cancellation)
    {
        var start = _clock.Time.GetTimestamp();
        var import = _imports[kind];
        var tally = new ImportTally();
        await import.ImportAsync(
            CsvTable.ReadAsync(csv, import.Required, import.Optional, tally, cancellation), tally, cancellation);
        var result = tally.ToResult();
        ImportLog.Imported(
            _logger, kind, result.Rows, result.Inserted, result.Updated, result.Rejected, _clock.Time.GetElapsedTime(start));
        return result;
    }
}
