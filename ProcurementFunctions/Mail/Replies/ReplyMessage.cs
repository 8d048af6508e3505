namespace ProcurementFunctions.Mail.Replies;

/// <summary>A mail as it was handed in.</summary>
/// <param name="References">The messages that it says it answers; empty: none.</param>
/// <param name="About">The order, request or purchase that whoever handed it in names; null: none.</param>
/// <param name="MessageId">Its own; empty: it has none.</param>
internal sealed record ReplyMessage(string From, string Subject, string Text, string MessageId, string References, string? About);
