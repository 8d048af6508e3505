using ProcurementFunctions.Inventory;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Returning;
using ProcurementFunctions.Tests.Invoices;

namespace ProcurementFunctions.Tests.Purchasing.Returning;

public sealed class ReturnRulesTests
{
    private static readonly InventoryItem Item = Samples.Item with { OnHand = 200, ReceivedByOrder = new Dictionary<string, int> { [Papers.Order] = 100 } };

    [Fact]
    public void Return_MoreThanCame_IsRefusedWithFigures()
    {
        Assert.Equal(
            "101 are more than the 100 that can go back: 100 good units came", ReturnRules.Return(Papers.Received(), "B-2", 101, "broken", "buyer", Papers.Now).Refusal);
        Assert.Equal(
            "98 are more than the 97 that can go back: 100 good units came and 3 were returned before",
            ReturnRules.Return(Papers.Received(returned: 3), "B-2", 98, "broken", "buyer", Papers.Now).Refusal);
    }

    [Fact]
    public void Return_TheSameAgain_ChangesNothing()
    {
        var returned = ReturnRules.Return(Papers.Received(), "B-2", 5, "broken", "buyer", Papers.Now).Value!;

        Assert.Same(returned, ReturnRules.Return(returned, "B-2", 5, "broken", "buyer", Papers.Now).Value);
        Assert.Contains("another quantity", ReturnRules.Return(returned, "B-2", 6, "broken", "buyer", Papers.Now).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Booked_WhileMoreWentBack_LeavesThat()
    {
        var one = ReturnRules.Return(Papers.Received(), "B-1", 5, "broken", "buyer", Papers.Now).Value!;
        var two = ReturnRules.Return(one, "B-2", 1, "broken", "buyer", Papers.Now).Value!;

        Assert.Equal(1, ReturnRules.Booked(two, 1).ReturnsToBook);
        Assert.Equal((95, 94), (ReceiptRules.Kept(ReturnRules.Before(ReturnRules.Booked(two, 1)), Papers.Order), ReceiptRules.Kept(two, Papers.Order)));
        Assert.Null(ReturnRules.Booked(two, 2).ReturnsToBook);
    }

    [Fact]
    public void Returned_TwiceOrLate_TakesOffOnce()
    {
        var once = StockRules.Returned(Item, Papers.Order, 100, 97);

        Assert.Equal((197, 97), (once.OnHand, once.ReceivedByOrder[Papers.Order]));
        Assert.Same(once, StockRules.Returned(once, Papers.Order, 100, 97));
        Assert.Same(once, StockRules.Returned(once, Papers.Order, 100, 99));
    }

    [Fact]
    public void Returned_OfAnOrderThatTheItemDoesNotTell_TakesOffByTheRecord()
    {
        var once = StockRules.Returned(Item with { ReceivedByOrder = new Dictionary<string, int>() }, Papers.Order, 100, 97);

        Assert.Equal(197, once.OnHand);
        Assert.Equal(197, StockRules.Returned(once, Papers.Order, 100, 97).OnHand);
    }

    [Fact]
    public void Reverse_OfAReceiptWhoseGoodsWentBack_IsRefused()
    {
        var back = Papers.Received(returned: 3);

        Assert.Contains("went back", ReversalRules.Reverse(back, "R-1", "typed wrong", "buyer", new(), Papers.Now).Refusal, StringComparison.Ordinal);
        Assert.True(ReversalRules.Reverse(Papers.Received(), "R-1", "typed wrong", "buyer", new(), Papers.Now).IsAccepted);
    }
}
