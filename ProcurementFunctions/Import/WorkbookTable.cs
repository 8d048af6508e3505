using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using ExcelDataReader;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Import;

/// <summary>
/// A sheet of an XLSX workbook: the first one in sight that has the columns, unless one is named. Numbers and dates that are such in the
/// workbook are what they are; those that are text are read as in a CSV file.
/// </summary>
internal sealed class WorkbookTable : IImportTable
{
    /// <summary>A workbook is packed; this is the most that it may hold, in bytes.</summary>
    private const long MostUnpacked = 500L * 1024 * 1024;

    private readonly Stream _file;
    private readonly FileNotation _notation;
    private readonly WorkbookSheet _sheet;
    private readonly IReadOnlyList<string> _others;
    private readonly IReadOnlyList<(string Name, int Index)> _columns;

    // The reader of workbooks asks for Windows-1252 whether it needs it or not.
    static WorkbookTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private WorkbookTable(Stream file, FileNotation notation, WorkbookSheet sheet, IReadOnlyList<string> others, IReadOnlyList<(string Name, int Index)> columns) =>
        (_file, _notation, _sheet, _others, _columns) = (file, notation, sheet, others, columns);

    public FileFormat Format => new(null, "xlsx", _notation.DecimalMark?.ToString())
    {
        Sheet = _sheet.Name,
        OtherSheets = _others.Count == 0 ? null : _others,
    };

    /// <summary>Looks through a workbook for its columns, and for how its texts write numbers and dates.</summary>
    /// <param name="file">It can be sought in, and stays open until its rows are read.</param>
    /// <param name="columns">The columns that are wanted.</param>
    /// <param name="map">Which header stands for a column, where that is said.</param>
    /// <param name="currency">The firm's; null: amounts of any will do.</param>
    /// <param name="wanted">The name of the sheet; null: the first that will do.</param>
    /// <exception cref="ProblemException">400: no workbook, no such sheet, no header, or a column is missing or there twice; 413: it holds too much.</exception>
    public static WorkbookTable Open(Stream file, WantedColumns columns, IReadOnlyDictionary<string, string> map, string? currency, string? wanted = null)
    {
        return Look(file, columns, map, wanted, (sheets, sheet, headers) =>
        {
            string[] others = [.. sheets.Where(other => other != sheet && other is { IsHidden: false, Header.IsFound: true }).Select(other => other.Name)];
            var table = new WorkbookTable(file, new() { Currency = currency }, sheet, others, HeaderRules.Find(headers, columns, map));
            table.LookThrough();
            return table;
        });
    }

    /// <summary>The header of a workbook: that of the first sheet in sight that will do.</summary>
    /// <exception cref="ProblemException">400: no workbook, or no header; 413: it holds too much.</exception>
    public static IReadOnlyList<string> ReadHeaders(Stream file, WantedColumns columns) =>
        Look(file, columns, ImportOptions.None.Map, null, static (_, _, headers) => headers);

    private static T Look<T>(
        Stream file,
        WantedColumns columns,
        IReadOnlyDictionary<string, string> map,
        string? wanted,
        Func<IReadOnlyList<WorkbookSheet>, WorkbookSheet, IReadOnlyList<string>, T> read)
    {
        try
        {
            RequireSize(file);
            using var reader = Reader(file);
            var sheets = WorkbookSheet.AllOf(reader, () => new(columns, map));
            var sheet = WorkbookSheet.Of(sheets, wanted);
            return sheet.Header.Headers is { } headers ? read(sheets, sheet, headers) : throw ProblemException.BadInput("file", "is empty; it needs a header row");
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
        using var reader = ReaderOfRows();
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (WorkbookCells.IsEmpty(reader)) continue;
            tally.Row();
            yield return new(reader.Depth + 1, _columns.ToDictionary(column => column.Name, column => WorkbookCells.TextOf(reader, column.Index, KnownColumns.KindOf(column.Name))), _notation);
        }
    }

    private static void RequireSize(Stream file)
    {
        file.Position = 0;
        using var parts = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (parts.Entries.Sum(part => part.Length) > MostUnpacked)
            throw new ProblemException(413, "Too large", $"the workbook holds more than {MostUnpacked / 1024 / 1024} MB when it is unpacked");
    }

    private static IExcelDataReader Reader(Stream file)
    {
        file.Position = 0;
        return ExcelReaderFactory.CreateOpenXmlReader(file, new() { LeaveOpen = true });
    }

    /// <summary>Stands behind the header.</summary>
    private IExcelDataReader ReaderOfRows()
    {
        var reader = Reader(_file);
        for (var at = 0; at < _sheet.Index; at++) reader.NextResult();
        while (reader.Read())
        {
            if (reader.Depth + 1 >= _sheet.Header.Line) break;
        }

        return reader;
    }

    private void LookThrough()
    {
        using var reader = ReaderOfRows();
        while (reader.Read())
        {
            foreach (var (name, index) in _columns)
            {
                if (index < reader.FieldCount && reader.GetValue(index) is string text) _notation.See(KnownColumns.KindOf(name), CellRules.Clean(text));
            }
        }
    }
}
