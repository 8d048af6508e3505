using CsCheck;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Tests.Conversations.Reading;

public sealed class GoalWishTests
{
    [Theory]
    [InlineData("prioritise speed", Goal.Speed)]
    [InlineData("Prioritize Speed!", Goal.Speed)]
    [InlineData("please prioritise low cost", Goal.Cost)]
    [InlineData("prioritise speed over cost", Goal.Speed)]
    [InlineData("cost matters most", Goal.Cost)]
    [InlineData("Cost matters the most to me.", Goal.Cost)]
    [InlineData("speed matters more than cost", Goal.Speed)]
    [InlineData("the price is most important", Goal.Cost)]
    [InlineData("reliability first", Goal.Reliability)]
    [InlineData("reliability comes first for me", Goal.Reliability)]
    [InlineData("reliability is my top priority", Goal.Reliability)]
    [InlineData("put reliability first", Goal.Reliability)]
    [InlineData("I care most about fast delivery", Goal.Speed)]
    [InlineData("focus on delivery time", Goal.Speed)]
    [InlineData("optimise for cost for all orders", Goal.Cost)]
    [InlineData("I prefer speed over price", Goal.Speed)]
    public void Read_GoalForAll_IsTheGoal(string text, Goal goal) =>
        Assert.Equal(new Wish.SetGoal(goal, null), Reader.One(text));

    [Theory]
    [InlineData("cost matters most for BB-7421", Goal.Cost)]
    [InlineData("Reliability first for bb-7421.", Goal.Reliability)]
    [InlineData("for BB-7421, speed matters most", Goal.Speed)]
    [InlineData("for BB-7421 prioritise speed", Goal.Speed)]
    [InlineData("prioritise speed for BB-7421", Goal.Speed)]
    [InlineData("prioritise speed over cost for BB-7421", Goal.Speed)]
    [InlineData("put cost first when buying BB-7421", Goal.Cost)]
    public void Read_GoalForAnItem_IsGoalAndItem(string text, Goal goal) =>
        Assert.Equal(new Wish.SetGoal(goal, new ItemReference.BySku("BB-7421")), Reader.One(text));

    [Fact]
    public void Read_GoalForIt_IsWhatWasTalkedAbout() =>
        Assert.Equal(new Wish.SetGoal(Goal.Speed, new ItemReference.Last()), Reader.One("prioritise speed for it"));

    [Theory]
    [InlineData("forget my goals")]
    [InlineData("Forget my goals.")]
    [InlineData("clear my priorities")]
    [InlineData("forget all my goals for everything")]
    public void Read_ForgetGoals_IsDropGoals(string text) => Assert.Equal(new Wish.DropGoals(null), Reader.One(text));

    [Theory]
    [InlineData("forget my goals for BB-7421")]
    [InlineData("remove the goal for BB-7421")]
    public void Read_ForgetGoalsForAnItem_NamesIt(string text) =>
        Assert.Equal(new Wish.DropGoals(new ItemReference.BySku("BB-7421")), Reader.One(text));

    [Theory]
    [InlineData("what are my goals?")]
    [InlineData("show my priorities")]
    public void Read_AskedForGoals_IsAskPreferences(string text) => Assert.IsType<Wish.AskPreferences>(Reader.One(text));

    [Fact]
    public void Read_WhatOnlySoundsLikeAGoal_IsSomethingElse()
    {
        Assert.Equal(new Wish.PreferVendor("COSTPLUS"), Reader.One("I prefer Cost Plus Supplies", Reader.Of([], ("COSTPLUS", "Cost Plus Supplies"))));
        Assert.Equal(new Wish.SetShipping(Shipping.Express), Reader.One("always ship express"));
        Assert.IsType<Wish.FindDeal>(Reader.One("how much would 20 HN-1428 cost?"));
        Assert.IsType<Wish.FindDeal>(Reader.One("find the best price for 100 AR-5381"));
        Assert.IsType<Wish.DropOrder>(Reader.One("forget it"));
        Assert.IsType<Wish.DropBudget>(Reader.One("forget my budget"));
    }

    [Fact]
    public void Read_GoalInAnyCaseAndSpacing_IsTheSame() =>
        Gen.Select(Gen.Bool.Array[40], Gen.Int[1, 4], Gen.Const("reliability first for BB-7421")).Sample((upper, spaces, text) =>
        {
            var said = string.Concat(text.Select((c, i) => upper[i % 40] ? char.ToUpperInvariant(c) : c)).Replace(" ", new(' ', spaces), StringComparison.Ordinal);
            Assert.Equal(new Wish.SetGoal(Goal.Reliability, new ItemReference.BySku("BB-7421")), Reader.One(said));
        });
}
