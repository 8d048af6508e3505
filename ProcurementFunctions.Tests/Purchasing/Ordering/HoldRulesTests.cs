using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Purchasing.Ordering;

namespace ProcurementFunctions.Tests.Purchasing.Ordering;

public sealed class HoldRulesTests
{
    private static PurchaseDocument Approved(double holdMinutes, DateOnly? neededBy = null)
    {
        var asked = ApprovalRules.Ask(Samples.Chosen() with { NeededBy = neededBy }, new(), Samples.Now, holdMinutes);
        return ApprovalRules.Decide(asked, new(DecisionKind.Approve, "approver", asked.Approval!.Digest), Samples.Now).Value!;
    }

    [Fact]
    public void Approved_WithAHold_WaitsSoLongAndNoLonger()
    {
        var purchase = Approved(30);

        Assert.Equal(Samples.Now.AddMinutes(30), purchase.HeldUntil);
        Assert.True(HoldRules.IsHeld(purchase, Samples.Now.AddMinutes(29)));
        Assert.False(HoldRules.IsHeld(purchase, Samples.Now.AddMinutes(30)));
    }

    [Fact]
    public void Approved_WithoutAHold_IsNotHeld() => Assert.False(HoldRules.IsHeld(Approved(0), Samples.Now));

    [Theory]
    [InlineData(11, true)] // The goods come in ten days.
    [InlineData(10, false)] // With a day's hold they would come too late.
    public void Approved_NeededSoon_DoesNotWait(int days, bool held)
    {
        var purchase = Approved(24 * 60, DateOnly.FromDateTime(Samples.Now.AddDays(days).UtcDateTime));

        Assert.Equal(held, HoldRules.IsHeld(purchase, Samples.Now.AddMinutes(1)));
    }

    [Fact]
    public void ApprovedByThePolicy_IsHeldToo() => Assert.True(HoldRules.IsHeld(
        ApprovalRules.Ask(Samples.Chosen(), new(AutoApproveBelow: 5000), Samples.Now, 30), Samples.Now));

    [Fact]
    public void Cancel_WhileHeld_EndsAtOnce()
    {
        var cancelled = PurchaseRules.Cancel(Approved(30), "buyer", "no", Samples.Now).Value!;

        Assert.Equal((PurchaseStatus.Cancelled, 0), (cancelled.Status, cancelled.Orders.Count));
    }
}
