using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Net.Http.Headers;

namespace ProcurementFunctions.Purchasing.Ubl;

/// <summary>How UBL documents that come in are read: no DTD and no entity is ever followed. Pure.</summary>
internal static class UblDocument
{
    private const int LongestText = 500;

    /// <summary>Whether a body of this content type is XML.</summary>
    public static bool IsXml(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Value is { } media
        && (media.Equals(UblNames.MediaType, StringComparison.OrdinalIgnoreCase) || media.Equals("text/xml", StringComparison.OrdinalIgnoreCase));

    /// <summary>The root element; null: it is no well-formed XML without a DTD.</summary>
    public static XElement? Load(byte[] document)
    {
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(document, writable: false),
                new()
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    MaxCharactersInDocument = document.Length + 1L,
                    IgnoreComments = true,
                    IgnoreProcessingInstructions = true,
                });
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The value of a basic component, or null where there is none or it is empty.</summary>
    public static string? Text(XElement? parent, string name) =>
        parent?.Element(UblNames.Cbc + name)?.Value.Trim() is { Length: > 0 and <= LongestText } text ? text : null;

    /// <summary>A number as XML Schema writes a decimal, not below 0.</summary>
    public static bool IsNumber(string text, decimal most, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
        && number >= 0 && number <= most;
}
