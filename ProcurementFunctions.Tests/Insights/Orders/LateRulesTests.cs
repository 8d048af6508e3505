using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Insights.Orders;

public sealed class LateRulesTests
{
    // Promised and expected in ten days.
    private static readonly PurchaseDocument Ordered = Samples.Ordered();
    private static readonly DateOnly Promised = DateOnly.FromDateTime(Samples.Now.AddDays(10).UtcDateTime);

    [Fact]
    public void Of_AnOrderOnItsDay_IsNotLate() => Assert.Empty(LateRules.Of(Ordered, Promised));

    [Fact]
    public void Of_AnOrderPastItsDay_IsOverdue()
    {
        var line = Assert.Single(LateRules.Of(Ordered with { NeededBy = Promised.AddDays(1) }, Promised.AddDays(3)));

        Assert.Equal((LateKind.Overdue, 3, 2, 100, "ACME"), (line.Kind, line.Days, line.DaysAfterNeed, line.Quantity, line.VendorId));
        Assert.Equal((Promised, Promised), (line.Promised, line.Expected));
    }

    [Fact]
    public void Of_AnOrderThatWasPutOff_WillMissItsPromise()
    {
        var number = Ordered.Orders[0].Number;
        var later = OrderRules.Change(Ordered, number, order => order with { ExpectedAt = Samples.Now.AddDays(14), DeliveredQuantity = 40 });
        var line = Assert.Single(LateRules.Of(later, Promised.AddDays(-5)));

        Assert.Equal((LateKind.PromiseMissed, 4, null, 60, number), (line.Kind, line.Days, line.DaysAfterNeed, line.Quantity, line.OrderNumber));
    }

    [Fact]
    public void Of_AnOrderThatComesAfterItIsNeeded_IsToldAtOnce()
    {
        var line = Assert.Single(LateRules.Of(Ordered with { NeededBy = Promised.AddDays(-2) }, Promised.AddDays(-9)));

        Assert.Equal((LateKind.NeedMissed, 2, 2), (line.Kind, line.Days, line.DaysAfterNeed));
    }

    [Fact]
    public void Of_WhatWaitsPastItsDay_IsALineWithoutAnOrder()
    {
        var waiting = Samples.Waiting() with { NeededBy = Promised.AddDays(-20) };
        var line = Assert.Single(LateRules.Of(waiting, Promised.AddDays(-5)));

        Assert.Equal((LateKind.NeedMissed, null, null), (line.Kind, line.OrderNumber, line.VendorId));
        Assert.True(line.Days >= 15);
        Assert.Empty(LateRules.Of(Samples.Sourcing(), Promised.AddDays(100)));
    }

    [Fact]
    public void Of_WhatIsIn_IsNotLate()
    {
        var received = ReceiptRules.Receive(Ordered, new("R-1", 100, 0, "buyer"), 10, Samples.Now).Value!;

        Assert.Empty(LateRules.Of(received, Promised.AddDays(9)));
        Assert.Empty(LateRules.Of(Ordered with { Status = PurchaseStatus.Cancelled }, Promised.AddDays(9)));
    }

    [Fact]
    public void Tally_ByVendor_ThoseWithTheMostFirst()
    {
        var line = Assert.Single(LateRules.Of(Ordered, Promised.AddDays(3)));
        var tally = new LateTally();
        tally.Add(line with { VendorId = "BETA", VendorName = "Beta", Days = 9 });
        tally.Add(line);
        tally.Add(line with { Kind = LateKind.PromiseMissed, Days = 5, DaysAfterNeed = 1 });

        Assert.Equal((2, 1, 1), (tally.Overdue, tally.PromiseMissed, tally.NeedMissed));
        Assert.Equal([new("ACME", "ACME", 2, 5), new("BETA", "Beta", 1, 9)], tally.Vendors);
    }
}
