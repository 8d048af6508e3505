namespace ProcurementFunctions.Conversations.Effects;

/// <summary>The effects of one message, kept from the moment it was answered until they are carried out.</summary>
/// <param name="At">When the message was answered, on the wall clock; later for each message of a user.</param>
public sealed record PendingEffects(string UserId, string MessageId, DateTimeOffset At, IReadOnlyList<Effect> Effects);
