using System.Text.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Privacy;

namespace ProcurementFunctions.Knowledge;

/// <summary>Free-form facts without the words in them. Pure.</summary>
internal static class FreeText
{
    /// <summary>The value with every text and every name of a field in it gone; numbers and yes or no stay.</summary>
    public static JsonElement Removed(JsonElement value) => JsonSerializer.SerializeToElement(Without(value), DocumentJson.Default.JsonNode);

    private static JsonNode? Without(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String or JsonValueKind.Object => JsonValue.Create(Erasure.Removed),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Without)]),
        JsonValueKind.Null => null,
        _ => JsonNode.Parse(value.GetRawText()),
    };
}
