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
}
