using ProcurementFunctions.Conversations.Sessions;

namespace ProcurementFunctions.Conversations;

/// <summary>The agent's answer to a message.</summary>
/// <param name="Intent">What the message was understood as, in camelCase; "unknown" when it was not.</param>
/// <param name="SessionVersion">How many messages the session has seen, this one included.</param>
/// <param name="Recommendation">The recommendation that the reply speaks of, or null.</param>
/// <param name="Purchases">Ids of the purchases that the reply speaks of.</param>
public sealed record MessageResponse(
    string MessageId,
    string Reply,
    string Intent,
    long SessionVersion,
    Recommendation? Recommendation,
    IReadOnlyList<string> Purchases);
