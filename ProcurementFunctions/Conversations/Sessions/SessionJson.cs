using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>What stands beside a session in its store, as JSON.</summary>
internal static class SessionJson
{
    public static KeptAnswer ReadAnswer(ReadOnlyMemory<byte> json) => Read(json, ConversationsJson.Default.KeptAnswer);

    public static PendingEffects ReadEffects(ReadOnlyMemory<byte> json) => Read(json, ConversationsJson.Default.PendingEffects);

    private static T Read<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json.Span, type) ?? throw new JsonException("it is null");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new UnreadableDocumentException($"what is stored is no {typeof(T).Name} that can be read: {e.Message}", e);
        }
    }
}
