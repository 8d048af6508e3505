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

    /// <summary>Whether the effects take back what was done; they are not to be taken back in turn.</summary>
    public bool IsUndo { get; init; }

    /// <summary>Both, in their order; the session is that of the later, which was made from that of the earlier.</summary>
    public Outcome And(Outcome next) => next with
    {
        Reply = $"{Reply}\n{next.Reply}",
        Recommendation = next.Recommendation ?? Recommendation,
        Fact = Fact is null ? next.Fact : next.Fact is null ? Fact : $"{Fact} {next.Fact}",
        Purchases = [.. Purchases, .. next.Purchases.Except(Purchases)],
        Effects = [.. Effects, .. next.Effects],
    };
}
