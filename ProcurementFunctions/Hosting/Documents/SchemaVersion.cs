using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Hosting.Documents;

/// <summary>
/// The version of a stored document, "major.minor". A newer minor version only adds fields, which are kept unread; a
/// newer major version is refused. A document without one is version 0.0.
/// </summary>
[JsonConverter(typeof(SchemaVersionConverter))]
public readonly record struct SchemaVersion(int Major, int Minor)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}

internal sealed class SchemaVersionConverter : JsonConverter<SchemaVersion>
{
    public override SchemaVersion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var major) && major >= 0)
            return new SchemaVersion(major, 0);
        if (reader.TokenType == JsonTokenType.String && reader.GetString()!.Split('.') is [var first, var second]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out major)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var minor))
            return new SchemaVersion(major, minor);
        throw new JsonException("schemaVersion is not of the form \"major.minor\"");
    }

    public override void Write(Utf8JsonWriter writer, SchemaVersion value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
