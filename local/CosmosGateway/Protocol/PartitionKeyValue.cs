using System.Globalization;
using System.Text.Json;

namespace ProcurementFunctions.Local.CosmosGateway.Protocol;

/// <summary>
/// A partition key's value, written so that two values are the same partition exactly when their texts are equal:
/// the type's letter and the value.
/// </summary>
internal readonly record struct PartitionKeyValue(string Text)
{
    private const int LongestKey = 2048;

    /// <summary>The document has no such property.</summary>
    public static PartitionKeyValue Undefined { get; } = new("u");

    public static PartitionKeyValue Null { get; } = new("z");

    public static PartitionKeyValue Of(string text) => text.Length > LongestKey
        ? throw GatewayException.BadRequest($"The partition key is longer than {LongestKey} characters.")
        : new("s" + text);

    public static PartitionKeyValue Of(bool value) => new(value ? "t" : "f");

    public static PartitionKeyValue Of(double value) => new("n" + (value + 0.0).ToString("R", CultureInfo.InvariantCulture));

    /// <exception cref="GatewayException">400: an array or an object is no partition key.</exception>
    public static PartitionKeyValue Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Of(value.GetString()!),
        JsonValueKind.Number => Of(value.GetDouble()),
        JsonValueKind.True => Of(true),
        JsonValueKind.False => Of(false),
        JsonValueKind.Null => Null,
        JsonValueKind.Undefined => Undefined,
        _ => throw GatewayException.BadRequest("A partition key is a string, a number, a boolean or null."),
    };

    /// <summary>Reads the header <c>x-ms-documentdb-partitionkey</c>: a JSON array with one value.</summary>
    /// <exception cref="GatewayException">400: it is none, or has several values.</exception>
    public static PartitionKeyValue Parse(string header)
    {
        // What nearly every request sends, ["text"], without a document.
        if (header is ['[', '"', .. var plain, '"', ']'] && !plain.AsSpan().ContainsAny('"', '\\')) return Of(plain);
        try
        {
            using var json = JsonDocument.Parse(header);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Array) throw Malformed();
            return root.GetArrayLength() switch
            {
                0 => Undefined,
                1 when root[0] is { ValueKind: JsonValueKind.Object } o => o.EnumerateObject().Any() ? throw Malformed() : Undefined,
                1 => Of(root[0]),
                _ => throw GatewayException.Unsupported("hierarchical partition keys"),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Malformed();
        }
    }

    private static GatewayException Malformed() =>
        GatewayException.BadRequest("The partition key header is not a JSON array with one value.");
}
