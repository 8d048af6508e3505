using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Tests.Conversations.Reading;

public sealed class FirmWishTests
{
    [Theory]
    [InlineData("set the firm's budget to 5000 a month", 5000, BudgetPeriod.Month)]
    [InlineData("Please set the company's budget to $12,500.50 per quarter.", 12500.50, BudgetPeriod.Quarter)]
    [InlineData("the firm's monthly budget is 5k", 5000, BudgetPeriod.Month)]
    [InlineData("set the firm’s annual budget to 60000", 60000, BudgetPeriod.Year)]
    [InlineData("set the budget for the firm to 5000 a year", 5000, BudgetPeriod.Year)]
    [InlineData("change our company's budget to 700", 700, null)]
    [InlineData("For the whole company, set the budget to 700", 700, null)]
    [InlineData("set the company-wide budget to 700 monthly", 700, BudgetPeriod.Month)]
    public void Read_BudgetOfTheFirm_IsAmountAndPeriod(string text, double amount, BudgetPeriod? period) =>
        Assert.Equal(new Wish.SetFirmBudget((decimal)amount, period), Reader.One(text));

    [Theory]
    [InlineData("set the firm's budget to lots")]
    [InlineData("set the firm's budget to -5")]
    public void Read_NoBudgetOfTheFirm_HasNoAmount(string text) =>
        Assert.Equal(new Wish.SetFirmBudget(null, null), Reader.One(text));

    [Fact]
    public void Read_BudgetOfTheFirmByTheWeek_SaysThatItHasAnotherPeriod() =>
        Assert.Equal(new Wish.SetFirmBudget(null, null) { HasOtherPeriod = true }, Reader.One("set the firm's budget to 100 a week"));

    [Theory]
    [InlineData("my budget is 500")]
    [InlineData("the budget is 500")]
    [InlineData("our budget is 500")]
    public void Read_BudgetWithoutTheFirm_IsTheUsersOwn(string text) =>
        Assert.Equal(new Wish.TellBudget(500), Reader.One(text));

    [Theory]
    [InlineData("what is the firm's budget?")]
    [InlineData("how much is the company's budget?")]
    public void Read_AskedForTheFirmsBudget_IsThat(string text) => Assert.IsType<Wish.AskFirmBudget>(Reader.One(text));

    [Fact]
    public void Read_RemoveTheFirmsBudget_DropsIt() => Assert.IsType<Wish.DropFirmBudget>(Reader.One("remove the firm's budget"));

    [Theory]
    [InlineData("prioritise speed for the firm", Goal.Speed)]
    [InlineData("the firm should prioritise reliability", Goal.Reliability)]
    [InlineData("for the company, cost matters most", Goal.Cost)]
    [InlineData("cost matters most for the whole firm.", Goal.Cost)]
    [InlineData("prioritise speed company-wide", Goal.Speed)]
    public void Read_GoalOfTheFirm_IsTheGoal(string text, Goal goal) =>
        Assert.Equal(new Wish.SetFirmGoal(goal, false), Reader.One(text));

    [Fact]
    public void Read_GoalOfTheFirmForOneItem_SaysSo() =>
        Assert.Equal(new Wish.SetFirmGoal(Goal.Speed, true), Reader.One("prioritise speed for BB-7421 for the firm"));

    [Fact]
    public void Read_ForgetTheFirmsGoals_IsNoGoal() => Assert.Equal(new Wish.SetFirmGoal(null, false), Reader.One("reset the firm's goals"));

    [Fact]
    public void Read_AskedForTheFirmsGoals_IsThat() => Assert.IsType<Wish.AskFirmGoals>(Reader.One("what are the firm's goals?"));

    [Theory]
    [InlineData("what is the stock of the firm?")]
    [InlineData("order 10 AR-5381 for the firm")]
    [InlineData("I prefer The Bolt Company")]
    [InlineData("never buy from The Bolt Company")]
    public void Read_OtherWordsWithAFirmInThem_AreNoSettings(string text) =>
        Assert.DoesNotContain("irm", Reader.One(text).Intent, StringComparison.Ordinal);
}
