using CsCheck;
using ProcurementFunctions.Goals;

namespace ProcurementFunctions.Tests.Goals;

public sealed class GoalRulesTests
{
    private static readonly GoalWeights Firm = new(1, 0, 0);
    private static readonly GoalWeights Product = new(0, 1, 0);
    private static readonly GoalWeights User = new(0, 0, 1);
    private static readonly GoalWeights UserProduct = new(1, 1, 1);

    private static readonly Gen<GoalWeights> Weights =
        Gen.Select(Gen.Double[0, 1000], Gen.Double[0, 1000], Gen.Double[0.001, 1000], (c, s, r) => new GoalWeights(c, s, r));

    [Theory]
    [InlineData(false, false, false, GoalOwner.Firm)]
    [InlineData(true, false, false, GoalOwner.Product)]
    [InlineData(false, true, false, GoalOwner.User)]
    [InlineData(true, true, false, GoalOwner.User)]
    [InlineData(false, false, true, GoalOwner.UserProduct)]
    [InlineData(true, true, true, GoalOwner.UserProduct)]
    public void Nearest_OfThoseThatWereSet_Counts(bool product, bool user, bool userProduct, string from)
    {
        var nearest = GoalRules.Nearest(new(
            Firm, product ? Product : null, user ? User : null, userProduct ? UserProduct : null));

        Assert.Equal(from, nearest.From);
        Assert.Equal(
            from switch { GoalOwner.Product => Product, GoalOwner.User => User, GoalOwner.UserProduct => UserProduct, _ => Firm },
            nearest.Weights);
    }

    [Fact]
    public void Nearest_WhateverWasSet_FartherGoalsChangeNothing() =>
        Gen.Select(Weights, Weights, Weights, Weights).Sample((firm, product, user, other) =>
        {
            Assert.Equal(GoalRules.Nearest(new(firm, null, user)), GoalRules.Nearest(new(other, product, user)));
            Assert.Equal(GoalRules.Nearest(new(firm, null, null, user)), GoalRules.Nearest(new(other, product, other, user)));
        });

    [Theory]
    [InlineData(Goal.Cost, 0.8, 0.1, 0.1)]
    [InlineData(Goal.Speed, 0.1, 0.8, 0.1)]
    [InlineData(Goal.Reliability, 0.1, 0.1, 0.8)]
    public void Prioritise_AGoal_GivesItMostAndTheOthersWhatIsLeft(Goal first, double cost, double speed, double reliability)
    {
        var weights = GoalRules.Prioritise(first);

        Assert.Equal(new(cost, speed, reliability), weights);
        Assert.True(weights.IsValid);
        Assert.Equal(1, weights.Cost + weights.Speed + weights.Reliability, 9);
    }

    [Theory]
    [InlineData(GoalOwner.Firm, "the firm's goals (cost 25 %, speed 75 %, reliability 0 %)")]
    [InlineData(GoalOwner.Product, "the firm's goals for this product (cost 25 %, speed 75 %, reliability 0 %)")]
    [InlineData(GoalOwner.User, "your goals (cost 25 %, speed 75 %, reliability 0 %)")]
    [InlineData(GoalOwner.UserProduct, "your goals for this product (cost 25 %, speed 75 %, reliability 0 %)")]
    public void Describe_Goals_SaysWhoseTheyAre(string from, string text) =>
        Assert.Equal(text, GoalRules.Describe(new(new(1, 3, 0), from), "your"));
}
