using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class ImportedOrderRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly InventoryItem Item = ImportedOrderRules.Told(new() { Id = "A", Sku = "A", Name = "A", OnHand = 5 }, "V", 40, 10, Now);

    [Theory]
    [InlineData(45, 45)] // All of it came.
    [InlineData(42, 42)] // It came, and three were sold since.
    [InlineData(25, 25)] // At least half of it came.
    [InlineData(15, 45)] // A part came: 30 are still to come.
    [InlineData(5, 45)]
    [InlineData(2, 42)]
    public void Counted_OfARise_EndsWhatIsOnOrder(int counted, int projected) =>
        Assert.Equal(projected, StockRules.Counted(Item, counted, Now).Projected);

    [Fact]
    public void Counted_AfterItCame_IsTheCountAlone()
    {
        var item = StockRules.Counted(StockRules.Counted(Item, 45, Now), 8, Now.AddDays(9));

        Assert.Equal((8, 8), (item.OnHand, item.Projected));
        Assert.Equal(48, ImportedOrderRules.Told(item, "V", 40, 10, Now.AddDays(9)).Projected);
    }

    [Fact]
    public void Risen_TwoVendors_EndsTheOneThatIsDueFirst()
    {
        var item = StockRules.Counted(ImportedOrderRules.Told(Item, "A", 40, 30, Now), 45, Now);

        Assert.Equal((45, 85, "offer:A"), (item.OnHand, item.Projected, Assert.Single(item.OnOrder).Key));
    }

    [Fact]
    public void AsOf_AfterTwiceItsLeadTimeAndTwoWeeks_IsGivenUp()
    {
        Assert.Equal(45, ImportedOrderRules.AsOf(Item, Now.AddDays(33.9)).Projected);
        Assert.Equal(5, ImportedOrderRules.AsOf(Item, Now.AddDays(34)).Projected);
        Assert.Equal(40, ImportedOrderRules.AsOf(Item with { OnOrderUntil = new Dictionary<string, DateTimeOffset>() }, Now.AddDays(400)).OnOrderTotal);
    }

    [Fact]
    public void Told_NothingOnOrder_IsTheEndOfIt()
    {
        var item = ImportedOrderRules.Told(Item, "V", 0, 10, Now);

        Assert.Empty(item.OnOrder);
        Assert.Empty(item.OnOrderUntil);
        Assert.Same(item, ImportedOrderRules.Told(item, "V", 0, 10, Now));
    }
}
