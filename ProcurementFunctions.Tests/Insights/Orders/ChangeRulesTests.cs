using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Insights.Orders;

public sealed class ChangeRulesTests
{
    private static readonly DateTimeOffset Now = Samples.Now;

    [Fact]
    public void Of_AnOrderedPurchase_TellsWhatBecameOfIt() => Assert.Equal(
        [ChangeKind.Begun, ChangeKind.Approved, ChangeKind.Ordered],
        ChangeRules.Of(Samples.Ordered(), Now).Select(line => line.Kind));

    [Fact]
    public void Of_WhatWasBefore_IsNoNews()
    {
        var asked = Samples.Ordered().Noted(Now.AddHours(2), "ordered", "agent", "again after its price was agreed")
            .Noted(Now.AddHours(3), "cancelled", "ann", "not needed");

        Assert.Equal([ChangeKind.Cancelled], ChangeRules.Of(asked, Now.AddHours(1)).Select(line => line.Kind));
    }

    [Fact]
    public void Tally_OfSeveralChangesOfOne_CountsThePurchaseOnceForEach()
    {
        var tally = new ChangeTally();
        tally.Add([.. ChangeRules.Of(Samples.Ordered(), Now)]);
        tally.Add([.. ChangeRules.Of(Samples.Waiting().Noted(Now, "rejected", "eve", "dear"), Now)]);
        tally.Add([.. ChangeRules.Of(Samples.Ordered().Noted(Now, "approved", "eve", "again"), Now)]);
        tally.Add([]);

        Assert.Equal(3, tally.Purchases);
        Assert.Equal(new(3, 3, 2, 1, 0, 2, 0, 0, 0, 0, 0), tally.Counts);
    }
}
