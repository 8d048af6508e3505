using System.Globalization;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Mail;

/// <summary>An order as a PDF for people to read. What counts is the same in the UBL document beside it. Pure.</summary>
internal static class OrderPdf
{
    private const int ValueColumn = 130, PlainSize = 11, LongestLine = 60;

    public static byte[] Write(VendorMailDocument document, FirmSettings? firm, string vendorName)
    {
        var pdf = new PdfText();
        var lacking = false;
        Text(16, true, (0, $"Order {document.Id}"));
        Text(PlainSize, false, (0, document.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        pdf.Space(12);
        Pair("From", MailText.Line(firm?.Name ?? MailText.NoName));
        foreach (var line in AddressOf(firm)) Pair("", line);
        if (firm?.TaxId is { Length: > 0 } taxId) Pair("VAT number", MailText.Line(taxId));
        Pair("To", $"{MailText.Line(vendorName)} ({document.VendorId})");
        pdf.Space(12);
        foreach (var (name, value) in MailText.Facts(document).Skip(1)) Pair(name, value);
        pdf.Space(12);
        if (lacking) Text(9, false, (0, "Letters that this document cannot show are written as \"?\". The UBL document and the mail have them."));
        return pdf.ToBytes();

        void Pair(string name, string value)
        {
            foreach (var (part, index) in Parts(value).Select((part, index) => (part, index)))
                Text(PlainSize, false, (0, index == 0 ? name : ""), (ValueColumn, part));
        }

        void Text(int size, bool isBold, params (int X, string Text)[] columns)
        {
            lacking |= columns.Any(column => column.Text.Any(letter => !PdfText.CanShow(letter)));
            pdf.Line(size, isBold, [.. columns.Where(column => column.Text.Length > 0)]);
        }
    }

    /// <summary>Long texts in lines that fit, cut between words where there are any.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        while (text.Length > LongestLine)
        {
            var cut = text.LastIndexOf(' ', LongestLine) is > 0 and var space ? space : LongestLine;
            yield return text[..cut];
            text = text[cut..].TrimStart();
        }

        yield return text;
    }

    private static IEnumerable<string> AddressOf(FirmSettings? firm)
    {
        if (firm?.Street is { Length: > 0 } street) yield return MailText.Line(street);
        if ($"{firm?.PostalCode} {firm?.City}".Trim() is { Length: > 0 } city) yield return MailText.Line(city);
        if (firm?.CountryCode is { Length: > 0 } country) yield return MailText.Line(country);
    }
}
