using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ProcurementFunctions.Hosting.Http;

/// <summary>Compares JSON with the type that it should become, and says by field what does not fit.</summary>
internal static class BodyShape
{
    private const int MaxErrors = 20;

    /// <summary>What is wrong, by the field's path such as <c>lines[0].sku</c>; empty when it fits.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(JsonElement body, JsonTypeInfo type)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        CheckValue(body, type, "", errors);
        return errors;
    }

    private static void CheckValue(JsonElement value, JsonTypeInfo type, string path, Dictionary<string, string[]> errors)
    {
        if (errors.Count >= MaxErrors) return;
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                if (Expect(value, JsonValueKind.Object, "must be an object", path, errors)) CheckObject(value, type, path, errors);
                break;
            case JsonTypeInfoKind.Enumerable:
                if (Expect(value, JsonValueKind.Array, "must be an array", path, errors)) CheckItems(value, type, path, errors);
                break;
            case JsonTypeInfoKind.Dictionary:
                if (Expect(value, JsonValueKind.Object, "must be an object", path, errors)) CheckEntries(value, type, path, errors);
                break;
            default:
                if (LeafShape.Refusal(value, type) is { } refusal) Add(errors, path, refusal);
                break;
        }
    }

    private static void CheckObject(JsonElement value, JsonTypeInfo type, string path, Dictionary<string, string[]> errors)
    {
        var comparison = type.Options.PropertyNameCaseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var writable = type.Properties.Where(p => p is { IsExtensionData: false, Set: not null } or { AssociatedParameter: not null }).ToList();
        var keepsUnknown = type.Properties.Any(p => p.IsExtensionData);
        var seen = new HashSet<JsonPropertyInfo>();
        foreach (var field in value.EnumerateObject())
        {
            var property = writable.Find(p => p.Name.Equals(field.Name, comparison));
            if (property is null)
            {
                if (!keepsUnknown) Add(errors, Join(path, field.Name), "is not known here");
                continue;
            }

            if (!seen.Add(property)) Add(errors, Join(path, field.Name), "is given twice");
            CheckField(field.Value, property, type.Options, Join(path, field.Name), errors);
        }

        foreach (var missing in writable.Where(p => IsRequired(p) && !seen.Contains(p)))
            Add(errors, Join(path, missing.Name), "is missing");
    }

    private static void CheckField(
        JsonElement value, JsonPropertyInfo property, JsonSerializerOptions options, string path, Dictionary<string, string[]> errors)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!MayBeNull(property)) Add(errors, path, "must not be null");
            return;
        }

        CheckValue(value, options.GetTypeInfo(property.PropertyType), path, errors);
    }

    private static void CheckItems(JsonElement value, JsonTypeInfo type, string path, Dictionary<string, string[]> errors)
    {
        var element = type.Options.GetTypeInfo(type.ElementType!);
        var index = 0;
        foreach (var item in value.EnumerateArray()) CheckValue(item, element, $"{path}[{index++}]", errors);
    }

    private static void CheckEntries(JsonElement value, JsonTypeInfo type, string path, Dictionary<string, string[]> errors)
    {
        var element = type.Options.GetTypeInfo(type.ElementType!);
        foreach (var entry in value.EnumerateObject()) CheckValue(entry.Value, element, Join(path, entry.Name), errors);
    }

    private static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { IsMemberInitializer: false, HasDefaultValue: false };

    private static bool MayBeNull(JsonPropertyInfo property) =>
        property.IsSetNullable && (!property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null);

    private static bool Expect(
        JsonElement value, JsonValueKind kind, string otherwise, string path, Dictionary<string, string[]> errors)
    {
        if (value.ValueKind == kind) return true;
        Add(errors, path, otherwise);
        return false;
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static void Add(Dictionary<string, string[]> errors, string path, string message)
    {
        if (errors.Count < MaxErrors) errors.TryAdd(path.Length == 0 ? "body" : path, [message]);
    }
}
