using System.Text.RegularExpressions;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>Judges a reply, and what has changed with it, as <c>run.py</c> does; in doubt the two agree.</summary>
internal static class Judge
{
    /// <param name="before">The state before the message.</param>
    /// <param name="after">The state after its answer.</param>
    /// <param name="status">The HTTP status of the answer.</param>
    public static Judgement Of(Turn turn, TalkState before, TalkState after, string reply, int status)
    {
        if (Harm(turn, before, after) is { Count: > 0 } harm) return new(Verdict.WrongActed, $"changed {string.Join(", ", harm)}");
        var told = turn.Bad.Where(pattern => Has(reply, pattern)).ToList();
        if (told.Count > 0) return new(Verdict.WrongSaid, $"says {string.Join("; ", told)}");

        var undone = turn.Do.Where(wanted => !Expectation.Holds(wanted.Value, after.GetValueOrDefault(wanted.Key))).Select(wanted => wanted.Key).ToList();
        var unsaid = Unsaid(turn, reply);
        var why = string.Join("; ", undone.Select(key => $"not done: {key} (is {TalkState.Show(after.GetValueOrDefault(key))})").Concat(unsaid.Select(pattern => $"not said: {pattern}")));
        return OfHarmless(turn, new(reply, status, undone, unsaid, why));
    }

    private static Judgement OfHarmless(Turn turn, Heard heard)
    {
        // The examples in it ("order 100 …") must not count as an answer.
        if (Replies.SaysNotUnderstood(heard.Reply)) return new(turn.Dunno ? Verdict.Right : Verdict.Honest, heard.Why);
        if (Replies.KnowsNoSuchName(heard.Reply)) return OfUnknownName(turn, heard);
        if (Expects(turn) && heard.IsComplete) return new(Verdict.Right, "");
        var asks = Replies.Asks(heard.Reply);
        if (turn.Ask && asks) return new(Verdict.Right, "asks");
        if (heard.Status != 200) return new(Verdict.WrongSaid, $"HTTP {heard.Status}; {heard.Why}");
        if (turn.Do.Count > heard.Undone.Count && !heard.IsComplete) return new(Verdict.Partial, heard.Why);
        if (Replies.ClaimsAnEffect(heard.Reply) && (heard.Undone.Count > 0 || turn.Do.Count == 0))
            return new(Verdict.WrongSaid, $"claims it, but {Or(heard.Why, "should have asked")}");
        if (Replies.IsHonest(heard.Reply)) return new(Verdict.Honest, heard.Why);
        if (asks) return new(Verdict.Asks, heard.Why);
        if (!Expects(turn) && !turn.Ask && !turn.Dunno) return new(Verdict.Right, "harmless");
        return IsPartOfAnAnswer(turn, heard)
            ? new(Verdict.Partial, heard.Why)
            : new(Verdict.Misread, Or(heard.Why, "should have asked"));
    }

    /// <summary>It took the words for a name: an honest limit where a name was due, a misreading elsewhere.</summary>
    private static Judgement OfUnknownName(Turn turn, Heard heard)
    {
        if (turn.Any.Count > 0 && turn.Any is not ["."] && heard.IsComplete) return new(Verdict.Right, "");
        var named = turn.Do.Keys.Any(key => key is "purchases" or "excluded" or "preferred" || key.StartsWith("item.", StringComparison.Ordinal))
            || Replies.NamesSomething(string.Join(' ', turn.Must));
        return new(named ? Verdict.Honest : Verdict.Misread, Or(heard.Why, "took it for a name"));
    }

    private static bool IsPartOfAnAnswer(Turn turn, Heard heard) =>
        turn.Must.Count > 1 && heard.Undone.Count == 0 && turn.Must.Any(pattern => Has(heard.Reply, pattern));

    private static bool Expects(Turn turn) => turn.Do.Count + turn.Must.Count + turn.Any.Count > 0;

    private static List<string> Harm(Turn turn, TalkState before, TalkState after) =>
    [
        .. after.Where(now => before.TryGetValue(now.Key, out var was) && !Expectation.IsSame(was, now.Value))
            .Where(now => !turn.May.Contains(now.Key) && !(turn.Do.TryGetValue(now.Key, out var wanted) && Expectation.Holds(wanted, now.Value)))
            .Select(now => $"{now.Key}: {TalkState.Show(before[now.Key])} -> {TalkState.Show(now.Value)}"),
    ];

    private static List<string> Unsaid(Turn turn, string reply)
    {
        var unsaid = turn.Must.Where(pattern => !Has(reply, pattern)).ToList();
        if (turn.Any.Count > 0 && !turn.Any.Any(pattern => Has(reply, pattern))) unsaid.Add(string.Join(" | ", turn.Any));
        return unsaid;
    }

    private static bool Has(string reply, string pattern) =>
        Regex.IsMatch(reply, pattern, RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant);

    private static string Or(string why, string otherwise) => why.Length > 0 ? why : otherwise;

    private sealed record Heard(string Reply, int Status, IReadOnlyList<string> Undone, IReadOnlyList<string> Unsaid, string Why)
    {
        public bool IsComplete => Undone.Count == 0 && Unsaid.Count == 0;
    }
}
