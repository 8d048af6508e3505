using System.Runtime.CompilerServices;
using System.Text.Unicode;
using CsvHelper;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Import;

/// <summary>
/// A CSV file (RFC 4180 with a header row, in the dialect that it shows) that is read row by row; memory stays that of one
/// row. Columns are found by name, in any order and case; those that were not asked for are ignored.
/// </summary>
public sealed class CsvTable : IImportTable
{
    private const int LongestRow = 64 * 1024;

    private readonly Stream _file;
    private readonly FileEncoding _encoding;
    private readonly CsvDialect _dialect;
    private readonly FileNotation _notation;
    private readonly IReadOnlyList<(string Name, int Index)> _columns;

    private CsvTable(
        Stream file, FileEncoding encoding, CsvDialect dialect, FileNotation notation, IReadOnlyList<(string Name, int Index)> columns) =>
        (_file, _encoding, _dialect, _notation, _columns) = (file, encoding, dialect, notation, columns);

    /// <summary>How the file is written.</summary>
    public FileFormat Format => new(_dialect.Separator.ToString(), _encoding.Name, _notation.DecimalMark?.ToString());

    /// <summary>Looks through a file for how it is written.</summary>
    /// <param name="file">It can be sought in, and stays open until its rows are read.</param>
    /// <param name="columns">The columns that are wanted.</param>
    /// <param name="map">Which header stands for a column, where that is said.</param>
    /// <param name="currency">The firm's; null: amounts of any will do.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ProblemException">400: no header, not text, or a column is missing or there twice.</exception>
    internal static async Task<CsvTable> OpenAsync(
        Stream file, WantedColumns columns, IReadOnlyDictionary<string, string> map, string? currency, CancellationToken cancellation)
    {
        var encoding = await FileEncoding.FindAsync(file, cancellation);
        var dialect = await CsvDialect.FindAsync(file, encoding, columns, map, cancellation);
        await using var reader = CsvReader.Create(file, Options(encoding, dialect, null), leaveOpen: true);
        var found = HeaderRules.Find(await HeaderAsync(reader, cancellation), columns, map);
        var table = new CsvTable(file, encoding, dialect, new() { Currency = currency }, found);
        await table.LookThroughAsync(reader, cancellation);
        return table;
    }

    /// <summary>The header of a file.</summary>
    /// <exception cref="ProblemException">400: it has none.</exception>
    internal static async Task<IReadOnlyList<string>> ReadHeadersAsync(Stream file, WantedColumns columns, CancellationToken cancellation)
    {
        var encoding = await FileEncoding.FindAsync(file, cancellation);
        var dialect = await CsvDialect.FindAsync(file, encoding, columns, ImportOptions.None.Map, cancellation);
        await using var reader = CsvReader.Create(file, Options(encoding, dialect, null), leaveOpen: true);
        return HeaderRules.Readable(await HeaderAsync(reader, cancellation));
    }

    /// <summary>The rows of a file; see <see cref="OpenAsync"/> and <see cref="RowsAsync"/>.</summary>
    public static async IAsyncEnumerable<TableRow> ReadAsync(
        Stream csv,
        IReadOnlyList<string> required,
        IReadOnlyList<string> optional,
        ImportTally tally,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var table = await OpenAsync(csv, new(required, optional), ImportOptions.None.Map, null, cancellation);
        await foreach (var row in table.RowsAsync(tally, cancellation)) yield return row;
    }

    /// <summary>
    /// The rows that can be taken apart. Those that cannot are counted and rejected in <paramref name="tally"/>; a row
    /// that never ends (a quote that is not closed) ends the reading there.
    /// </summary>
    public async IAsyncEnumerable<TableRow> RowsAsync(ImportTally tally, [EnumeratorCancellation] CancellationToken cancellation)
    {
        _file.Position = 0;
        await using var reader = CsvReader.Create(_file, Options(_encoding, _dialect, tally), leaveOpen: true);
        await HeaderAsync(reader, cancellation);
        while (await NextAsync(reader, tally, cancellation))
        {
            tally.Row();
            if (RowOf(reader, tally) is { } row) yield return row;
        }
    }

    private async Task LookThroughAsync(CsvReader reader, CancellationToken cancellation)
    {
        var telling = _columns.Select(column => (column.Index, Kind: KnownColumns.KindOf(column.Name)))
            .Where(column => column.Kind != ColumnKind.Text).ToList();
        if (telling.Count == 0) return;
        while (await NextAsync(reader, null, cancellation))
        {
            foreach (var (index, kind) in telling) _notation.See(kind, reader.GetString(index).Trim());
        }
    }

    private static CsvReaderOptions Options(FileEncoding encoding, CsvDialect dialect, ImportTally? tally) => new()
    {
        Separator = dialect.IsSaid ? null : dialect.Separator,
        DetectSeparatorHint = dialect.IsSaid,
        // UTF-8 is left as it is, so that bytes that are none are found in their row.
        Encoding = encoding == FileEncoding.Utf8 ? null : encoding.Text,
        TrackLineNumbers = true,
        MaxRecordSize = LongestRow,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        OnMalformedRecord = record =>
        {
            // The header, record 1, has its own check.
            if (record.RecordNumber <= 1) return;
            tally?.Row();
            tally?.Reject((int)record.LineNumber, null, Said(record.Reason));
        },
    };

    private static string Said(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.FieldCountMismatch => "has not as many fields as the header",
        CsvMalformedReason.UnterminatedQuote => "a quote is opened and not closed; nothing from here on was read",
        CsvMalformedReason.StrayQuote => "a quote stands inside a field that is not quoted",
        CsvMalformedReason.TextAfterClosingQuote => "text stands after the closing quote of a field",
        _ => "cannot be taken apart into fields",
    };

    private static async Task<IReadOnlyList<string>> HeaderAsync(CsvReader reader, CancellationToken cancellation)
    {
        try
        {
            await reader.ReadHeaderAsync(cancellation);
            return [.. reader.Headers.ToArray()];
        }
        catch (CsvFormatException)
        {
            throw ProblemException.BadInput("file", "the header cannot be taken apart into columns");
        }
    }

    private static async Task<bool> NextAsync(CsvReader reader, ImportTally? tally, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadAsync(cancellation);
        }
        catch (CsvFormatException tooLong)
        {
            tally?.Row();
            tally?.Reject(
                (int)tooLong.LineNumber,
                null,
                $"is longer than {LongestRow} bytes; is a quote not closed? Nothing from here on was read");
            return false;
        }
    }

    /// <summary>Null when a field is not UTF-8; the row is rejected then.</summary>
    private TableRow? RowOf(CsvReader reader, ImportTally tally)
    {
        var line = (int)reader.LineNumber;
        var fields = new Dictionary<string, string>(_columns.Count);
        foreach (var (name, index) in _columns)
        {
            if (!Utf8.IsValid(reader.GetSpan(index)))
            {
                tally.Reject(line, name, "is not valid UTF-8");
                return null;
            }

            fields.Add(name, reader.GetString(index));
        }

        return new(line, fields, _notation);
    }
}
