using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Purchasing.Ordering;

/// <summary>100 ordered from ACME at 10, expected in ten days; the vendor says something else in a document of its own.</summary>
public sealed class ResponseRulesTests
{
    private static readonly DateTimeOffset Now = Samples.Now;
    private static readonly DateOnly Day = DateOnly.FromDateTime(Now.AddDays(30).UtcDateTime);

    private static PurchaseDocument Said(VendorResponse response) =>
        ResponseRules.Said(Samples.Ordered(), "PO-0123456789ABC-1-1", response);

    /// <summary>As the look that follows does it.</summary>
    private static PurchaseDocument Looked(PurchaseDocument purchase, VendorOrder? shown)
    {
        var order = purchase.Orders[0];
        if (ResponseRules.Seen(order, shown) is { } seen) purchase = ShipmentRules.Apply(PriceRules.Apply(purchase, seen, Now), seen, Now);
        return RestRules.Check(ResponseRules.Compared(purchase, order.Number, shown, Now), Now);
    }

    private static VendorOrder Shown(PurchaseDocument purchase) => Samples.Shown(purchase.Orders[0], "acknowledged", 0, 0);

    [Fact]
    public void Seen_NothingWasSaid_IsWhatIsShown()
    {
        var order = Samples.Ordered().Orders[0];
        var shown = Samples.Shown(order, "acknowledged", 0, 0);

        Assert.Same(shown, ResponseRules.Seen(order, shown));
        Assert.Null(ResponseRules.Seen(order, null));
    }

    [Fact]
    public void Seen_WhatTheOrderShows_Counts()
    {
        var said = Said(new("e", Now, false, 80, 12, Day));
        var shown = Shown(said) with { UnitPrice = 10, Quantity = 100 };
        var looked = Looked(said, shown);

        Assert.Equal(shown, ResponseRules.Seen(said.Orders[0], shown));
        Assert.Equal((100, 10m, Now.AddDays(10)), (looked.Orders[0].Agreed, looked.Orders[0].UnitPrice, looked.Orders[0].ExpectedAt));
        Assert.Equal(
            "PO-0123456789ABC-1-1: its order counts, and not its response: 100 units and not 80, 10.00 a unit and not 12.00, expected 2026-11-12 and not 2026-12-02",
            looked.Timeline[^1].Detail);
        // Once.
        Assert.Same(looked, ResponseRules.Compared(looked, looked.Orders[0].Number, shown, Now));
    }

    [Fact]
    public void Seen_RejectedButTheOrderStands_TheOrderCounts()
    {
        var said = Said(new("e", Now, true));
        var looked = Looked(said, Shown(said));

        Assert.Equal((PurchaseStatus.Ordered, OrderState.Placed), (looked.Status, looked.Orders[0].State));
        Assert.EndsWith("acknowledged and not rejected", looked.Timeline[^1].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Looked_AnotherDay_HasTheSameEffectWhereverItIsFrom(bool isShown)
    {
        var expected = new DateTimeOffset(Day.ToDateTime(new TimeOnly(23, 59, 59)), TimeSpan.Zero);
        var looked = isShown
            ? Looked(Samples.Ordered(), Shown(Samples.Ordered()) with { ExpectedAt = expected })
            : Looked(Said(new("e", Now, false, Promised: Day)), null);

        Assert.Equal(expected, looked.Orders[0].ExpectedAt);
        Assert.Equal(Now.AddDays(10), looked.Orders[0].PromisedAt);
        Assert.Contains(looked.Timeline, entry => entry.Event == "orderDelayed");
    }

    [Theory]
    [InlineData(true, "10.20", PurchaseStatus.Ordered)]
    [InlineData(false, "10.20", PurchaseStatus.Ordered)]
    [InlineData(true, "10.21", PurchaseStatus.AwaitingApproval)]
    [InlineData(false, "10.21", PurchaseStatus.AwaitingApproval)]
    public void Looked_AnotherPrice_HasTheSameEffectWhereverItIsFrom(bool isShown, string text, PurchaseStatus status)
    {
        var price = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var looked = isShown
            ? Looked(Samples.Ordered(), Shown(Samples.Ordered()) with { UnitPrice = price })
            : Looked(Said(new("e", Now, false, UnitPrice: price)), null);

        Assert.Equal(status, looked.Status);
        Assert.Equal(status == PurchaseStatus.Ordered ? price : 10, looked.Orders[0].UnitPrice);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Looked_FewerUnits_AreAllThatComeAndTheRestIsAskedOfOthers(bool isShown)
    {
        var looked = isShown
            ? Looked(Samples.Ordered(), Shown(Samples.Ordered()) with { Quantity = 80 })
            : Looked(Said(new("e", Now, false, 80)), null);

        Assert.Equal((80, 800m), (looked.Orders[0].Agreed, PriceRules.Held(looked)));
        Assert.Equal((PurchaseStatus.Sourcing, 20), (looked.Status, looked.Rest));
        Assert.Equal("ACME accepted less, so 20 of 100 are missing; asking again", looked.Timeline[^1].Detail);
        Assert.Equal((800m, 80), (looked.Choice!.Total, looked.Choice.Quantity));
        // The same seen again changes nothing.
        var on = RestRules.GoneOn(looked, PurchaseRules.Agent, "nobody", Now);
        Assert.Same(on, Looked(on, null));
        Assert.True(ReceiptRules.IsDone(ReceiptRules.Receive(on, new("R-1", 80, 0, "buyer"), 10, Now).Value!, on.Orders[0]));
    }

    [Fact]
    public void Looked_MoreUnits_AreNotAgreedTo() => Assert.Equal(100, Looked(Said(new("e", Now, false, 120)), null).Orders[0].Agreed);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Looked_Rejected_IsTakenBackWhereverItIsFrom(bool isShown)
    {
        var looked = isShown
            ? Looked(Samples.Ordered(), Shown(Samples.Ordered()) with { Status = "cancelled" })
            : Looked(Said(new("e", Now, true)), null);

        Assert.Equal((PurchaseStatus.Sourcing, OrderState.Cancelled), (looked.Status, looked.Orders[0].State));
    }

    [Fact]
    public void Apply_Event_KeepsTheResponseOnceAndForTheLookThatFollows()
    {
        var told = new VendorEventBody { EventId = "ubl:1", Type = "acknowledged", OrderNumber = "PO-0123456789ABC-1-1", Response = new("ubl:1", default, false, 80) };
        var once = VendorEventRules.Apply(Samples.Ordered(), "ACME", told, Now);

        Assert.Equal((80, Now, false), (once.Orders[0].Response!.Quantity, once.Orders[0].Response!.At, once.Orders[0].Response!.IsLookedAt));
        Assert.True(once.Signals > once.SignalsSeen);
        Assert.Same(once, VendorEventRules.Apply(once, "ACME", told, Now));
    }
}
