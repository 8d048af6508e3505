namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>The answer that a message got, kept so that the message's repetition gets it too.</summary>
/// <param name="TextHash">Tells whether the message that comes again has the same text.</param>
public sealed record KeptAnswer(string TextHash, MessageResponse Response);
