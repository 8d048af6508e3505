using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Purchasing.Ordering;
using static ProcurementFunctions.Tests.Purchasing.Consolidation.JointSamples;

namespace ProcurementFunctions.Tests.Purchasing.Consolidation;

public sealed class ConsolidationRulesTests
{
    private static readonly PurchaseDocument Bolts = Held("BOLT");

    private static PurchaseDocument Approved(string sku, int minutesLater) => Held(sku, approvedAt: Now.AddMinutes(minutesLater));

    [Fact]
    public void IsCandidate_HeldFromOneVendor_Is() => Assert.True(ConsolidationRules.IsCandidate(Bolts, Now));

    [Fact]
    public void IsCandidate_NotHeldOrderedWithdrawnOrSplit_IsNot()
    {
        PurchaseDocument[] others =
        [
            Samples.Waiting(),
            Samples.Approved(), // Approved without an undo window.
            Bolts with { Cancel = new("buyer", Now, "no") },
            Bolts with { Choice = Bolts.Choice! with { Lines = [.. Bolts.Choice.Lines, .. Bolts.Choice.Lines] } },
            OrderRules.Plan(Bolts, default, Ready),
            Ordered(Bolts, Propose([.. new[] { Bolts, Held("NUT") }.OrderBy(p => p.Id, StringComparer.Ordinal)])),
        ];

        Assert.All(others, other => Assert.False(ConsolidationRules.IsCandidate(other, Now)));
        Assert.False(ConsolidationRules.IsCandidate(Bolts, Now.AddDays(30))); // Its quote has run out.
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(30, true)] // Its window ends when the longest wait does.
    [InlineData(31, false)]
    public void WaitsFor_AWindowThatStillRuns_OneMoreWindowAtMost(int minutesLater, bool waits)
    {
        var other = Approved("NUT", minutesLater);

        Assert.Equal(waits ? other : null, ConsolidationRules.WaitsFor(Bolts, [other], Ready));
    }

    [Fact]
    public void WaitsFor_SeveralWindows_TheFirstToEnd()
    {
        var (first, second) = (Approved("NUT", 5), Approved("WASHER", 9));

        Assert.Equal(first, ConsolidationRules.WaitsFor(Bolts, [second, first], Ready));
    }

    [Fact]
    public void WaitsFor_OneThatIsReadyAndMayNotWaitSoLong_DoesNotWait()
    {
        // NUT was approved 20 minutes later than BOLT, so it may wait until 80, WASHER's window ends at 70; BOLT may wait until 60.
        var (nuts, washers) = (Approved("NUT", 20), Approved("WASHER", 40));
        var atNuts = Now.AddMinutes(50);

        Assert.Equal(washers, ConsolidationRules.WaitsFor(nuts, [washers], atNuts));
        Assert.Null(ConsolidationRules.WaitsFor(nuts, [Bolts, washers], atNuts));
    }

    [Fact]
    public void WaitsFor_NobodyOrTheSameItemOrOneThatIsReady_DoesNotWait()
    {
        Assert.Null(ConsolidationRules.WaitsFor(Bolts, [], Ready));
        Assert.Null(ConsolidationRules.WaitsFor(Bolts, [Approved("BOLT", 5)], Ready));
        Assert.Null(ConsolidationRules.WaitsFor(Bolts, [Held("NUT")], Ready));
    }

    [Fact]
    public void WaitsFor_GoodsThatWouldComeTooLateThen_DoNotWait()
    {
        // Ten days from 9:00, needed by the tenth: with a hold of 30 minutes in time, so are 60; a hold of 8 hours is, 16 are not.
        var day = DateOnly.FromDateTime(Now.AddDays(10).UtcDateTime);
        var soon = Held("BOLT", neededBy: day);
        var slow = soon with { Approval = soon.Approval! with { HoldMinutes = 8 * 60 }, HeldUntil = Now.AddHours(8) };

        Assert.Equal(Now.AddMinutes(60), ConsolidationRules.LongestWait(soon));
        Assert.Equal(Now.AddHours(8), ConsolidationRules.LongestWait(slow));
    }

    [Fact]
    public void HeldOn_ForAnother_CanBeWithdrawnFreeAllTheWhile()
    {
        var other = Approved("NUT", 20);
        var waiting = ConsolidationRules.HeldOn(Bolts, other, Ready);

        Assert.Equal(other.HeldUntil, waiting.HeldUntil);
        Assert.True(HoldRules.IsHeld(waiting, Ready.AddMinutes(19)));
        Assert.False(ConsolidationRules.IsReady(waiting, Ready.AddMinutes(19)));
        Assert.Contains(other.Id, waiting.Timeline[^1].Detail, StringComparison.Ordinal);
        Assert.Same(waiting, ConsolidationRules.HeldOn(waiting, other, Ready));
        Assert.Equal(PurchaseStatus.Cancelled, PurchaseRules.Cancel(waiting, "buyer", "no", Ready.AddMinutes(10)).Value!.Status);
    }

    [Fact]
    public void Members_AreTheSameForEachOfThem()
    {
        PurchaseDocument[] all = [Bolts, Held("NUT"), Held("WASHER"), Approved("SCREW", 10)];
        var expected = all.Take(3).Select(p => p.Id).Order(StringComparer.Ordinal).ToArray();

        foreach (var one in all.Take(3))
            Assert.Equal(expected, ConsolidationRules.Members(one, all.Where(other => other != one), Ready).Select(member => member.Id));
    }

    [Fact]
    public void Members_TwoOfOneItem_AreNotInOneOrder()
    {
        var again = Bolts with { Id = "P-ZZZZZZZZZZZZZ" };

        Assert.Equal([Bolts.Id], ConsolidationRules.Members(Bolts, [again], Ready).Select(member => member.Id));
        Assert.Equal([again.Id], ConsolidationRules.Members(again, [Bolts], Ready).Select(member => member.Id));
    }

    [Fact]
    public void Members_ManyMoreThanOneOrderHolds_AreSeveralOrders()
    {
        var all = Several([.. Enumerable.Range(0, 60).Select(i => $"S{i}")]);

        var groups = all.Select(one => string.Join(' ', ConsolidationRules.Members(one, all.Where(other => other != one), Ready).Select(member => member.Id))).Distinct().ToArray();

        Assert.Equal(3, groups.Length);
        Assert.Equal(60, groups.Sum(group => group.Split(' ').Length));
    }
}
