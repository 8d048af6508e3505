using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Tests.Conversations.Rules;

public sealed class FirmTalkTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly Talk _admin = new() { Rights = new(IsBuyer: true, IsApprover: false, IsAdmin: true) };
    private readonly Talk _buyer = new();

    [Fact]
    public void Decide_AdminSetsTheFirmsBudget_IsAnEffectOfTheFirmAlone()
    {
        var outcome = _admin.Say("set the firm's budget to 5000 a month");

        Assert.Equal([new SetFirmBudget(5000, BudgetPeriod.Month)], outcome.Effects);
        Assert.Equal("Understood, the firm's budget is set to 5000 a month.", outcome.Reply);
        Assert.Null(outcome.Session.BudgetLimit);
    }

    [Theory]
    [InlineData("set the firm's budget to 5000 a month")]
    [InlineData("remove the firm's budget")]
    [InlineData("prioritise speed for the firm")]
    public void Decide_BuyerSetsWhatHoldsForTheFirm_IsRefused(string text)
    {
        var outcome = _buyer.Say(text);

        Assert.Empty(outcome.Effects);
        Assert.StartsWith("Only an administrator", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_AdminTellsOwnBudget_StaysTheirOwn() =>
        Assert.Equal([new KeepBudget(500)], _admin.Say("my budget is 500").Effects);

    [Fact]
    public void Decide_AdminPrioritisesForTheFirm_SaysWhoseGoalsComeBefore()
    {
        var outcome = _admin.Say("prioritise speed for the firm");

        Assert.Equal([new SetFirmGoals(new(0.1, 0.8, 0.1))], outcome.Effects);
        Assert.Contains("Goals of single users and products still come before it.", outcome.Reply, StringComparison.Ordinal);
        Assert.Equal([new SetFirmGoals(GoalWeights.Default)], _admin.Say("reset the firm's goals").Effects);
        Assert.Empty(_admin.Say("prioritise speed for BB-7421 for the firm").Effects);
    }

    [Fact]
    public void Decide_AskedForTheFirmsBudget_SaysWhatIsLeft()
    {
        Assert.True(_buyer.Needs("what is the firm's budget?").Firm);
        var firm = KnownFacts.None with { Firm = new("2026-11", 5000, 1200.5m, GoalWeights.Default) };

        Assert.Equal(
            "The firm's budget for 2026-11 is 5000, of which 1200.5 is taken and 3799.5 is left.", _buyer.Say("what is the firm's budget?", firm).Reply);
        Assert.Contains("cost 50 %", _buyer.Say("what are the firm's goals?", firm).Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Tell_WhatComesLateOrTwice_ChangesNothing()
    {
        var known = FirmEffects.Tell(OperationsSettings.Default, At, new SetFirmBudget(5000, BudgetPeriod.Quarter));

        Assert.Equal(new BudgetSettings(5000, BudgetPeriod.Quarter), known.Budget);
        Assert.Same(known, FirmEffects.Tell(known, At, new SetFirmBudget(5000, BudgetPeriod.Quarter)));
        Assert.Same(known, FirmEffects.Tell(known, At.AddMinutes(-1), new SetFirmBudget(1, null)));
        Assert.Equal(new BudgetSettings(null, BudgetPeriod.Quarter), FirmEffects.Tell(known, At.AddMinutes(1), new SetFirmBudget(null, null)).Budget);
        Assert.Equal(new GoalWeights(1, 0, 0), FirmEffects.Tell(known, At.AddMinutes(-1), new SetFirmGoals(new(1, 0, 0))).Goals);
        Assert.Equal(OperationMode.Purchasing, FirmEffects.Tell(known, At, new SetMode(OperationMode.Purchasing)).Mode);
    }
}
