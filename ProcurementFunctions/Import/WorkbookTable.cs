using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using ExcelDataReader;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Import;

/// <summary>
/// The first sheet of an XLSX workbook, whose first row that is not empty is the header. Numbers and dates that are such in
/// the workbook are what they are; those that are text are read as in a CSV file.
/// </summary>
internal sealed class WorkbookTable : IImportTable
{
    /// <summary>A workbook is packed; this is the most that it may hold, in bytes.</summary>
    private const long MostUnpacked = 500L * 1024 * 1024;

    private readonly Stream _file;
    private readonly FileNotation _notation;
    private IReadOnlyList<(string Name, int Index)> _columns = [];

    // The reader of workbooks asks for Windows-1252 whether it needs it or not.
    static WorkbookTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private WorkbookTable(Stream file, FileNotation notation) => (_file, _notation) = (file, notation);

    public FileFormat Format => new(null, "xlsx", _notation.DecimalMark?.ToString());

    /// <summary>Looks through a workbook for its columns, and for how its texts write numbers and dates.</summary>
    /// <exception cref="ProblemException">400: no workbook, no header, or a column is missing or there twice; 413: it holds too much.</exception>
    public static WorkbookTable Open(Stream file, WantedColumns columns, IReadOnlyDictionary<string, string> map, string? currency)
    {
        var table = new WorkbookTable(file, new() { Currency = currency });
        table.Begin(reader =>
        {
            table._columns = HeaderRules.Find(HeadersOf(reader), columns, map);
            table.LookThrough(reader);
        });
        return table;
    }

    /// <summary>The header of a workbook.</summary>
    /// <exception cref="ProblemException">400: no workbook, or no header; 413: it holds too much.</exception>
    public static IReadOnlyList<string> ReadHeaders(Stream file)
    {
        IReadOnlyList<string> headers = [];
        new WorkbookTable(file, new()).Begin(reader => headers = HeadersOf(reader));
        return headers;
    }

    /// <param name="read">Reads on from the header.</param>
    private void Begin(Action<IExcelDataReader> read)
    {
        try
        {
            RequireSize(_file);
            using var reader = Reader();
            if (!FindHeader(reader)) throw ProblemException.BadInput("file", "is empty; it needs a header row");
            read(reader);
        }
        catch (Exception e) when (e is not (ProblemException or OutOfMemoryException))
        {
            throw ProblemException.BadInput("file", "is no XLSX workbook that can be read");
        }
    }

    public async IAsyncEnumerable<TableRow> RowsAsync(
        ImportTally tally, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        using var reader = Reader();
        FindHeader(reader);
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (IsEmpty(reader)) continue;
            tally.Row();
            yield return new(reader.Depth + 1, _columns.ToDictionary(column => column.Name, column => TextOf(reader, column.Index)), _notation);
        }
    }

    private static void RequireSize(Stream file)
    {
        file.Position = 0;
        using var parts = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (parts.Entries.Sum(part => part.Length) > MostUnpacked)
            throw new ProblemException(413, "Too large", $"the workbook holds more than {MostUnpacked / 1024 / 1024} MB when it is unpacked");
    }

    private IExcelDataReader Reader()
    {
        _file.Position = 0;
        return ExcelReaderFactory.CreateOpenXmlReader(_file, new() { LeaveOpen = true });
    }

    private static bool FindHeader(IExcelDataReader reader)
    {
        while (reader.Read())
        {
            if (!IsEmpty(reader)) return true;
        }

        return false;
    }

    private static List<string> HeadersOf(IExcelDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(index => TextOf(reader, index))];

    private static bool IsEmpty(IExcelDataReader reader) =>
        Enumerable.Range(0, reader.FieldCount).All(index => string.IsNullOrWhiteSpace(TextOf(reader, index)));

    private void LookThrough(IExcelDataReader reader)
    {
        while (reader.Read())
        {
            foreach (var (name, index) in _columns)
            {
                if (index < reader.FieldCount && reader.GetValue(index) is string text) _notation.See(KnownColumns.KindOf(name), text.Trim());
            }
        }
    }

    /// <summary>A number in the one way that cannot be read otherwise: 2.125 could be two thousands, 2.1250 could not.</summary>
    private static string TextOf(IExcelDataReader reader, int index)
    {
        if (index >= reader.FieldCount) return "";
        return reader.GetValue(index) switch
        {
            null => "",
            DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            double number when Math.Abs(number) < 1e15 => Unmistakable(((decimal)number).ToString("0.##########", CultureInfo.InvariantCulture)),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
        };
    }

    private static string Unmistakable(string number) => number.Length > 4 && number[^4] == '.' ? number + "0" : number;
}
