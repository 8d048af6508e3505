using System.Globalization;
using System.Text;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>How a set was dealt with: by class, and what was wrong.</summary>
internal sealed class TalkScore(IReadOnlyList<PlayedTurn> turns)
{
    private const string Trap = "trap";
    private static readonly Verdict[] Verdicts = Enum.GetValues<Verdict>();

    private readonly List<PlayedTurn> _scored = [.. turns.Where(turn => turn.IsScored)];

    public IReadOnlyList<PlayedTurn> Turns => turns;

    /// <summary>The share of all outside the class trap that was right, 0 to 1.</summary>
    public double Right => Share(turn => turn.Class != Trap, turn => turn.Verdict is Verdict.Right);

    /// <summary>The share of the class trap that was right or asked about, 0 to 1.</summary>
    public double Safe => Share(turn => turn.Class == Trap, turn => turn.Verdict is Verdict.Right or Verdict.Asks);

    public IReadOnlyList<PlayedTurn> Of(Verdict verdict) => [.. _scored.Where(turn => turn.Verdict == verdict)];

    /// <summary>The scenarios whose scene could not be set.</summary>
    public IReadOnlyList<string> Broken => [.. turns.Where(turn => turn.IsBroken).Select(turn => turn.Scenario.Id).Distinct()];

    /// <summary>A line a class and one for all.</summary>
    public string Table()
    {
        var text = new StringBuilder(Row("class", "n", Verdicts.Select(verdict => $"{verdict}")));
        foreach (var ofClass in _scored.GroupBy(turn => turn.Class)) text.Append(Row(ofClass.Key, [.. ofClass]));
        text.Append(Row("ALL", _scored));
        text.Append(CultureInfo.InvariantCulture, $"right outside {Trap}: {Right:P1}; right or asked in {Trap}: {Safe:P1}\n");
        if (Broken.Count > 0) text.Append(CultureInfo.InvariantCulture, $"scenes that could not be set: {string.Join(", ", Broken)}\n");
        return text.ToString();
    }

    /// <summary>All that was not right, the worst first.</summary>
    public string Faults() => string.Join('\n', turns.Where(turn => turn.Verdict != Verdict.Right).OrderByDescending(turn => turn.Verdict));

    private double Share(Func<PlayedTurn, bool> of, Func<PlayedTurn, bool> are)
    {
        var counted = _scored.Where(of).ToList();
        return counted.Count == 0 ? 1 : (double)counted.Count(are) / counted.Count;
    }

    private static string Row(string name, List<PlayedTurn> turns) => Row(
        name,
        turns.Count.ToString(CultureInfo.InvariantCulture),
        Verdicts.Select(verdict => turns.Count(turn => turn.Verdict == verdict)).Select(count =>
            string.Create(CultureInfo.InvariantCulture, $"{count} ({100.0 * count / Math.Max(1, turns.Count):0} %)")));

    private static string Row(string name, string count, IEnumerable<string> cells) =>
        $"{name,-16} {count,5} {string.Concat(cells.Select(cell => $"{cell,12}"))}\n";
}
