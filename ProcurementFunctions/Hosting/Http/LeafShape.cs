using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ProcurementFunctions.Hosting.Http;

/// <summary>Whether a single JSON value is of the kind that a type wants; numbers in quotes and the like are not.</summary>
internal static class LeafShape
{
    /// <summary>What is expected instead; null when the value fits.</summary>
    public static string? Refusal(JsonElement value, JsonTypeInfo type)
    {
        var wanted = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (wanted == typeof(JsonElement) || wanted == typeof(object)) return ReadsAsText(value) ? null : "holds text that is not Unicode";
        return Fits(value, wanted) && Deserializes(value, type) ? null : $"must be {Expected(wanted)}";
    }

    private static bool Fits(JsonElement value, Type wanted) => Type.GetTypeCode(wanted) switch
    {
        _ when wanted.IsEnum => value.ValueKind == JsonValueKind.String && ReadsAsText(value) && NamesOf(wanted).Contains(value.GetString()),
        TypeCode.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        TypeCode.Int32 or TypeCode.Int64 or TypeCode.Decimal => value.ValueKind == JsonValueKind.Number,
        TypeCode.Double => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var d) && double.IsFinite(d),
        TypeCode.String => value.ValueKind == JsonValueKind.String,
        _ => value.ValueKind != JsonValueKind.Null,
    };

    private static bool Deserializes(JsonElement value, JsonTypeInfo type)
    {
        try
        {
            return value.Deserialize(type) is not null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    /// <summary>An escaped half of a surrogate pair is valid JSON and no text.</summary>
    private static bool ReadsAsText(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() is not null,
                JsonValueKind.Array => value.EnumerateArray().All(ReadsAsText),
                JsonValueKind.Object => value.EnumerateObject().All(p => p.Name is not null && ReadsAsText(p.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Expected(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => $"one of {string.Join(", ", NamesOf(type))}",
        TypeCode.Boolean => "true or false",
        TypeCode.Int32 => $"a whole number from {int.MinValue} to {int.MaxValue}",
        TypeCode.Int64 => "a whole number",
        TypeCode.Decimal or TypeCode.Double => "a number",
        TypeCode.String => "text",
        _ when type == typeof(DateOnly) => "a date such as 2026-01-31",
        _ when type == typeof(DateTimeOffset) => "a time such as 2026-01-31T12:00:00Z",
        _ => $"a {type.Name}",
    };

    private static IEnumerable<string> NamesOf(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => f.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? f.Name);
}
