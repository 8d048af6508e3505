using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class LotRulesTests
{
    private static readonly InventoryItem Item = new() { Id = "S", Sku = "S", Name = "S", OnHand = 20, ReorderPoint = 20 };
    private static readonly ServiceSettings Service = new();

    [Fact]
    public void Economic_ByHand_FollowsWilson()
    {
        // √(2·365·1·10 ÷ (0.25·4)) = √7300.
        Assert.Equal(Math.Sqrt(7300), LotRules.Economic(1, 4, Service)!.Value, 9);
        Assert.Null(LotRules.Economic(1, null, Service));
        Assert.Null(LotRules.Economic(1, 4, Service with { OrderingCost = 0 }));
    }

    [Fact]
    public void Assess_OneSaleADay_MakesOneLotWorthItsShipping()
    {
        var stock = ReorderRules.Assess(Item, new(1, 0, 200), Lead(7, 10), new(Service));

        // The reorder point is 7; 20 are there.
        Assert.False(stock.IsLow);
        stock = ReorderRules.Assess(Item with { OnHand = 7 }, new(1, 0, 200), Lead(7, 10), new(Service));
        Assert.Equal((54, LotBasis.Economic), (stock.SuggestedQuantity, stock.Sizing));
        Assert.Contains("54 more are the lot that is worth its shipping (7 reach the level 14 to order up to)", stock.Reason, StringComparison.Ordinal);
        Assert.EndsWith("; lot √(2 × 365 × 1 × 10 ÷ (0.25 × 10)) = 54", stock.Formula, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 40, LotBasis.Days)] // √(2·365·2.857·10 ÷ 1) = 144 is more than 14 days of a guess.
    [InlineData(400, 14, LotBasis.Economic)]
    [InlineData(0, 40, LotBasis.Days)]
    public void Of_GivenLevelsAlone_GuessesTheDemandAndKeepsTheLotSmall(int price, int units, LotBasis basis)
    {
        var stock = ReorderRules.Assess(Item, null, Lead(7, price), new(Service));

        Assert.Equal((units, basis), (stock.SuggestedQuantity, stock.Sizing));
    }

    [Fact]
    public void Of_CheapGoods_AreNotBoughtForMoreThanSixtyDays()
    {
        var lot = LotRules.Of(Item, new(1, 0, 200), new(7, 0, 14, ReorderBasis.Demand), Lead(7, 0.01m), Service);

        Assert.Equal((60, LotBasis.Days), (lot.Units, lot.Basis));
    }

    [Fact]
    public void QuantityOf_WhatReachesTheLevel_IsNeverCut() => Assert.Equal(
        (180, LotBasis.UpToLevel),
        LotRules.QuantityOf(Item, new(100, 0, 200, ReorderBasis.Demand), new(85, LotBasis.Economic, 1, 60)));

    private static LeadTime Lead(double days, decimal price) => new("V", days, 0) { Terms = OfferTerms.Any with { UnitPrice = price } };
}
