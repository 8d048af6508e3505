using System.Text.Json.Serialization;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Conversations;

/// <summary>The JSON of the conversations, generated at build.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(MessageRequest))]
[JsonSerializable(typeof(MessageResponse))]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(KeptAnswer))]
[JsonSerializable(typeof(PendingEffects))]
[JsonSerializable(typeof(Turn))]
[JsonSerializable(typeof(Recommendation))]
[JsonSerializable(typeof(PendingOrder))]
[JsonSerializable(typeof(FoundItem))]
[JsonSerializable(typeof(StartedPurchaseNote))]
[JsonSerializable(typeof(SchemaVersion))]
[JsonSerializable(typeof(OpenQuestion))]
[JsonSerializable(typeof(Wish))]
[JsonSerializable(typeof(Wish.SetFirmBudget), TypeInfoPropertyName = "WishOfFirmBudget")]
[JsonSerializable(typeof(DoneEffect))]
[JsonSerializable(typeof(string))]
internal sealed partial class ConversationsJson : JsonSerializerContext;
