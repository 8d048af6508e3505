using ProcurementFunctions.Figures;

namespace ProcurementFunctions.Conversations.Answering;

/// <summary>What becomes of a model's answer: it is given, or what was looked up is given in its place. Pure.</summary>
internal static class AnswerRules
{
    internal const int MostLetters = 2_000;

    private const string Given = "(A language model put this together from the records that I looked up. I have changed nothing.)";
    private const string Unfounded = "A language model gave figures that do not stand in the records, so I leave its answer out. I have changed nothing. This is what I looked up:";
    private const string Unfinished = "A language model came to no answer. I have changed nothing. This is what I looked up:";

    /// <summary>The reply, and why the model's answer was not taken.</summary>
    /// <param name="said">Null: it came to no answer.</param>
    /// <returns>A reply of null: there is nothing to say. A refusal of null: the answer is taken.</returns>
    public static (string? Reply, string? Refusal) ReplyOf(string? said, IReadOnlyList<LookedUp> found, DateOnly today)
    {
        var isAnswer = said is { Length: > 0 and <= MostLetters } && !said.Contains("://", StringComparison.Ordinal);
        // What was said without a look at the records is nobody's knowledge.
        if (found.Count == 0) return (null, isAnswer ? "unfounded" : "unfinished");
        if (!isAnswer) return ($"{Unfinished}\n{PlainFacts.Of(found)}", "unfinished");
        return FigureRules.AllStandIn(said!, KnownFigures.Of(found.Select(one => one.Data!), today))
            ? ($"{said}\n{Given}", null)
            : ($"{Unfounded}\n{PlainFacts.Of(found)}", "unfounded");
    }
}
