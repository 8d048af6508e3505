using System.Globalization;
using System.Text.Json.Nodes;

namespace ProcurementFunctions.Tools;

/// <summary>What a person is shown and agrees to before a tool does what binds the firm.</summary>
/// <param name="Reads">The operation that answers what it is about, with the same <c>id</c>.</param>
/// <param name="Argument">The argument that ties the act to what was shown: that it has not changed since.</param>
/// <param name="Text">What the person reads: the arguments and what they are about.</param>
/// <param name="Tie">The value of that argument; the answer's ETag is its second parameter.</param>
internal sealed record Agreement(
    string Reads, string Argument, Func<JsonObject, JsonNode, string> Text, Func<JsonNode, string?, string?> Tie)
{
    public static Agreement OnPurchase { get; } = new("GetPurchase", "digest", OfPurchase, (purchase, _) => (string?)purchase["approval"]?["digest"]);

    public static Agreement OnInvoice { get; } = new("GetInvoice", "ifMatch", OfInvoice, (_, etag) => etag);

    private static string OfPurchase(JsonObject arguments, JsonNode purchase)
    {
        var lines = purchase["choice"]?["lines"]?.AsArray() ?? [];
        var from = string.Join(", ", lines.Select(line => $"{line!["quantity"]} from {line["vendorName"]} at {line["unitPrice"]}, by {Day(line["expectedArrival"])}"));
        return $"{Verb(arguments)} purchase {purchase["id"]}: {purchase["quantity"]} × {purchase["itemName"]} ({purchase["sku"]})"
            + (from.Length > 0 ? $", {from}, in all {purchase["choice"]!["total"]}." : ".")
            + Detail(arguments, "quantity", "Units") + Detail(arguments, "maxTotal", "At most")
            + Detail(arguments, "overBudget", "Although the budget does not cover it") + Detail(arguments, "to", "To") + Detail(arguments, "comment", "Comment");
    }

    private static string OfInvoice(JsonObject arguments, JsonNode invoice) =>
        $"{Verb(arguments)} invoice {invoice["number"]} of {invoice["vendorId"]} over {invoice["total"]} {invoice["currency"]}." + Detail(arguments, "reason", "Reason");

    private static string Verb(JsonObject arguments)
    {
        var said = (string?)arguments["decision"] ?? "";
        return said.Length == 0 ? "Decide" : char.ToUpper(said[0], CultureInfo.InvariantCulture) + said[1..];
    }

    private static string Detail(JsonObject arguments, string name, string label) => arguments[name] is { } value ? $" {label}: {value}." : "";

    private static string Day(JsonNode? at) => (string?)at is { Length: >= 10 } text ? text[..10] : "no known day";
}
