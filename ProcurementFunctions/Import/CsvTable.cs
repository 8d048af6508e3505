using System.Runtime.CompilerServices;
using System.Text.Unicode;
using CsvHelper;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Import;

/// <summary>
/// Reads a CSV file (RFC 4180, UTF-8, with a header row) row by row; memory stays that of one row. Columns are found by
/// name, in any order and case; those that were not asked for are ignored.
/// </summary>
public static class CsvTable
{
    private const int LongestRow = 64 * 1024;

    /// <summary>
    /// The rows that can be taken apart. Those that cannot are counted and rejected in <paramref name="tally"/>; a row
    /// that never ends (a quote that is not closed) ends the reading there.
    /// </summary>
    /// <exception cref="ProblemException">400: no header, not text, or a column is missing.</exception>
    public static async IAsyncEnumerable<TableRow> ReadAsync(
        Stream csv,
        IReadOnlyList<string> required,
        IReadOnlyList<string> optional,
        ImportTally tally,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var reader = CsvReader.Create(csv, Options(tally), leaveOpen: true);
        var columns = await HeaderAsync(reader, required, optional, cancellation);
        while (await NextAsync(reader, tally, cancellation))
        {
            tally.Row();
            if (RowOf(reader, columns, tally) is { } row) yield return row;
        }
    }

    private static CsvReaderOptions Options(ImportTally tally) => new()
    {
        Separator = ',',
        DetectSeparatorHint = false,
        TrackLineNumbers = true,
        MaxRecordSize = LongestRow,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        OnMalformedRecord = record =>
        {
            // The header, record 1, has its own check.
            if (record.RecordNumber <= 1) return;
            tally.Row();
            tally.Reject((int)record.LineNumber, null, Said(record.Reason));
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

    private static async Task<IReadOnlyList<(string Name, int Index)>> HeaderAsync(
        CsvReader reader, IReadOnlyList<string> required, IReadOnlyList<string> optional, CancellationToken cancellation)
    {
        var names = await HeaderNamesAsync(reader, cancellation);
        if (names.Count == 0) throw ProblemException.BadInput("file", "is empty; it needs a header row");
        if (names.Any(name => name.Contains('\uFFFD') || name.Contains('\0')))
            throw ProblemException.BadInput("file", "line 1: the header is not UTF-8 text");
        var missing = required.Where(column => !names.Contains(column)).ToList();
        if (missing.Count > 0) throw MissingColumns(missing);
        var wanted = required.Concat(optional).Where(names.Contains).ToList();
        if (wanted.Find(column => names.IndexOf(column) != names.LastIndexOf(column)) is { } twice)
            throw ProblemException.BadInput(twice, "line 1: the header has this column twice");
        return [.. wanted.Select(column => (column, names.IndexOf(column)))];
    }

    private static async Task<List<string>> HeaderNamesAsync(CsvReader reader, CancellationToken cancellation)
    {
        try
        {
            await reader.ReadHeaderAsync(cancellation);
            return [.. reader.Headers.ToArray().Select(name => name.Trim().ToLowerInvariant())];
        }
        catch (CsvFormatException)
        {
            throw ProblemException.BadInput("file", "line 1: the header cannot be taken apart into columns");
        }
    }

    private static ProblemException MissingColumns(List<string> missing) => new(
        400,
        "Bad input",
        $"the header (line 1) lacks the {(missing.Count == 1 ? "column" : "columns")} {string.Join(", ", missing)}",
        missing.ToDictionary<string, string, string[]>(column => column, _ => ["the column is missing"]));

    private static async Task<bool> NextAsync(CsvReader reader, ImportTally tally, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadAsync(cancellation);
        }
        catch (CsvFormatException tooLong)
        {
            tally.Row();
            tally.Reject(
                (int)tooLong.LineNumber,
                null,
                $"is longer than {LongestRow} bytes; is a quote not closed? Nothing from here on was read");
            return false;
        }
    }

    /// <summary>Null when a field is not UTF-8; the row is rejected then.</summary>
    private static TableRow? RowOf(CsvReader reader, IReadOnlyList<(string Name, int Index)> columns, ImportTally tally)
    {
        var line = (int)reader.LineNumber;
        var fields = new Dictionary<string, string>(columns.Count);
        foreach (var (name, index) in columns)
        {
            if (!Utf8.IsValid(reader.GetSpan(index)))
            {
                tally.Reject(line, name, "is not valid UTF-8");
                return null;
            }

            fields.Add(name, reader.GetString(index));
        }

        return new(line, fields);
    }
}
