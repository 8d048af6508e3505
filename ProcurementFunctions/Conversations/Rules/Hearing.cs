using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>All that a reply is decided from.</summary>
/// <param name="Now">On the wall clock.</param>
/// <param name="Today">The firm's day.</param>
internal sealed record Hearing(Session Session, Rights Rights, Message Message, KnownFacts Facts, DateTimeOffset Now, DateOnly Today)
{
    public Outcome Reply(string text) => new(Session, text);
}
