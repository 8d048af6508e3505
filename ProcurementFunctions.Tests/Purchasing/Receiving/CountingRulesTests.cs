using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Tests.Purchasing.Receiving;

public sealed class CountingRulesTests
{
    private static readonly DateTimeOffset Now = Samples.Now;

    private static PurchaseDocument Delivered(int quantity, DateTimeOffset at, PurchaseDocument? before = null)
    {
        before ??= Samples.Ordered();
        return ShipmentRules.Apply(before, Samples.Shown(before.Orders[0], quantity >= 100 ? "delivered" : "shipped", quantity, quantity, at), at);
    }

    private static PurchaseDocument Count(PurchaseDocument purchase, string id, int quantity, DateTimeOffset at, bool close = false) =>
        ReceiptRules.Receive(purchase, new(id, quantity, 0, "buyer", close), 10, at).Value!;

    private static int Arrived(PurchaseDocument purchase) => ReceiptRules.Arrived(purchase, purchase.Orders[0].Number);

    [Fact]
    public void Count_InTwoReceipts_StaysOpenUntilAllIsCounted()
    {
        var first = Count(Delivered(100, Now), "R-1", 40, Now);
        Assert.False(EndRules.IsDone(first));
        Assert.Equal(PurchaseStatus.PartiallyReceived, first.Status);

        var all = Count(first, "R-2", 60, Now.AddHours(20));
        Assert.True(EndRules.IsDone(all));
        var lesson = ReceiptLessons.Of(all, all.Orders[0])!;
        Assert.Equal((100, 100), (lesson.Ordered, lesson.Received));
    }

    [Fact]
    public void Close_WithAReceiptOrAlone_EndsTheCount()
    {
        var first = Count(Delivered(100, Now), "R-1", 40, Now);
        var with = Count(first, "R-2", 50, Now, close: true);
        var alone = Count(first, "R-2", 0, Now, close: true);

        Assert.True(EndRules.IsDone(with) && EndRules.IsDone(alone));
        Assert.Equal((90, 40), (Arrived(with), Arrived(alone)));
        Assert.Contains(alone.Timeline, entry => entry is { Event: "countClosed", By: "buyer" });
        Assert.Same(alone, Count(alone, "R-2", 0, Now, close: true));
        Assert.Equal("90 of 100 ordered units came, 0 were rejected", EndRules.End(with, Now).Timeline[^1].Detail);
    }

    [Fact]
    public void Close_BeforeTheVendorSaysDelivered_EndsTheCountToo() => Assert.True(EndRules.IsDone(Count(Samples.Ordered(), "R-1", 90, Now, close: true)));

    [Fact]
    public void Close_WhereNothingCame_Refused() =>
        Assert.False(ReceiptRules.Receive(Samples.Ordered(), new("R-1", 0, 0, "buyer", Close: true), 10, Now).IsAccepted);

    [Fact]
    public void Close_OfOneOfTwoVendors_LeavesTheOtherOpen()
    {
        var split = Samples.Ordered(Samples.Quote("A", maximum: 60), Samples.Quote("B", maximum: 40));
        var closed = Count(split, "R-1", 55, Now, close: true);

        Assert.True(ReceiptRules.IsDone(closed, closed.Orders[0]));
        Assert.False(ReceiptRules.IsDone(closed, closed.Orders[1]));
    }

    [Fact]
    public void TimeOver_WithinADay_WaitsForAPerson()
    {
        var delivered = Delivered(100, Now);

        Assert.False(EndRules.IsDone(delivered));
        Assert.Same(delivered, CountingRules.TimeOver(delivered, Now.AddHours(23)));
    }

    [Fact]
    public void TimeOver_NobodyCounted_BooksWhatTheVendorSays()
    {
        var booked = CountingRules.TimeOver(Delivered(100, Now), Now.AddHours(24));

        Assert.Equal(100, Arrived(booked));
        Assert.True(EndRules.IsDone(booked));
        Assert.Same(booked, CountingRules.TimeOver(booked, Now.AddHours(48)));
    }

    [Fact]
    public void TimeOver_SomebodyCountedLess_TheirCountStandsADayLater()
    {
        var counted = Count(Delivered(100, Now), "R-1", 97, Now.AddHours(20));
        Assert.Same(counted, CountingRules.TimeOver(counted, Now.AddHours(43)));
        var over = CountingRules.TimeOver(counted, Now.AddHours(44));

        Assert.Equal(97, Arrived(over));
        Assert.True(EndRules.IsDone(over));
        Assert.Equal("97 of 100 ordered units came, 0 were rejected", EndRules.End(over, Now).Timeline[^1].Detail);
    }

    [Fact]
    public void TimeOver_OfASecondDeliveryThatNobodyCounted_BooksThatAlone()
    {
        var first = CountingRules.TimeOver(Count(Delivered(60, Now), "R-1", 58, Now), Now.AddHours(24));
        Assert.Equal(58, Arrived(first));
        var second = CountingRules.TimeOver(Delivered(99, Now.AddDays(3), first), Now.AddDays(4));

        Assert.Equal(58 + 39, Arrived(second));
    }

    [Fact]
    public void TimeOver_CountedBeforeTheNotice_NotBookedTwice()
    {
        var counted = Count(Samples.Ordered(), "R-1", 60, Now);
        var noticed = ShipmentRules.Apply(counted, Samples.Shown(counted.Orders[0], "shipped", 100, 60), Now);

        Assert.Same(noticed, CountingRules.TimeOver(noticed, Now.AddDays(9)));
    }

    [Fact]
    public void TimeOver_VendorSaysFarMoreThanOrdered_BooksNoMoreThanTheTolerance()
    {
        var over = CountingRules.TimeOver(Delivered(500, Now), Now.AddHours(24), 10);

        Assert.Equal(110, Arrived(over));
        Assert.True(EndRules.IsDone(over));
        Assert.Contains(over.Timeline, entry => entry.Event == "overDelivered");
    }
}
