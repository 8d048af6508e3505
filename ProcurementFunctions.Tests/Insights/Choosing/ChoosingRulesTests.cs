using ProcurementFunctions.Goals;
using ProcurementFunctions.Insights.Choosing;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Tests.Insights.Choosing;

public sealed class ChoosingRulesTests
{
    [Fact]
    public void Of_NothingButTheFirms_SaysSo()
    {
        var choosing = ChoosingRules.Of(null, new(GoalWeights.Default), null, null);

        Assert.Equal("firm", choosing.From);
        Assert.Equal([("cost", 0.5), ("speed", 0.25), ("reliability", 0.25)], choosing.Weighed.Select(goal => (goal.Goal, goal.Weight)));
        Assert.Equal(0, choosing.LeastQuantity);
    }

    [Fact]
    public void Of_TheUsersForAnItem_CountBeforeAllOthers()
    {
        var user = new UserPreferences { Id = UserPreferences.DocumentId, UserId = "ann", PreferredVendors = ["ACME"], ExcludedVendors = ["GONE"] };
        var product = new ProductPreference { Id = ProductPreference.IdFor("A"), UserId = "ann", Sku = "A", PreferredQuantity = 40 };
        var choosing = ChoosingRules.Of("A", new(GoalWeights.Default, UserProduct: new(0, 3, 1)), user, product);

        Assert.Equal(("A", "userProduct", 40), (choosing.Sku, choosing.From, choosing.LeastQuantity));
        Assert.Equal([0, 0.75, 0.25], choosing.Weighed.Select(goal => goal.Weight));
        Assert.Equal("ACME", Assert.Single(choosing.PreferredVendors));
        Assert.Equal("GONE", Assert.Single(choosing.ExcludedVendors));
    }
}
