using System.Text.Json;
using ProcurementFunctions.Conversations;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Tests.Conversations.Rules;

public sealed class ConversationRulesTests
{
    private readonly Talk _talk = new();

    [Theory]
    [InlineData("my budget is 500", "Understood, your budget is set to 500.")]
    [InlineData("my budget is $1,200.50", "Understood, your budget is set to 1200.5.")]
    [InlineData("my budget is 1.5k", "Understood, your budget is set to 1500.")]
    public void Decide_BudgetTold_IsKeptAndRepeated(string text, string reply)
    {
        var outcome = _talk.Say(text);

        Assert.Equal(reply, outcome.Reply);
        Assert.Equal([new KeepBudget(outcome.Session.BudgetLimit)], outcome.Effects);
        Assert.NotNull(outcome.Session.BudgetLimit);
    }

    [Fact]
    public void Decide_BudgetThatIsNone_ChangesNothing()
    {
        _talk.Say("my budget is 500");

        var outcome = _talk.Say("my budget is lots");

        Assert.Equal("Please specify a valid budget amount.", outcome.Reply);
        Assert.Equal(500, outcome.Session.BudgetLimit);
        Assert.Empty(outcome.Effects);
    }

    [Fact]
    public void Decide_AskedForBudget_AnswersFromTheSession()
    {
        _talk.Say("my budget is 500");

        Assert.Equal(FactRequest.None, _talk.Needs("what is my budget?"));
        Assert.Equal("Your budget is 500.", _talk.Say("what is my budget?").Reply);
    }

    [Fact]
    public void Decide_AskedForBudgetInANewSession_AnswersFromThePreferences()
    {
        Assert.True(_talk.Needs("what is my budget?").Preferences);
        var facts = KnownFacts.None with { Preferences = PreferenceFacts.None with { BudgetLimit = 750.5m } };

        Assert.Equal("Your budget is 750.5.", _talk.Say("what is my budget?", facts).Reply);
    }

    [Fact]
    public void Decide_AskedForBudgetThatNobodyTold_SaysSo() =>
        Assert.StartsWith("You have not told me a budget", _talk.Say("what is my budget?").Reply, StringComparison.Ordinal);

    [Fact]
    public void Decide_ModeSwitchedByAnAdmin_IsAnEffect()
    {
        var admin = new Talk { Rights = new(true, false, true) };

        var outcome = admin.Say("switch to purchasing mode");

        Assert.Equal([new SetMode(OperationMode.Purchasing)], outcome.Effects);
    }

    [Fact]
    public void Decide_ModeSwitchedByAnother_IsRefusedKindly()
    {
        var outcome = _talk.Say("switch to purchasing mode");

        Assert.Empty(outcome.Effects);
        Assert.Contains("Only an administrator", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_AskedForMode_SaysItFromTheFacts() => Assert.StartsWith(
        "I am in purchasing mode",
        _talk.Say("what mode are you in?", KnownFacts.None with { Mode = OperationMode.Purchasing }).Reply,
        StringComparison.Ordinal);

    [Fact]
    public void Decide_UnknownText_SaysInShortHowToFindOutWhatCanBeSaid()
    {
        var outcome = _talk.Say("blue widgets give me a rash");

        Assert.Contains("find the best deal", outcome.Reply, StringComparison.Ordinal);
        Assert.Contains("\"what can you do?\"", outcome.Reply, StringComparison.Ordinal);
        Assert.InRange(outcome.Reply.Length, 1, 250);
    }

    [Fact]
    public void Decide_AskedWhatCanBeSaid_ListsIt()
    {
        var outcome = _talk.Say("what can you do?");

        Assert.Contains("my budget is 500", outcome.Reply, StringComparison.Ordinal);
        Assert.Contains("cost matters most", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_VendorPreferred_IsKeptByItsId()
    {
        Assert.Equal("Acme", _talk.Needs("I prefer Acme").Vendor);

        var outcome = _talk.Say("I prefer Acme", KnownFacts.None with { Vendors = [new("ACME0001", "Acme Bikes")] });

        Assert.Equal([new KeepVendor("ACME0001", VendorStance.Preferred)], outcome.Effects);
        Assert.Equal(["ACME0001"], outcome.Session.PreferredVendors);
        Assert.Empty(_talk.Say("never buy from Acme", KnownFacts.None with { Vendors = [new("ACME0001", "Acme Bikes")] }).Session.PreferredVendors);
    }

    [Fact]
    public void Decide_AnyMessage_CountsAndMovesTimeOn()
    {
        var before = _talk.Say("hello").Session;
        _talk.Now -= TimeSpan.FromHours(1);

        var after = _talk.Say("hello").Session;

        Assert.Equal(before.Version + 1, after.Version);
        Assert.True(after.LastActivity > before.LastActivity);
    }

    [Fact]
    public void Decide_ManyMessages_KeepsTheSessionBoundedAndTheFacts()
    {
        _talk.Say("find the best deal for 100 AR-5381", Talk.Deal("AR-5381", 100));
        for (var i = 0; i < 100; i++) _talk.Say($"my budget is {100 + (i % 50)}");
        for (var i = 0; i < 100; i++) _talk.Say("hello");
        var tenth = SessionCodec.Write(_talk.Session).Length;
        for (var i = 0; i < 800; i++) _talk.Say("hello");

        Assert.Equal(1001, _talk.Session.Version);
        Assert.Equal(Session.MaxTurns, _talk.Session.Turns.Count);
        Assert.Equal(Session.MaxRemembered, _talk.Session.Remembered.Count);
        Assert.Contains("The user set a budget of 149.", _talk.Session.Remembered);
        Assert.InRange(SessionCodec.Write(_talk.Session).Length, 1, tenth + 10);
        Assert.Equal("AR-5381", _talk.Say("what did you recommend for AR-5381?").Recommendation?.Sku);
    }

    [Fact]
    public void Decide_ManyLongMessages_ForgetsTurnsSoonerAndKeepsTheFacts()
    {
        _talk.Say("my budget is 500");
        for (var i = 0; i < 40; i++) _talk.Say(new string('é', Turn.MaxText));

        var earlier = _talk.Session.Turns.SkipLast(2).Sum(turn => JsonSerializer.SerializeToUtf8Bytes(turn, ConversationsJson.Default.Turn).Length);
        Assert.InRange(earlier, 1, Session.MaxEarlierTurnBytes);
        Assert.Equal(new string('é', Turn.MaxText), _talk.Session.Turns[^2].Text);
        Assert.Contains("The user set a budget of 500.", _talk.Session.Remembered);
    }
}
