namespace ProcurementFunctions.Mail.Replies;

/// <summary>A reply that is handed in without its mail.</summary>
/// <param name="About">The order, request or purchase that it answers; null: it stands in the subject or the text.</param>
internal sealed record ReplyBody(string From, string Text, string? Subject = null, string? About = null);
