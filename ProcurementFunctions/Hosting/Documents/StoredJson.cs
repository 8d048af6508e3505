using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ProcurementFunctions.Hosting.Documents;

/// <summary>
/// What is kept as JSON outside of Cosmos DB and is only written and read, never changed: the version is looked at before
/// all else, a missing one is 0.0, fields that this build does not know are passed over.
/// </summary>
internal static class StoredJson
{
    /// <exception cref="UnreadableDocumentException">It is damaged, of another type, or of a newer major version.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> type, SchemaVersion current)
    {
        try
        {
            using var root = JsonDocument.Parse(json);
            var version = VersionOf(root.RootElement);
            if (version.Major > current.Major)
                throw new JsonException($"its schema version is {version}, and this build reads up to {current.Major}.x");
            return root.RootElement.Deserialize(type) ?? throw new JsonException("it is null");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new UnreadableDocumentException($"what is stored is no {typeof(T).Name} that can be read: {e.Message}", e);
        }
    }

    private static SchemaVersion VersionOf(JsonElement root) =>
        root.TryGetProperty("schemaVersion", out var version) ? version.Deserialize(DocumentJson.Default.SchemaVersion) : default;
}
