using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;

/// <summary>Writes a string that holds JSON as that JSON, so that payloads stay readable and are not escaped.</summary>
internal sealed class RawJsonConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            writer.WriteRawValue(value, skipInputValidation: true);
    }
}
