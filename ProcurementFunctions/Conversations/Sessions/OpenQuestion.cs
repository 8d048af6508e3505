using System.Text.Json.Serialization;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>What the agent asked last and has no answer to: the next message is first read as its answer.</summary>
/// <param name="Asked">What is missing of the wish.</param>
/// <param name="Wish">What is done once it is answered.</param>
/// <param name="Choices">The items that were offered to choose from; none where none were.</param>
internal sealed record OpenQuestion(AskedFor Asked, Wish Wish, IReadOnlyList<FoundItem> Choices)
{
    public const int MaxChoices = 10;
}

/// <summary>What a question of the agent is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AskedFor>))]
internal enum AskedFor
{
    [JsonStringEnumMemberName("item")] Item,
    [JsonStringEnumMemberName("quantity")] Quantity,
    [JsonStringEnumMemberName("confirmation")] Confirmation,
}
