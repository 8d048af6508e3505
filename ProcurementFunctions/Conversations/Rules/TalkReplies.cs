using ProcurementFunctions.Conversations.Sessions;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>What was said before, as the session remembers it.</summary>
internal static class TalkReplies
{
    private const int MaxSaid = 5;
    private const int MaxFacts = 5;
    private const int MaxText = 100;

    public static Outcome Ask(Hearing hearing)
    {
        var session = hearing.Session;
        var said = session.Turns.Where(turn => turn.Role == TurnRole.User).TakeLast(MaxSaid).Select(turn => Phrases.Shortened(turn.Text, MaxText));
        var facts = session.Remembered.Concat(session.Turns.Select(turn => turn.Fact).OfType<string>()).Reverse().Distinct().Take(MaxFacts).Reverse();
        if (session.Turns.Count == 0) return hearing.Reply("We have not talked yet, or not within the last day.");
        var noted = string.Concat(facts.Select(fact => $"\n- {char.ToUpperInvariant(fact[0])}{fact[1..]}"));
        return hearing.Reply($"You said last:{string.Concat(said.Select(text => $"\n- \"{text}\""))}{(noted.Length == 0 ? "" : $"\nI remember:{noted}")}");
    }
}
