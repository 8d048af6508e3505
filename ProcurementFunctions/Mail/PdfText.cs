using System.Globalization;
using System.Text;

namespace ProcurementFunctions.Mail;

/// <summary>
/// Writes PDF pages (ISO 32000-1) of lines of text in Helvetica, which every reader has, so that no font is sent with it. Letters
/// beyond those of Western Europe (WinAnsiEncoding) are not in it: <see cref="CanShow"/> says which, and "?" stands in their place.
/// </summary>
internal sealed class PdfText
{
    private const int Width = 595, Height = 842, Left = 56, Top = 780, Bottom = 56;

    /// <summary>Letters of Windows-1252 that Unicode has elsewhere, by their bytes from 0x80 on; a space: there is none.</summary>
    private const string FromHex80 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

    private readonly List<StringBuilder> _pages = [];
    private int _y;

    /// <summary>Whether the fonts have this letter.</summary>
    public static bool CanShow(char letter) => ByteOf(letter) is not null;

    /// <summary>One more line, below the others; on a new page where this one is full.</summary>
    /// <param name="columns">Texts and where they begin, in points from the left margin.</param>
    public void Line(int size, bool isBold, params (int X, string Text)[] columns)
    {
        if (_pages.Count == 0 || _y - size < Bottom)
        {
            _pages.Add(new());
            _y = Top;
        }

        _y -= size + (size / 2);
        foreach (var (x, text) in columns)
        {
            _pages[^1].Append(CultureInfo.InvariantCulture, $"BT /{(isBold ? "B" : "R")} {size} Tf {Left + x} {_y} Td <");
            foreach (var letter in text) _pages[^1].Append(CultureInfo.InvariantCulture, $"{ByteOf(letter) ?? (byte)'?':X2}");
            _pages[^1].Append("> Tj ET\n");
        }
    }

    public void Space(int points) => _y -= points;

    public byte[] ToBytes()
    {
        var pages = Enumerable.Range(0, _pages.Count).ToArray();
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select(page => $"{5 + (page * 2)} 0 R"))}] >>",
            Font("Helvetica"),
            Font("Helvetica-Bold"),
        ];
        foreach (var page in pages)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width} {Height}] /Resources << /Font << /R 3 0 R /B 4 0 R >> >> /Contents {6 + (page * 2)} 0 R >>");
            objects.Add($"<< /Length {_pages[page].Length} >>\nstream\n{_pages[page]}endstream");
        }

        return Encoding.ASCII.GetBytes(File(objects));
    }

    /// <summary>All of it is ASCII, so that a letter is a byte and the places of the objects can be counted in letters.</summary>
    private static string File(List<string> objects)
    {
        var (file, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        foreach (var (body, number) in objects.Select((body, index) => (body, index + 1)))
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        return file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").ToString();
    }

    private static string Font(string name) => $"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>";

    private static byte? ByteOf(char letter) => letter switch
    {
        >= ' ' and <= '~' => (byte)letter,
        >= '\u00A0' and <= '\u00FF' => (byte)letter,
        _ when FromHex80.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place => (byte)(0x80 + place),
        _ => null,
    };
}
