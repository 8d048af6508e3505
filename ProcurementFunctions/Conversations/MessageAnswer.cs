using ProcurementFunctions.Hosting.Http;

namespace ProcurementFunctions.Conversations;

/// <summary>The answer to a message.</summary>
/// <param name="Json">The same as it is sent: written once, for the caller and to be kept.</param>
public readonly record struct MessageAnswer(MessageResponse Response, ReadOnlyMemory<byte> Json)
{
    internal static MessageAnswer Of(MessageResponse response) =>
        new(response, Answers.Text(response, ConversationsJson.Default.MessageResponse));
}
