using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Import;

/// <summary>
/// Reads a CSV file (RFC 4180, UTF-8, with a header row) row by row; memory stays that of one row. Columns are found by
/// name, in any order and case; those that were not asked for are ignored.
/// </summary>
public static class CsvTable
{
    /// <summary>What stands in a text where the file has bytes that are not UTF-8.</summary>
    public const char NotUtf8 = '\uFFFD';

    private const int LongestField = 64 * 1024;

    /// <summary>
    /// The rows that can be taken apart. Those that cannot are counted and rejected in <paramref name="tally"/>; a field
    /// that never ends (a quote that is not closed) ends the reading there.
    /// </summary>
    /// <exception cref="ProblemException">400: no header, not UTF-8, or a column is missing.</exception>
    public static async IAsyncEnumerable<CsvRow> ReadAsync(
        Stream csv,
        IReadOnlyList<string> required,
        IReadOnlyList<string> optional,
        ImportTally tally,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var badData = false;
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = _ => badData = true,
            MaxFieldSize = LongestField,
            IgnoreBlankLines = true,
        };
        using var text = new StreamReader(csv, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, 16 * 1024, leaveOpen: true);
        using var parser = new CsvParser(text, settings);
        var columns = await HeaderAsync(parser, required, optional);
        var width = parser.Count;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            badData = false;
            var (more, endless) = await NextAsync(parser);
            if (endless is not null)
            {
                tally.Row();
                tally.Reject(endless.Line, null, endless.Message);
            }

            if (!more) yield break;
            tally.Row();
            var line = FirstLine(parser);
            if (badData) tally.Reject(line, null, "a quote stands where none may be");
            else if (parser.Count != width) tally.Reject(line, null, $"has {parser.Count} fields where the header has {width}");
            else yield return new CsvRow(line, columns.ToDictionary(column => column.Name, column => parser[column.Index]));
        }
    }

    private static async Task<IReadOnlyList<(string Name, int Index)>> HeaderAsync(
        CsvParser parser, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        var (more, endless) = await NextAsync(parser);
        if (endless is not null) throw ProblemException.BadInput("file", $"line {endless.Line}: {endless.Message}");
        if (!more) throw ProblemException.BadInput("file", "is empty; it needs a header row");
        var names = parser.Record!.Select(name => name.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToList();
        if (names.Any(name => name.Contains(NotUtf8) || name.Contains('\0')))
            throw ProblemException.BadInput("file", "line 1: the header is not UTF-8 text");
        var missing = required.Where(column => !names.Contains(column)).ToList();
        if (missing.Count > 0) throw MissingColumns(missing);
        var wanted = required.Concat(optional).Where(names.Contains).ToList();
        if (wanted.FirstOrDefault(column => names.IndexOf(column) != names.LastIndexOf(column)) is { } twice)
            throw ProblemException.BadInput(twice, "line 1: the header has this column twice");
        return [.. wanted.Select(column => (column, names.IndexOf(column)))];
    }

    private static ProblemException MissingColumns(List<string> missing) => new(
        400,
        "Bad input",
        $"the header (line 1) lacks {(missing.Count == 1 ? "the column" : "the columns")} {string.Join(", ", missing)}",
        missing.ToDictionary(column => column, _ => new[] { "the column is missing" }));

    private static async Task<(bool More, RowError? Endless)> NextAsync(CsvParser parser)
    {
        try
        {
            return (await parser.ReadAsync(), null);
        }
        catch (MaxFieldSizeException)
        {
            return (false, new(
                parser.RawRow + 1,
                null,
                $"a field is longer than {LongestField} characters; is a quote not closed? Nothing from here on was read"));
        }
    }

    /// <summary>The parser counts the lines that it has read; a record may span several.</summary>
    private static int FirstLine(CsvParser parser)
    {
        var record = parser.RawRecord.AsSpan();
        var lines = record.Count('\n');
        if (lines == 0) lines = record.Count('\r');
        return parser.RawRow - Math.Max(0, lines - 1);
    }
}
