using System.Text.Json;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>The judge itself, with the verdicts that <c>run.py</c> gives for the same.</summary>
public sealed class JudgeTests
{
    private const string Started = "I start purchase P-ABCDEFGHJKLMN for 20 PAN-20 (Carbon steel pan, 20 cm). I ask the vendors for binding quotes.";
    private const string NotUnderstood = "I did not understand that. Say, for example, \"order 100 AR-5381\".";

    private static readonly TalkState Nothing = State([]);

    [Theory]
    [InlineData("""{"say":"x","do":{"purchases":["PAN-20:20"]}}""", "PAN-20:20", Started, "Right")]
    [InlineData("""{"say":"x","do":{"purchases":{"oneOf":[["PAN-20:20"],["PAN-28:20"]]}}}""", "PAN-28:20", Started, "Right")]
    [InlineData("""{"say":"x","do":{"purchases":["PAN-20:10"]}}""", "PAN-20:20", Started, "WrongActed")]
    [InlineData("""{"say":"x","do":{"purchases":["PAN-20:20"]},"ask":true}""", "", "How many of PAN-20 do you need?", "Right")]
    [InlineData("""{"say":"x","ask":true,"any":["."]}""", "PAN-20:20", Started, "WrongActed")]
    [InlineData("""{"say":"x","may":["purchases"],"any":["."]}""", "PAN-20:20", Started, "Right")]
    public void Purchases_AsWantedOrNot_AreJudged(string turn, string after, string reply, string verdict) =>
        Assert.Equal(verdict, Judged(turn, State(after.Length == 0 ? [] : [after]), reply));

    [Theory]
    [InlineData("""{"say":"x","must":["PAN-20","68"]}""", "Of PAN-20 there are 68 on hand.", "Right")]
    [InlineData("""{"say":"x","must":["PAN-20","68"]}""", "PAN-20 is a pan.", "Partial")]
    [InlineData("""{"say":"x","must":["PAN-20","68"]}""", "All is well.", "Misread")]
    [InlineData("""{"say":"x","any":["nothing","none"]}""", "None of it.", "Right")]
    [InlineData("""{"say":"x","must":["68"]}""", "Which one do you mean: PAN-20, PAN-28?", "Asks")]
    [InlineData("""{"say":"x","must":["68"]}""", "I cannot say that.", "Honest")]
    [InlineData("""{"say":"x","must":["order 100"]}""", NotUnderstood, "Honest")]
    [InlineData("""{"say":"x","dunno":true}""", NotUnderstood, "Right")]
    [InlineData("""{"say":"x","any":["."],"bad":["^yes"]}""", "Yes, it is.", "WrongSaid")]
    [InlineData("""{"say":"x","any":["."]}""", "Understood, your budget is set to 500.", "Right")]
    [InlineData("""{"say":"x","ask":true}""", "Understood, your budget is set to 500.", "WrongSaid")]
    [InlineData("""{"say":"x","do":{"budget":500}}""", "Understood, your budget is set to 500.", "WrongSaid")]
    [InlineData("""{"say":"x"}""", "Good morning.", "Right")]
    [InlineData("""{"say":"x","ask":true}""", "Good morning.", "Misread")]
    public void Reply_WithoutAnyChange_IsJudgedByItsWords(string turn, string reply, string verdict) =>
        Assert.Equal(verdict, Judged(turn, Nothing, reply));

    [Theory]
    [InlineData("""{"say":"x","do":{"purchases":["PAN-20:20"]}}""", "Honest")]
    [InlineData("""{"say":"x","do":{"budget":500}}""", "Misread")]
    [InlineData("""{"say":"x","must":["LAMP-HEAD"]}""", "Honest")]
    [InlineData("""{"say":"x","any":["no (item|such)"]}""", "Right")]
    [InlineData("""{"say":"x","any":["."]}""", "Misread")]
    public void Reply_ThatTookTheWordsForAName_IsHonestOnlyWhereANameWasDue(string turn, string verdict) =>
        Assert.Equal(verdict, Judged(turn, Nothing, "I know no item called \"pans\"."));

    [Fact]
    public void Reply_OfWhichAPartWasDone_IsPartial()
    {
        var after = State([]);
        after["budget"] = 500m;

        Assert.Equal("Partial", Judged("""{"say":"x","do":{"budget":500,"shipping":"express"}}""", after, "Understood, your budget is set to 500."));
        Assert.Equal("Right", Judged("""{"say":"x","do":{"budget":{"near":[505,10]}}}""", after, "Understood."));
    }

    [Fact]
    public void Answer_ThatFailed_IsWrongUnlessItWasToAsk()
    {
        Assert.Equal("WrongSaid", Judged("""{"say":"x","must":["68"]}""", Nothing, "{}", 500));
        Assert.Equal("WrongSaid", Judged("""{"say":"x"}""", Nothing, "{}", 500));
    }

    [Fact]
    public void State_InAnotherOrder_HasNotChanged()
    {
        var (before, after) = (State(["A:1", "B:2"]), State(["B:2", "A:1"]));

        Assert.Equal(Verdict.Right, Judge.Of(Read("""{"say":"x","any":["."]}"""), before, after, "Yes.", 200).Verdict);
    }

    private static string Judged(string turn, TalkState after, string reply, int status = 200) =>
        $"{Judge.Of(Read(turn), Nothing, after, reply, status).Verdict}";

    private static Turn Read(string turn) => JsonSerializer.Deserialize<Turn>(turn, JsonSerializerOptions.Web)!;

    private static TalkState State(string[] purchases) => new() { ["budget"] = null, ["shipping"] = "standard", ["purchases"] = purchases };
}
