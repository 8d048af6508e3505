using System.Text.Json;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>What stands beside a session in its store, as JSON.</summary>
internal static class SessionJson
{
    public static KeptAnswer ReadAnswer(ReadOnlyMemory<byte> json) =>
        StoredJson.Read(json, ConversationsJson.Default.KeptAnswer, KeptAnswer.CurrentSchema);

    public static PendingEffects ReadEffects(ReadOnlyMemory<byte> json) =>
        StoredJson.Read(json, ConversationsJson.Default.PendingEffects, PendingEffects.CurrentSchema);

    /// <summary>The <see cref="KeptAnswer"/> of a write.</summary>
    public static void WriteAnswer(SessionWrite write, JsonBuffer json)
    {
        using var writer = json.Begin();
        if (write.ResponseJson.IsEmpty)
        {
            JsonSerializer.Serialize(writer, write.Answer, ConversationsJson.Default.KeptAnswer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("textHash"u8, write.Answer.TextHash);
        writer.WritePropertyName("response"u8);
        writer.WriteRawValue(write.ResponseJson.Span, skipInputValidation: true);
        writer.WriteString("schemaVersion"u8, KeptAnswer.CurrentSchema.ToString());
        writer.WriteEndObject();
    }
}
