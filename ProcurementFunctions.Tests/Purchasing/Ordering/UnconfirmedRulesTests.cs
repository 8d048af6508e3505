using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Ordering;

namespace ProcurementFunctions.Tests.Purchasing.Ordering;

public sealed class UnconfirmedRulesTests
{
    private const string Number = "PO-0123456789ABC-1-1";

    private static PurchaseDocument Attempted(params Quote[] quotes)
    {
        var planned = Samples.Planned(quotes);
        return planned.Orders.Aggregate(planned, (purchase, order) => OrderRules.Attempt(purchase, order.Number, Samples.Now));
    }

    private static PurchaseDocument GivenUp() =>
        UnconfirmedRules.Unanswered(UnconfirmedRules.Unanswered(Attempted(), Samples.Now), Samples.Now + UnconfirmedRules.GiveUpAfter);

    [Fact]
    public void Unanswered_AsLongAsItIsLookedFor_UnconfirmedOnceAndKept()
    {
        var first = UnconfirmedRules.Unanswered(Attempted(), Samples.Now);
        var weeks = UnconfirmedRules.Unanswered(first, Samples.Now.AddDays(41));

        Assert.Equal(PurchaseStatus.Unconfirmed, first.Status);
        Assert.Same(first, weeks);
        Assert.Equal(1000m, PriceRules.Held(weeks));
    }

    [Fact]
    public void Unanswered_NeverTold_IsNotGivenUp()
    {
        var planned = Samples.Planned();

        Assert.Same(planned, UnconfirmedRules.Unanswered(planned, Samples.Now.AddDays(100)));
    }

    [Theory]
    [InlineData(0, 0.25)]
    [InlineData(0.25, 1)]
    [InlineData(5, 4)]
    [InlineData(13, 12)]
    [InlineData(30, 24)]
    [InlineData(24 * 20, 24 * 7)]
    public void NextLook_TheLongerTheSeldomer(double hoursSince, double hours) => Assert.Equal(
        Samples.Now.AddHours(hoursSince + hours), UnconfirmedRules.NextLook(Attempted(), Samples.Now.AddHours(hoursSince)));

    [Fact]
    public void Unanswered_LongEnough_GivenUpAndFailed()
    {
        var lost = GivenUp();

        Assert.Equal((PurchaseStatus.Failed, OrderState.Lost), (lost.Status, lost.Orders[0].State));
        Assert.Equal(0, PriceRules.Held(lost));
    }

    [Fact]
    public void Unanswered_OneOfTwoGivenUp_TheOtherGoesOn()
    {
        var both = Attempted(Samples.Quote("A", maximum: 60), Samples.Quote("B", maximum: 60));
        var half = OrderRules.Placed(both, Samples.Shown(both.Orders[0], "acknowledged", 0, 0), Samples.Now);
        var told = UnconfirmedRules.Unanswered(half, Samples.Now);
        Assert.Equal(PurchaseStatus.Unconfirmed, told.Status);
        Assert.Equal(told.Orders.Sum(order => order.Total), PriceRules.Held(told));

        Assert.Equal(PurchaseStatus.Ordered, UnconfirmedRules.Unanswered(told, Samples.Now + UnconfirmedRules.GiveUpAfter).Status);
    }

    [Fact]
    public void TurnedUp_AfterTheEnd_OpensAgainToCancelItWithTheVendor()
    {
        var found = UnconfirmedRules.TurnedUp(GivenUp(), Number, Samples.Now.AddDays(60));

        Assert.Equal((PurchaseStatus.Ordered, OrderState.Placed), (found.Status, found.Orders[0].State));
        Assert.Equal(PurchaseRules.Agent, found.Cancel!.By);
        Assert.Same(found, UnconfirmedRules.TurnedUp(found, Number, Samples.Now.AddDays(61)));
    }

    [Fact]
    public void TurnedUp_OfAnyOtherOrder_Unchanged()
    {
        var ordered = Samples.Ordered();

        Assert.Same(ordered, UnconfirmedRules.TurnedUp(ordered, Number, Samples.Now));
        Assert.Same(ordered, UnconfirmedRules.TurnedUp(ordered, "PO-other", Samples.Now));
    }

    [Fact]
    public void Attempt_Withdrawn_VendorIsNotTold()
    {
        var planned = Samples.Planned() with { Cancel = new("buyer", Samples.Now, "no") };

        Assert.Same(planned, OrderRules.Attempt(planned, Number, Samples.Now));
    }
}
