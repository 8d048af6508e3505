using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>All that a reply is decided from.</summary>
internal sealed record Hearing(Session Session, Rights Rights, Message Message, KnownFacts Facts, DateTimeOffset Now)
{
    public Outcome Reply(string text) => new(Session, text);
}
