using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>What a message led to.</summary>
/// <param name="Fact">What to remember of the reply once its turn is forgotten.</param>
internal sealed record Outcome(
    Session Session,
    string Reply,
    Recommendation? Recommendation = null,
    string? Fact = null)
{
    public IReadOnlyList<string> Purchases { get; init; } = [];

    public IReadOnlyList<Effect> Effects { get; init; } = [];
}
