using System.Globalization;
using ExcelDataReader;

namespace ProcurementFunctions.Import;

/// <summary>The cells of a row of a workbook as texts.</summary>
internal static class WorkbookCells
{
    /// <summary>What a cell says, in a way that cannot be read otherwise; empty where it has nothing.</summary>
    /// <param name="kind">What its column is to hold.</param>
    public static string TextOf(IExcelDataReader reader, int index, ColumnKind kind)
    {
        if (index >= reader.FieldCount) return "";
        return reader.GetValue(index) switch
        {
            null => "",
            DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            double number when Math.Abs(number) < 1e15 => Written((decimal)number, kind, reader.GetNumberFormatString(index)),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
        };
    }

    public static bool IsEmpty(IExcelDataReader reader) =>
        Enumerable.Range(0, reader.FieldCount).All(index => string.IsNullOrWhiteSpace(TextOf(reader, index, ColumnKind.Text)));

    /// <summary>As a text it is shown as the sheet shows it, with its leading zeros. As a number, 2.125 could be two thousands, 2.1250 could not.</summary>
    private static string Written(decimal number, ColumnKind kind, string? format)
    {
        var text = number.ToString("0.##########", CultureInfo.InvariantCulture);
        if (kind == ColumnKind.Text) return format is { Length: > 1 } && format.All(c => c == '0') ? text.PadLeft(format.Length, '0') : text;
        return text.Length > 4 && text[^4] == '.' ? text + "0" : text;
    }
}
