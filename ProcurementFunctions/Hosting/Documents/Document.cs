using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Hosting.Documents;

/// <summary>
/// What every stored document has. A document keeps the fields it does not know, so that an older build that writes a
/// newer document loses nothing of it.
/// </summary>
/// <remarks>
/// A property with a default of its own is declared with <c>set</c>: for an <c>init</c> property the generated JSON reader
/// assigns null or 0 where the stored document lacks the field, and the default would be lost.
/// </remarks>
public abstract record Document
{
    /// <summary>The id within the partition.</summary>
    public required string Id { get; init; }

    /// <summary>The version of the shape it was written in; missing means 0.0.</summary>
    public SchemaVersion SchemaVersion { get; init; }

    /// <summary>
    /// What it is, such as "inventoryItem", so that no document is taken for one of another type; missing where an older
    /// version wrote it. A <see cref="DocumentContainer{T}"/> sets it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>All of it as it was read, where a newer version wrote it; see <see cref="NewerFields"/>.</summary>
    [JsonIgnore]
    internal JsonElement? Newer { get; init; }

    /// <summary>Fields of a newer version, and free-form ones, kept as they were read.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? UnknownFields { get; set; }
}

/// <summary>A document as it was read, with the ETag that a conditional write of it needs.</summary>
public sealed record Stored<T>(T Document, string ETag);

/// <summary>A stored document that this build must not touch: of a newer major version, of another type, or damaged.</summary>
public sealed class UnreadableDocumentException(string message, Exception? inner = null) : Exception(message, inner);
