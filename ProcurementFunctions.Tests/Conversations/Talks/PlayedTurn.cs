namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>A message that was said in a scenario, and how it was judged.</summary>
/// <param name="IsBroken">Whether the scene could not be set up to here.</param>
internal sealed record PlayedTurn(Scenario Scenario, int Number, string Said, string Reply, Judgement Judgement, bool IsBroken)
{
    public bool IsScored => Number < 0 || Scenario.Turns[Number].Score;

    public string Class => Scenario.Class;

    public Verdict Verdict => Judgement.Verdict;

    public override string ToString() =>
        $"{Scenario.Id}.{Number} [{(IsScored ? "" : "scene: ")}{Verdict}]\n   > {Shortened(Said, 300)}\n   < {Shortened(Reply, 500)}\n   ({Judgement.Why})";

    private static string Shortened(string text, int most) => text.Length <= most ? text : $"{text[..most]}…";
}
