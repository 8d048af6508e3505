using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Tests.Conversations.Rules;

public sealed class GoalTalkTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly Talk _talk = new();

    [Fact]
    public void Decide_GoalForAll_IsKeptForTheUser()
    {
        Assert.Equal(new() { Preferences = true }, _talk.Needs("prioritise speed"));
        var outcome = _talk.Say("prioritise speed");

        Assert.Equal([new KeepGoals(null, new(0.1, 0.8, 0.1))], outcome.Effects);
        Assert.Contains("speed matters most to you: cost 10 %, speed 80 %, reliability 10 %", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_GoalForAnItem_IsKeptForUserAndItem()
    {
        Assert.Equal("BB-7421", _talk.Needs("cost matters most for BB-7421").Item);
        var outcome = _talk.Say("cost matters most for BB-7421", KnownFacts.None with { Items = [Talk.Item("BB-7421")] });

        Assert.Equal([new KeepGoals("BB-7421", new(0.8, 0.1, 0.1))], outcome.Effects);
        Assert.Equal([new KeepGoals("BB-7421", null)], _talk.Say("forget my goals for it", KnownFacts.None with { Items = [Talk.Item("BB-7421")] }).Effects);
    }

    [Fact]
    public void Decide_GoalForAnUnknownItem_ChangesNothing()
    {
        var outcome = _talk.Say("reliability first for ZZ-9999");

        Assert.Empty(outcome.Effects);
        Assert.Contains("no item called \"ZZ-9999\"", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_ForgetGoals_IsKept() => Assert.Equal([new KeepGoals(null, null)], _talk.Say("forget my goals").Effects);

    [Fact]
    public void Decide_AskedForGoals_NamesThem()
    {
        var reply = _talk.Say("what are my goals?", KnownFacts.None with
        {
            Preferences = PreferenceFacts.None with { Goals = new(1, 1, 2) },
            Products = [new("BB-7421", 50, true, new(1, 0, 0))],
        }).Reply;

        Assert.Contains("- goals: cost 25 %, speed 25 %, reliability 50 %", reply, StringComparison.Ordinal);
        Assert.Contains("- BB-7421: at least 50, critical, goals cost 100 %, speed 0 %, reliability 0 %", reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_OrderOfLessThanIsAlwaysNeeded_SaysThatItIsRaised()
    {
        var outcome = _talk.Say("order 20 BB-7421", KnownFacts.None with { Items = [Talk.Item("BB-7421")], PreferredQuantity = 50 });

        Assert.Equal(20, Assert.IsType<StartPurchase>(Assert.Single(outcome.Effects)).Request.Quantity);
        Assert.Equal(50, outcome.Session.StartedPurchases.Newest?.Quantity);
        Assert.Contains("You asked for 20, but always need at least 50.", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Tell_GoalsThatComeLate_DoNotUndoWhatWasToldAfterThem()
    {
        var later = PreferenceEffects.Tell(null, Pending(2), "BB-7421", new GoalWeights(0, 1, 0));

        Assert.Equal(new GoalWeights(0, 1, 0), later?.Goals);
        Assert.Null(PreferenceEffects.Tell(later, Pending(1), "BB-7421", new GoalWeights(1, 0, 0)));
        Assert.Null(PreferenceEffects.Tell(later, Pending(2), "BB-7421", new GoalWeights(0, 1, 0)));
        Assert.Null(PreferenceEffects.Tell(later, Pending(3), "BB-7421", null)?.Goals);
        Assert.Equal(50, PreferenceEffects.Tell(later, Pending(1), new KeepProduct("BB-7421", 50, null))?.PreferredQuantity);
    }

    private static PendingEffects Pending(int minute) => new("buyer", "m", At.AddMinutes(minute), []);
}
