using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>Turns as JSON. By hand: each message writes two and reads the two that it makes forgotten.</summary>
internal sealed class TurnConverter : JsonConverter<Turn>
{
    public override Turn Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("a turn is an object");
        var (at, role, text, fact) = (default(DateTimeOffset), TurnRole.User, default(string), default(string));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isAt = reader.ValueTextEquals("at"u8);
            var isRole = !isAt && reader.ValueTextEquals("role"u8);
            var isText = !isAt && !isRole && reader.ValueTextEquals("text"u8);
            var isFact = !isAt && !isRole && !isText && reader.ValueTextEquals("fact"u8);
            reader.Read();
            if (isAt) at = reader.GetDateTimeOffset();
            else if (isRole) role = RoleOf(ref reader);
            else if (isText) text = reader.GetString();
            else if (isFact) fact = reader.GetString();
            else reader.Skip();
        }

        return new(at, role, text ?? throw new JsonException("a turn without text"), fact);
    }

    public override void Write(Utf8JsonWriter writer, Turn value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("at"u8, value.At.UtcDateTime);
        writer.WriteString("role"u8, value.Role == TurnRole.User ? "user"u8 : "agent"u8);
        writer.WriteString("text"u8, value.Text);
        if (value.Fact is not null) writer.WriteString("fact"u8, value.Fact);
        writer.WriteEndObject();
    }

    private static TurnRole RoleOf(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("user"u8)) return TurnRole.User;
        return reader.ValueTextEquals("agent"u8) ? TurnRole.Agent : throw new JsonException("nobody has that role");
    }
}
