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
}
