using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ProcurementFunctions.Hosting;
using static ProcurementFunctions.Purchasing.Ubl.UblNames;

namespace ProcurementFunctions.Purchasing.Ubl;

/// <summary>
/// A vendor's UBL 2.1 OrderResponse, read as the vendor event that it is. The response codes are those of UNTDID 4343: AB
/// received, AP accepted, CA accepted with changes, RE rejected; line states those of UNTDID 1229: 1 added, 3 changed, 5
/// accepted, 7 not accepted, 42 already delivered. No DTD and no entity is ever followed. Pure.
/// </summary>
internal static class OrderResponseXml
{
    private const int LongestSaid = 500;

    private static readonly Dictionary<string, string> EventOf = new(StringComparer.Ordinal)
    {
        ["AB"] = "acknowledged",
        ["AP"] = "acknowledged",
        ["CA"] = "acknowledged",
        ["RE"] = "cancelled",
    };

    private static readonly Dictionary<string, string> LineStates = new(StringComparer.Ordinal)
    {
        ["1"] = "added",
        ["3"] = "changed",
        ["5"] = "accepted",
        ["7"] = "not accepted",
        ["42"] = "already delivered",
    };

    /// <summary>The event, or what is wrong with the document.</summary>
    public static Decision<VendorEventBody> Read(byte[] document)
    {
        XElement root;
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
            root = XDocument.Load(reader).Root!;
        }
        catch (XmlException)
        {
            return new("is no well-formed XML without a DTD");
        }

        if (root.Name != OrderResponse + "OrderResponse") return new($"must be an OrderResponse of {OrderResponse.NamespaceName}");
        if (Text(root, "ID") is not { } id) return new("has no ID");
        if (Text(root.Element(Cac + "OrderReference"), "ID") is not { } order) return new("has no OrderReference with an ID");
        var code = Text(root, "OrderResponseCode") ?? "AB";
        if (!EventOf.TryGetValue(code, out var type)) return new($"OrderResponseCode must be one of {string.Join(", ", EventOf.Keys)}");

        var lines = root.Elements(Cac + "OrderLine").Select(line => line.Element(Cac + "LineItem")).OfType<XElement>().Select(LineOf).ToArray();
        if (lines.FirstOrDefault(line => line.Refusal is not null).Refusal is { } refusal) return new(refusal);
        var promised = Promised(root) ?? lines.Max(line => line.Value?.Promised);
        // A date that it names is one that it promises anew.
        if (code == "CA" && promised is not null && lines.All(line => line.Value!.State is null or "5")) type = "delayed";
        return new(new VendorEventBody
        {
            EventId = $"ubl:{id}",
            Type = type,
            OrderNumber = order,
            Said = Said(code, lines.Select(line => line.Value!), promised, Text(root, "Note")),
        });
    }

    private static Decision<Line> LineOf(XElement item)
    {
        var quantity = Text(item, "Quantity");
        if (quantity is not null && !decimal.TryParse(quantity, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            return new("Quantity must be a number");
        var state = Text(item, "LineStatusCode");
        if (state is not null && !LineStates.ContainsKey(state)) return new($"LineStatusCode must be one of {string.Join(", ", LineStates.Keys)}");
        return new(new Line(Text(item, "ID") ?? "?", quantity, state, Promised(item)));
    }

    private static DateOnly? Promised(XElement parent) => parent.Elements(Cac + "Delivery")
        .Select(delivery => Text(delivery.Element(Cac + "PromisedDeliveryPeriod"), "EndDate"))
        .Select(day => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : (DateOnly?)null)
        .Max();

    private static string Said(string code, IEnumerable<Line> lines, DateOnly? promised, string? note)
    {
        List<string> parts = [$"response {code}"];
        foreach (var line in lines)
        {
            var quantity = line.Quantity is null ? "" : $" {line.Quantity} units";
            var state = line.State is null ? "" : $" {LineStates[line.State]}";
            parts.Add($"line {line.Id}{quantity}{state}");
        }

        if (promised is { } day) parts.Add($"promised {day:yyyy-MM-dd}");
        if (note is not null) parts.Add(note);
        var said = string.Join(", ", parts);
        return said.Length <= LongestSaid ? said : string.Concat(said.AsSpan(0, char.IsHighSurrogate(said[LongestSaid - 1]) ? LongestSaid - 1 : LongestSaid), "…");
    }

    /// <summary>The value of a basic component, or null where there is none or it is empty.</summary>
    private static string? Text(XElement? parent, string name) =>
        parent?.Element(Cbc + name)?.Value.Trim() is { Length: > 0 and <= LongestSaid } text ? text : null;

    private sealed record Line(string Id, string? Quantity, string? State, DateOnly? Promised);
}
