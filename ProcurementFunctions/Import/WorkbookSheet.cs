using ExcelDataReader;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Import;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Index">Its place among the sheets, from 0.</param>
/// <param name="Header">The header that its first rows were searched for.</param>
internal sealed record WorkbookSheet(int Index, string Name, bool IsHidden, HeaderSearch Header)
{
    /// <summary>All sheets of a workbook, each looked at to its header.</summary>
    public static List<WorkbookSheet> AllOf(IExcelDataReader reader, Func<HeaderSearch> search)
    {
        var sheets = new List<WorkbookSheet>();
        do
        {
            var header = search();
            while (!header.IsDone && reader.Read())
                header.See([.. Enumerable.Range(0, reader.FieldCount).Select(index => WorkbookCells.TextOf(reader, index, ColumnKind.Text))], reader.Depth + 1);
            sheets.Add(new(sheets.Count, reader.Name, reader.VisibleState is "hidden" or "veryhidden", header));
        }
        while (reader.NextResult());
        return sheets;
    }

    /// <summary>The one that is wanted, else the first in sight that has the columns, else the first in sight that is not empty.</summary>
    /// <exception cref="ProblemException">400: there is none of that name.</exception>
    public static WorkbookSheet Of(List<WorkbookSheet> sheets, string? wanted)
    {
        if (wanted is not null)
        {
            return sheets.FirstOrDefault(sheet => sheet.Name.Trim().Equals(wanted.Trim(), StringComparison.OrdinalIgnoreCase))
                ?? throw ProblemException.BadInput("sheet", $"the workbook has no sheet {TableRow.Shown(wanted)}; it has {string.Join(", ", sheets.Select(sheet => sheet.Name))}");
        }

        return sheets.Where(sheet => sheet.Header.IsFound).OrderBy(sheet => sheet.IsHidden).FirstOrDefault()
            ?? sheets.Where(sheet => sheet.Header.Headers is not null).OrderBy(sheet => sheet.IsHidden).FirstOrDefault()
            ?? sheets[0];
    }
}
