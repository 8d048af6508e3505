using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Conversations;

/// <summary>A message to the agent.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record MessageRequest
{
    public const int MaxMessageId = 128;
    public const int MaxText = 4_000;

    /// <summary>1 to 128 visible ASCII characters; the same one again is the same message.</summary>
    public required string MessageId { get; init; }

    /// <summary>1 to 4,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// The message, where the body is an object with nothing but the two texts; null where it is anything else. There is a
    /// message in each request of a talk, and none needs to be told what is wrong with it.
    /// </summary>
    internal static MessageRequest? ReadPlain(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
            string? messageId = null, text = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("messageId"u8);
                if (!isId && !reader.ValueTextEquals("text"u8)) return null;
                if (!reader.Read() || reader.TokenType != JsonTokenType.String || (isId ? messageId : text) is not null) return null;
                if (isId) messageId = reader.GetString();
                else text = reader.GetString();
            }

            return messageId is null || text is null || reader.Read() ? null : new() { MessageId = messageId, Text = text };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
