using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Insights.Items;

public sealed class RunOutRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 2);

    [Fact]
    public void Of_AKnownDemand_CountsWhatIsNotReserved()
    {
        var item = Item(onHand: 50, reserved: 10, onOrder: 60);
        var runOut = RunOutRules.Of(item, new(4, 2, 100), Today)!;

        Assert.Equal((10.0, (DateOnly?)new DateOnly(2026, 11, 12), 25.0), (runOut.DaysLeft, runOut.On, runOut.DaysLeftWithOrders));
        // 4·t + 1.645·2·√t = 40 at t = 7.7.
        Assert.Equal(new DateOnly(2026, 11, 9), runOut.EarliestOn);
    }

    [Fact]
    public void Of_AnEmptyShelf_IsToday() =>
        Assert.Equal(new(0, Today, Today, 0), RunOutRules.Of(Item(onHand: 3, reserved: 9, onOrder: 0), new(4, 2, 100), Today));

    [Fact]
    public void Of_HardlyAnyDemand_HasNoDay() => Assert.Null(RunOutRules.Of(Item(1_000_000, 0, 0), new(0.001, 0, 100), Today)!.On);

    [Fact]
    public void Of_NoDemand_IsNotKnown()
    {
        Assert.Null(RunOutRules.Of(Item(5, 0, 0), null, Today));
        Assert.Null(RunOutRules.Of(Item(5, 0, 0), new(0, 0, 365) { Pattern = DemandPattern.None }, Today));
    }

    private static InventoryItem Item(int onHand, int reserved, int onOrder) => new()
    {
        Id = "A",
        Sku = "A",
        Name = "a",
        OnHand = onHand,
        Reserved = reserved,
        OnOrder = new Dictionary<string, int> { ["PO-1"] = onOrder },
    };
}
