using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace ProcurementFunctions.Hosting.Documents;

/// <summary>
/// Keeps the fields that a newer version wrote into the parts of a document (its orders, its policies), which have no
/// place of their own for what they do not know.
/// </summary>
internal static class NewerFields
{
    /// <summary>Puts them back into what is about to be written, wherever the part that held them is still there.</summary>
    /// <param name="written">The document or part as this build writes it.</param>
    /// <param name="read">The same as it was read.</param>
    public static void Restore(JsonNode? written, JsonElement read, JsonTypeInfo type)
    {
        switch (written)
        {
            case JsonObject fields when read.ValueKind == JsonValueKind.Object && type.Kind == JsonTypeInfoKind.Object:
                RestoreObject(fields, read, type);
                break;
            case JsonObject entries when read.ValueKind == JsonValueKind.Object && type.Kind == JsonTypeInfoKind.Dictionary:
                foreach (var (key, value) in entries.ToList())
                {
                    if (read.TryGetProperty(key, out var before)) Restore(value, before, ElementOf(type));
                }

                break;
            case JsonArray items when read.ValueKind == JsonValueKind.Array && type.Kind == JsonTypeInfoKind.Enumerable:
                RestoreItems(items, [.. read.EnumerateArray()], ElementOf(type));
                break;
        }
    }

    private static void RestoreObject(JsonObject written, JsonElement read, JsonTypeInfo type)
    {
        foreach (var field in read.EnumerateObject())
        {
            var known = type.Properties.FirstOrDefault(p => !p.IsExtensionData && p.Name == field.Name);
            if (known is not null) Restore(written[field.Name], field.Value, type.Options.GetTypeInfo(known.PropertyType));
            else if (!HoldsUnknown(type)) written.TryAdd(field.Name, JsonNode.Parse(field.Value.GetRawText()));
        }
    }

    /// <summary>An item is the one that was read if it says the same, or begins alike at the same place.</summary>
    private static void RestoreItems(JsonArray written, JsonElement[] read, JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        var known = Array.ConvertAll(read, item => JsonSerializer.SerializeToNode(item.Deserialize(type), type));
        for (var i = 0; i < written.Count; i++)
        {
            var same = Array.FindIndex(known, item => JsonNode.DeepEquals(item, written[i]));
            if (same < 0 && i < known.Length && BeginAlike(known[i], written[i])) same = i;
            if (same >= 0) Restore(written[i], read[same], type);
        }
    }

    private static bool BeginAlike(JsonNode? one, JsonNode? other) =>
        one is JsonObject { Count: > 0 } a && other is JsonObject { Count: > 0 } b && a.GetAt(0).Key == b.GetAt(0).Key
        && JsonNode.DeepEquals(a.GetAt(0).Value, b.GetAt(0).Value);

    private static bool HoldsUnknown(JsonTypeInfo type) => type.Properties.Any(p => p.IsExtensionData);

    private static JsonTypeInfo ElementOf(JsonTypeInfo type) => type.Options.GetTypeInfo(type.ElementType!);
}
