using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CsCheck;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Tests.Hosting.Documents;

/// <summary>
/// Any JSON that a type may be stored as: times with any offset, amounts of up to 28 digits, every name of an enum, nulls
/// where they are allowed, and fields that the type does not know.
/// </summary>
internal static class JsonGen
{
    private static readonly Gen<string> Texts = Gen.OneOf(Gen.String[Gen.Char[' ', '\u0fff'], 0, 20], Gen.Const("🙂 \"x\" \\ \u2028"));

    private static readonly Gen<DateTimeOffset> Times = Gen.Select(
        Gen.Long[new DateTime(1900, 1, 1).Ticks, new DateTime(2200, 1, 1).Ticks], Gen.Int[-14 * 60, 14 * 60],
        (ticks, minutes) => new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes)));

    private static readonly Gen<JsonNode?> Unknown = AnyOf(
        "null", "[1,2.50,{\"x\":null}]", "{\"y\":[true]}", "12345678901234567890.12345678", "\"2026-03-01T00:00:00-03:30\"")
        .Select(json => JsonNode.Parse(json));

    public static Gen<JsonNode?> Of(JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object => OfObject(type),
        JsonTypeInfoKind.Enumerable => Of(type.Options.GetTypeInfo(type.ElementType!)).Array[0, 3].Select(items => (JsonNode?)new JsonArray(Clones(items))),
        JsonTypeInfoKind.Dictionary => Gen.Select(Texts, Of(type.Options.GetTypeInfo(type.ElementType!))).Array[0, 3].Select(OfFields),
        _ => OfValue(type),
    };

    private static Gen<JsonNode?> OfObject(JsonTypeInfo type)
    {
        var fields = type.Properties.Where(p => !p.IsExtensionData && IsStored(p))
            .Select(p => OfField(p, type.Options).Select(value => (p.Name, value)))
            .ToList();
        if (type.Properties.Any(p => p.IsExtensionData)) fields.Add(Gen.Select(Gen.Const("laterField"), Unknown));
        return fields.Aggregate(
            Gen.Const(Array.Empty<(string, JsonNode?)>()),
            (all, field) => Gen.Select(all, field, (known, one) => ((string, JsonNode?)[])[.. known, one]))
            .Select(OfFields);
    }

    /// <summary>Whether the property is written and read at all.</summary>
    private static bool IsStored(JsonPropertyInfo property) =>
        property.Get is not null && (property.Set is not null || property.AssociatedParameter is not null);

    private static Gen<JsonNode?> OfField(JsonPropertyInfo property, JsonSerializerOptions options)
    {
        var value = Of(options.GetTypeInfo(property.PropertyType));
        var isNullable = Nullable.GetUnderlyingType(property.PropertyType) is not null
            || (!property.PropertyType.IsValueType && (property.AssociatedParameter?.IsNullable ?? property.IsSetNullable));
        return isNullable ? Gen.Frequency((3, value), (1, Gen.Const((JsonNode?)null))) : value;
    }

    private static Gen<JsonNode?> OfValue(JsonTypeInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (type == typeof(string)) return Texts.Select(v => (JsonNode?)JsonValue.Create(v));
        if (type == typeof(bool)) return Gen.Bool.Select(v => (JsonNode?)JsonValue.Create(v));
        if (type == typeof(int)) return Gen.Int.Select(v => (JsonNode?)JsonValue.Create(v));
        if (type == typeof(long)) return Gen.Long.Select(v => (JsonNode?)JsonValue.Create(v));
        if (type == typeof(double)) return Gen.Double[-1e12, 1e12].Select(v => (JsonNode?)JsonValue.Create(v));
        if (type == typeof(decimal)) return Gen.Decimal.Select(v => (JsonNode?)JsonValue.Create(v));
        if (type == typeof(DateTimeOffset)) return Times.Select(v => (JsonNode?)JsonValue.Create(v));
        if (type == typeof(DateOnly)) return Times.Select(v => JsonSerializer.SerializeToNode(DateOnly.FromDateTime(v.Date)));
        if (type == typeof(TimeOnly)) return Times.Select(v => JsonSerializer.SerializeToNode(TimeOnly.FromDateTime(v.DateTime)));
        if (type == typeof(JsonElement)) return Unknown;
        if (type == typeof(SchemaVersion)) return Gen.Int[0, 99].Select(minor => JsonSerializer.SerializeToNode(new SchemaVersion(1, minor)));
        if (type.IsEnum) return AnyOf([.. Enum.GetValues(type).Cast<object>()]).Select(v => JsonSerializer.SerializeToNode(v, info.Options));
        throw new NotSupportedException($"say here what a stored {type} may be");
    }

    private static JsonNode? OfFields((string Name, JsonNode? Value)[] fields)
    {
        var json = new JsonObject();
        foreach (var (name, value) in fields) json[name] = value?.DeepClone();
        return json;
    }

    private static Gen<T> AnyOf<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static JsonNode?[] Clones(JsonNode?[] nodes) => [.. nodes.Select(node => node?.DeepClone())];
}
