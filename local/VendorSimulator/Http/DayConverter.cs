using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Local.VendorSimulator.Http;

/// <summary>A day, given as a date or as a time with offset.</summary>
internal sealed class DayConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        if (DateOnly.TryParseExact(
            reader.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        return reader.TryGetDateTimeOffset(out var time) ? DateOnly.FromDateTime(time.UtcDateTime) : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
