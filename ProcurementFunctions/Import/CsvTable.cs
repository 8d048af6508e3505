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
    private readonly CsvWidth _width;
    private readonly int _headerLine;

    private CsvTable(
        Stream file, FileEncoding encoding, CsvDialect dialect, FileNotation notation, HeaderSearch header, IReadOnlyList<(string Name, int Index)> columns)
    {
        (_file, _encoding, _dialect, _notation, _columns) = (file, encoding, dialect, notation, columns);
        (_width, _headerLine) = (new(header.Headers!), header.Line);
    }

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
        var header = await HeaderAsync(file, Options(encoding, dialect), new(columns, map), cancellation);
        var table = new CsvTable(file, encoding, dialect, new() { Currency = currency }, header, HeaderRules.Find(header.Headers!, columns, map));
        await table.LookThroughAsync(cancellation);
        return table;
    }

    /// <summary>The header of a file.</summary>
    /// <exception cref="ProblemException">400: it has none.</exception>
    internal static async Task<IReadOnlyList<string>> ReadHeadersAsync(Stream file, WantedColumns columns, CancellationToken cancellation)
    {
        var encoding = await FileEncoding.FindAsync(file, cancellation);
        var dialect = await CsvDialect.FindAsync(file, encoding, columns, ImportOptions.None.Map, cancellation);
        var header = await HeaderAsync(file, Options(encoding, dialect), new(columns, ImportOptions.None.Map), cancellation);
        return HeaderRules.Readable(header.Headers!);
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
        await using var reader = CsvReader.Create(_file, Options(_encoding, _dialect, Reject), leaveOpen: true);
        await SkipToRowsAsync(reader, cancellation);
        while (await NextAsync(reader, tally, cancellation))
        {
            if (IsBlank(reader)) continue;
            tally.Row();
            if (RowOf(reader, tally) is { } row) yield return row;
        }

        void Reject(CsvMalformedRecord record)
        {
            // What stands above the header is no row.
            if (record.LineNumber <= _headerLine) return;
            tally.Row();
            tally.Reject((int)record.LineNumber, null, Said(record.Reason));
        }
    }

    private async Task LookThroughAsync(CancellationToken cancellation)
    {
        var telling = _columns.Select(column => (column.Index, Kind: KnownColumns.KindOf(column.Name)))
            .Where(column => column.Kind != ColumnKind.Text).ToList();
        _file.Position = 0;
        await using var reader = CsvReader.Create(_file, Options(_encoding, _dialect), leaveOpen: true);
        await SkipToRowsAsync(reader, cancellation);
        while (await NextAsync(reader, null, cancellation))
        {
            if (IsBlank(reader)) continue;
            _width.See(reader.FieldCount);
            foreach (var (index, kind) in telling.Where(column => column.Index < reader.FieldCount))
                _notation.See(kind, CellRules.Clean(reader.GetString(index)));
        }
    }

    private static CsvReaderOptions Options(FileEncoding encoding, CsvDialect dialect, Action<CsvMalformedRecord>? malformed = null) => new()
    {
        Separator = dialect.IsSaid ? null : dialect.Separator,
        DetectSeparatorHint = dialect.IsSaid,
        // UTF-8 is left as it is, so that bytes that are none are found in their row.
        Encoding = encoding == FileEncoding.Utf8 ? null : encoding.Text,
        TrackLineNumbers = true,
        MaxRecordSize = LongestRow,
        // The header need not be the first row.
        HasHeader = false,
        MalformedData = CsvMalformedDataHandling.Skip,
        OnMalformedRecord = malformed,
    };

    private static string Said(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "a quote is opened and not closed; nothing from here on was read",
        CsvMalformedReason.StrayQuote => "a quote stands inside a field that is not quoted",
        CsvMalformedReason.TextAfterClosingQuote => "text stands after the closing quote of a field",
        _ => "cannot be taken apart into fields",
    };

    private static async Task<HeaderSearch> HeaderAsync(
        Stream file, CsvReaderOptions options, HeaderSearch search, CancellationToken cancellation)
    {
        var isTornApart = false;
        file.Position = 0;
        await using var reader = CsvReader.Create(file, options with { OnMalformedRecord = _ => isTornApart = true }, leaveOpen: true);
        while (!search.IsDone && await NextAsync(reader, null, cancellation))
            search.See([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)], (int)reader.LineNumber);
        if (search.IsFound || (search.Headers is not null && !isTornApart)) return search;
        throw ProblemException.BadInput("file", isTornApart ? "the header cannot be taken apart into columns" : "is empty; it needs a header row");
    }

    private async Task SkipToRowsAsync(CsvReader reader, CancellationToken cancellation)
    {
        while (await NextAsync(reader, null, cancellation))
        {
            if (reader.LineNumber >= _headerLine) return;
        }
    }

    private static bool IsBlank(CsvReader reader) =>
        Enumerable.Range(0, reader.FieldCount).All(index => reader.GetSpan(index).IndexOfAnyExcept(" \t"u8) < 0);

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

    /// <summary>Null when the row has too few or too many fields, or one is not UTF-8; it is rejected then.</summary>
    private TableRow? RowOf(CsvReader reader, ImportTally tally)
    {
        var line = (int)reader.LineNumber;
        if (!_width.Allows(reader.FieldCount, index => reader.GetSpan(index).IndexOfAnyExcept(" \t"u8) < 0))
        {
            tally.Reject(line, null, "has not as many fields as the header");
            return null;
        }

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
