using System.Globalization;
using System.Xml.Linq;
using ProcurementFunctions.Hosting;
using static ProcurementFunctions.Purchasing.Ubl.UblDocument;
using static ProcurementFunctions.Purchasing.Ubl.UblNames;

namespace ProcurementFunctions.Purchasing.Ubl;

/// <summary>
/// A vendor's UBL 2.1 OrderResponse, read as the vendor event that it is. The response codes are those of UNTDID 4343: AB
/// received, AP accepted, CA accepted with changes, RE rejected; line states those of UNTDID 1229: 1 added, 3 changed, 5
/// accepted, 7 not accepted, 42 already delivered. Lines that were added are not ours; all others are of the one line of our
/// order, maybe in parts. No DTD and no entity is ever followed. Pure.
/// </summary>
internal static class OrderResponseXml
{
    private const int LongestSaid = 500;
    private const string Added = "1";
    private const string NotAccepted = "7";
    private const decimal MostMoney = 1_000_000_000m;

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
        if (Load(document) is not { } root) return new("is no well-formed XML without a DTD");
        if (root.Name != OrderResponse + "OrderResponse") return new($"must be an OrderResponse of {OrderResponse.NamespaceName}");
        if (Text(root, "ID") is not { } id) return new("has no ID");
        if (Text(root.Element(Cac + "OrderReference"), "ID") is not { } order) return new("has no OrderReference with an ID");
        var code = Text(root, "OrderResponseCode") ?? "AB";
        if (!EventOf.TryGetValue(code, out var type)) return new($"OrderResponseCode must be one of {string.Join(", ", EventOf.Keys)}");

        var lines = root.Elements(Cac + "OrderLine").Select(line => line.Element(Cac + "LineItem")).OfType<XElement>().Select(LineOf).ToArray();
        if (lines.FirstOrDefault(line => line.Refusal is not null).Refusal is { } refusal) return new(refusal);
        var ours = lines.Select(line => line.Value!).Where(line => line.State != Added).ToArray();
        if (ours.Select(line => line.UnitCode).OfType<string>().Distinct().Count() > 1) return new("Quantity must be in one unit");
        if (ours.Select(line => line.Currency).OfType<string>().Distinct().Count() > 1) return new("PriceAmount must be in one currency");
        var promised = Promised(root) ?? ours.Where(line => line.State != NotAccepted).Max(line => line.Promised);
        var isRejected = code == "RE" || (ours.Length > 0 && ours.All(line => line.State == NotAccepted || line.Quantity == 0));
        if (isRejected) type = EventOf["RE"];
        // A date that it names is one that it promises anew.
        else if (code == "CA" && promised is not null && ours.All(line => line.State is null or "5")) type = "delayed";
        return new(new VendorEventBody
        {
            EventId = $"ubl:{id}",
            Type = type,
            OrderNumber = order,
            Said = Said(code, lines.Select(line => line.Value!), promised, Text(root, "Note")),
            Response = code == "AB" && !isRejected ? null : ResponseOf($"ubl:{id}", isRejected, [.. ours.Where(line => line.State != NotAccepted)], promised),
            Currency = ours.Select(line => line.Currency).FirstOrDefault(currency => currency is not null),
        });
    }

    /// <summary>What the accepted parts of the line come to: their units together, and the price of a unit on average.</summary>
    private static VendorResponse ResponseOf(string eventId, bool isRejected, Line[] accepted, DateOnly? promised)
    {
        var units = accepted.Length > 0 && accepted.All(line => line.Quantity is not null) ? accepted.Sum(line => line.Quantity!.Value) : (decimal?)null;
        var price = accepted.Select(line => line.Price).Distinct().ToArray() is [{ } same]
            ? same
            : units > 0 && accepted.All(line => line.Price is not null)
                ? decimal.Round(accepted.Sum(line => line.Quantity!.Value * line.Price!.Value) / units.Value, 4)
                : (decimal?)null;
        return new(eventId, default, isRejected, isRejected ? null : (int?)units, isRejected ? null : price, promised)
        {
            UnitCode = accepted.Select(line => line.UnitCode).FirstOrDefault(code => code is not null),
            PriceUnitCode = accepted.Select(line => line.PriceUnitCode).FirstOrDefault(code => code is not null),
        };
    }

    private static Decision<Line> LineOf(XElement item)
    {
        var (quantity, units) = (Text(item, "Quantity"), 0m);
        if (quantity is not null && !IsNumber(quantity, PurchaseRequest.MaxQuantity, out units)) return new("Quantity must be a number of units, and not below 0");
        if (units != decimal.Truncate(units)) return new("Quantity must be a whole number of units");
        var price = item.Element(Cac + "Price");
        var (amount, perUnit, per) = (Text(price, "PriceAmount"), 0m, 1m);
        if (amount is not null && !IsNumber(amount, MostMoney, out perUnit)) return new("PriceAmount must be a number, and not below 0");
        if (Text(price, "BaseQuantity") is { } of && (!IsNumber(of, PurchaseRequest.MaxQuantity, out per) || per == 0)) return new("BaseQuantity must be a number above 0");
        var state = Text(item, "LineStatusCode");
        if (state is not null && !LineStates.ContainsKey(state)) return new($"LineStatusCode must be one of {string.Join(", ", LineStates.Keys)}");
        return new(new Line(
            Text(item, "ID") ?? "?",
            quantity is null ? null : units,
            state,
            Promised(item),
            amount is null ? null : decimal.Round(perUnit / per, 4),
            amount is null ? null : price?.Element(Cbc + "PriceAmount")?.Attribute("currencyID")?.Value,
            item.Element(Cbc + "Quantity")?.Attribute("unitCode")?.Value,
            price?.Element(Cbc + "BaseQuantity")?.Attribute("unitCode")?.Value));
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
            var quantity = line.Quantity is { } units ? string.Create(CultureInfo.InvariantCulture, $" {units:0.####} units") : "";
            var price = line.Price is { } unit ? string.Create(CultureInfo.InvariantCulture, $" at {unit:0.00##}") : "";
            var state = line.State is null ? "" : $" {LineStates[line.State]}";
            parts.Add($"line {line.Id}{quantity}{price}{state}");
        }

        if (promised is { } day) parts.Add($"promised {day:yyyy-MM-dd}");
        if (note is not null) parts.Add(note);
        var said = string.Join(", ", parts);
        return said.Length <= LongestSaid ? said : string.Concat(said.AsSpan(0, char.IsHighSurrogate(said[LongestSaid - 1]) ? LongestSaid - 1 : LongestSaid), "…");
    }

    private sealed record Line(string Id, decimal? Quantity, string? State, DateOnly? Promised, decimal? Price, string? Currency, string? UnitCode, string? PriceUnitCode);
}
