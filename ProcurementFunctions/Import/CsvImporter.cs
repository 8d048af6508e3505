using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Import;

/// <summary>
/// Imports CSV files and XLSX workbooks. Each is kept whole first and looked through for how it is written. Bad rows are reported and left
/// out, good ones are stored as they are read, so a file that fails in the middle has been imported up to there; importing
/// it again does the rest. A file that was imported before sets its counts anew and changes nothing else. Memory does not grow with the number of rows, but for the keys that tell repeated rows.
/// </summary>
public sealed class CsvImporter
{
    private readonly Dictionary<ImportKind, IRowImport> _imports;
    private readonly IOperationsStore _operations;
    private readonly WallClock _clock;
    private readonly ILogger<CsvImporter> _logger;

    internal CsvImporter(
        IEnumerable<IRowImport> imports, IOperationsStore operations, WallClock clock, ILogger<CsvImporter> logger) =>
        (_imports, _operations, _clock, _logger) = (imports.ToDictionary(import => import.Kind), operations, clock, logger);

    /// <summary>Imports a file with a header row, in the dialect that it shows; docs/import.md describes each kind.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="csv">The file.</param>
    /// <param name="options">What its sender says with it.</param>
    /// <param name="tally">Is told as it goes, for who wants to see how far it is.</param>
    /// <param name="cancellation">Ends the import.</param>
    /// <exception cref="ProblemException">400: it has no header, lacks a column, has one twice or is no text.</exception>
    public async Task<ImportResult> ImportAsync(
        ImportKind kind, Stream csv, ImportOptions options, ImportTally tally, CancellationToken cancellation)
    {
        var start = _clock.Time.GetTimestamp();
        var import = _imports[kind];
        await using var file = await SpooledFile.OfAsync(csv, cancellation);
        var firm = await Patience.RunAsync(() => _operations.ReadAsync(cancellation), cancellation);
        var table = await OpenAsync(file, import.ColumnsFor(options), options, firm.Document.Currency, cancellation);
        await import.ImportAsync(table.RowsAsync(tally, cancellation), tally, options, cancellation);
        var result = tally.ToResult() with { Format = table.Format, DryRun = options.DryRun };
        if (options.DryRun) return result;
        ImportLog.Imported(
            _logger, kind, result.Rows, result.Inserted, result.Updated, result.Rejected, _clock.Time.GetElapsedTime(start));
        return result;
    }

    /// <summary>The header of a file, at whose beginning it is.</summary>
    /// <param name="file">It can be sought in, and stays open.</param>
    /// <param name="columns">By which it is found out what stands between its fields.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ProblemException">400: it has none.</exception>
    internal static async Task<IReadOnlyList<string>> HeadersAsync(Stream file, WantedColumns columns, CancellationToken cancellation) =>
        await IsWorkbookAsync(file, cancellation) ? WorkbookTable.ReadHeaders(file, columns) : await CsvTable.ReadHeadersAsync(file, columns, cancellation);

    private static async Task<IImportTable> OpenAsync(
        Stream file, WantedColumns columns, ImportOptions options, string currency, CancellationToken cancellation) =>
        await IsWorkbookAsync(file, cancellation)
            ? WorkbookTable.Open(file, columns, options.Map, currency, options.Sheet)
            : await CsvTable.OpenAsync(file, columns, options.Map, currency, cancellation);

    /// <summary>By its first bytes, whatever it is sent as.</summary>
    private static async Task<bool> IsWorkbookAsync(Stream file, CancellationToken cancellation)
    {
        var start = new byte[4];
        await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation);
        file.Position = 0;
        if (start.AsSpan().SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw ProblemException.BadInput("file", "is an old Excel file (XLS); save it as XLSX or CSV");
        return start.AsSpan().SequenceEqual("PK\u0003\u0004"u8);
    }
}
