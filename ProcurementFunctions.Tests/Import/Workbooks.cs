using System.IO.Compression;
using System.Text;

namespace ProcurementFunctions.Tests.Import;

/// <summary>Makes small XLSX workbooks of one sheet.</summary>
internal static class Workbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="rows">The cells of each row, as <see cref="Text"/>, <see cref="Number"/> and <see cref="Date"/> make them.</param>
    public static byte[] Of(params string[][] rows) => Sheets(("Stock", rows));

    public static byte[] Sheets(params (string Name, string[][] Rows)[] sheets)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            Add(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{string.Concat(sheets.Select((sheet, at) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{at + 1}\" r:id=\"r{at + 1}\"/>"))}</sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(sheets.Select((_, at) => $"<Relationship Id=\"r{at + 1}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{at + 1}.xml\"/>"))}<Relationship Id=\"styles\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
            Add(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"00000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            for (var at = 0; at < sheets.Length; at++) Add(zip, $"xl/worksheets/sheet{at + 1}.xml", SheetOf(sheets[at].Rows));
        }

        return file.ToArray();
    }

    private static string SheetOf(string[][] rows)
    {
        var sheet = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        for (var row = 0; row < rows.Length; row++)
        {
            sheet.Append($"<row r=\"{row + 1}\">");
            for (var cell = 0; cell < rows[row].Length; cell++) sheet.Append(string.Format(null, rows[row][cell], $"{(char)('A' + cell)}{row + 1}"));
            sheet.Append("</row>");
        }

        return sheet.Append("</sheetData></worksheet>").ToString();
    }

    /// <summary>Shown with five digits.</summary>
    public static string Padded(string number) => $"<c r=\"{{0}}\" s=\"2\"><v>{number}</v></c>";

    public static string Text(string text) => $"<c r=\"{{0}}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    public static string Number(string number) => $"<c r=\"{{0}}\"><v>{number}</v></c>";

    public static string Date(int year, int month, int day) =>
        FormattableString.Invariant($"<c r=\"{{0}}\" s=\"1\"><v>{new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).ToOADate()}</v></c>");

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
