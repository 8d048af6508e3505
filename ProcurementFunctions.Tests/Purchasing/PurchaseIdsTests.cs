using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Purchasing;

public sealed class PurchaseIdsTests
{
    [Fact]
    public void For_SameNeed_SameId() =>
        Assert.Equal(PurchaseIds.For(PurchaseSource.StockCheck, "AR-5381:0"), PurchaseIds.For(PurchaseSource.StockCheck, "AR-5381:0"));

    [Fact]
    public void For_OtherNeedOrSource_OtherId()
    {
        var ids = new[]
        {
            PurchaseIds.For(PurchaseSource.StockCheck, "AR-5381:0"),
            PurchaseIds.For(PurchaseSource.StockCheck, "AR-5381:1"),
            PurchaseIds.For(PurchaseSource.Message, "AR-5381:0"),
            PurchaseIds.For(PurchaseSource.Api, "AR-5381:0"),
        };

        Assert.Equal(4, ids.Distinct().Count());
    }

    [Fact]
    public void For_ManyNeeds_AllOfTheFormAndNoneTwice()
    {
        var ids = Enumerable.Range(0, 20_000).Select(n => PurchaseIds.For(PurchaseSource.StockCheck, $"SKU:{n}")).ToArray();

        Assert.All(ids, id => Assert.True(PurchaseIds.IsPurchaseId(id)));
        Assert.Equal(ids.Length, ids.Distinct().Count());
        // Every character of the alphabet is used in every place that is made of whole hash bits.
        Assert.All(Enumerable.Range(2, 13), place => Assert.Equal(32, ids.Select(id => id[place]).Distinct().Count()));
    }

    [Fact]
    public void PurchaseOf_OrderNumber_FindsItsPurchase()
    {
        var id = PurchaseIds.For(PurchaseSource.Api, "x");

        Assert.Equal(id, PurchaseIds.PurchaseOf(PurchaseIds.OrderNumber(id, 12, 3)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PO-1")]
    [InlineData("PO-0123456789ABC")]
    [InlineData("XX-0123456789ABC-1-1")]
    [InlineData("PO-../0123/#?%AB-1-1")]
    public void PurchaseOf_NotOurs_Null(string orderNumber) => Assert.Null(PurchaseIds.PurchaseOf(orderNumber));

    [Theory]
    [InlineData("P-0123456789ABC", true)]
    [InlineData("p-0123456789ABC", false)]
    [InlineData("P-0123456789ABU", false)]
    [InlineData("P-0123456789AB", false)]
    [InlineData("P-../../../etc/x", false)]
    public void IsPurchaseId_Text_OnlyItsForm(string text, bool expected) => Assert.Equal(expected, PurchaseIds.IsPurchaseId(text));
}
