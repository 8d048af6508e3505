using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Ordering;

namespace ProcurementFunctions.Tests.Purchasing.Ordering;

public sealed class NeedRulesTests
{
    private static readonly NeedFacts Same = new(4, null, IsPurchasing: true, ["ACME"]);

    private static PurchaseDocument ByStockCheck() => Samples.Approved() with
    {
        Source = PurchaseSource.StockCheck,
        Trigger = new(5, 0, 1, 4, 20, 10, 40, "given"),
    };

    [Fact]
    public void Check_NothingChanged_Unchanged()
    {
        Assert.Equal(PurchaseStatus.Ordering, NeedRules.Check(ByStockCheck(), Same, Samples.Now).Status);
        var purchase = Samples.Approved() with { ProjectedThen = 4 };
        Assert.Same(purchase, NeedRules.Check(purchase, Same, Samples.Now));
    }

    [Theory]
    [InlineData(20, false)] // At the reorder point it is still low.
    [InlineData(21, true)]
    public void Check_StockCameOtherwise_DroppedAboveTheReorderPoint(int projected, bool dropped)
    {
        var purchase = NeedRules.Check(ByStockCheck(), Same with { Projected = projected }, Samples.Now);

        Assert.Equal(dropped ? PurchaseStatus.Cancelled : PurchaseStatus.Ordering, purchase.Status);
        Assert.Equal(dropped, purchase.DroppedBecause is not null);
    }

    [Fact]
    public void Check_ReasonGone_DroppedWithIt()
    {
        NeedFacts[] gone = [Same with { Projected = null }, Same with { IsPurchasing = false }, Same with { SnoozedUntil = Samples.Now.AddDays(1) }];

        Assert.All(gone, facts => Assert.Equal(PurchaseStatus.Cancelled, NeedRules.Check(ByStockCheck(), facts, Samples.Now).Status));
    }

    [Fact]
    public void Check_OfAPerson_GoesOnAndSaysOnceWhatChanged()
    {
        var purchase = Samples.Approved() with { ProjectedThen = 4 };
        var facts = Same with { Projected = 90, IsPurchasing = false };
        var noted = NeedRules.Check(purchase, facts, Samples.Now);

        Assert.Equal(PurchaseStatus.Ordering, noted.Status);
        Assert.Equal("projected stock is 90 now; it was 4 when this was asked for", noted.Timeline[^1].Detail);
        Assert.Same(noted, NeedRules.Check(noted, facts, Samples.Now));
    }

    [Fact]
    public void Check_VendorExcludedSince_VendorsAreAskedAnew()
    {
        var anew = NeedRules.Check(ByStockCheck(), Same with { Vendors = [] }, Samples.Now);

        Assert.Equal((PurchaseStatus.Sourcing, 2), (anew.Status, anew.Round));
    }

    [Fact]
    public void Check_OrdersAreMade_NotAsked()
    {
        var planned = Samples.Planned() with { Source = PurchaseSource.StockCheck };

        Assert.Same(planned, NeedRules.Check(planned, Same with { Projected = null }, Samples.Now));
    }
}
