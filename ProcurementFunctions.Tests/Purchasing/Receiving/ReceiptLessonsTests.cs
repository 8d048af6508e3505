using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Tests.Purchasing.Receiving;

public sealed class ReceiptLessonsTests
{
    [Fact]
    public void Of_GoodsThatCame_TellsTheVendorsDaysAndTheFirmsOwnApart()
    {
        // Wanted two days before it was ordered; delivered after nine days, and booked half a day later.
        var ordered = Placed(Samples.Ordered(), wantedBefore: 2);
        var came = Samples.Now.AddDays(9);
        var shown = ShipmentRules.Apply(ordered, Samples.Shown(ordered.Orders[0], "delivered", 100, 100, came), came);
        var received = ReceiptRules.Receive(shown, new("R-1", 100, 4, "buyer"), 10, came.AddDays(0.5)).Value!;

        var lesson = ReceiptLessons.Of(received, received.Orders[0])!;

        Assert.Equal((9.0, 2.5, false, null), (lesson.LeadTimeDays, lesson.OwnDays, lesson.Withdrawn, lesson.WithdrawnAfterDays));
        Assert.Equal((100, 100, 4), (lesson.Ordered, lesson.Received, lesson.Rejected));
    }

    [Fact]
    public void Of_AnOrderTakenBack_TellsAfterHowLongAndThatNothingCame()
    {
        var ordered = Placed(Samples.Ordered(), wantedBefore: 1);
        var seen = Samples.Now.AddDays(3);
        var back = OrderRules.Change(ordered, ordered.Orders[0].Number, order => order with { State = OrderState.Cancelled, TakenBackAt = seen });

        var lesson = ReceiptLessons.Of(back, back.Orders[0])!;

        Assert.Equal((true, 4.0, 100, 0, seen), (lesson.Withdrawn, lesson.WithdrawnAfterDays, lesson.Ordered, lesson.Received, lesson.At));
        Assert.Equal((null, null, null), (lesson.LeadTimeDays, lesson.OwnDays, lesson.OnTime));
    }

    [Fact]
    public void Of_TheOrderAfterOneThatWasTakenBack_CountsTheFirmsDaysFromThen()
    {
        var ordered = Placed(Samples.Ordered(), wantedBefore: 5);
        var first = ordered.Orders[0] with { Number = "PO-0", PlacedAt = Samples.Now.AddDays(-4), State = OrderState.Cancelled, TakenBackAt = Samples.Now.AddDays(-0.25) };
        var came = Samples.Now.AddDays(9);
        var shown = ShipmentRules.Apply(ordered, Samples.Shown(ordered.Orders[0], "delivered", 100, 100, came), came);
        var received = ReceiptRules.Receive(shown with { Orders = [first, .. shown.Orders] }, new("R-1", 100, 0, "buyer"), 10, came).Value!;

        Assert.Equal(0.25, ReceiptLessons.Of(received, received.Orders[1])!.OwnDays);
        Assert.Equal(4.75, ReceiptLessons.Of(received, received.Orders[0])!.WithdrawnAfterDays);
    }

    [Fact]
    public void Of_AnOrderThatTheFirmWithdrewOrThatWasRefused_TellsNothing()
    {
        var ordered = Samples.Ordered();
        var cancelled = OrderRules.Cancelled(ordered, ordered.Orders[0].Number, "buyer", "not needed", Samples.Now);

        Assert.Null(ReceiptLessons.Of(cancelled, cancelled.Orders[0]));
        Assert.Null(ReceiptLessons.Of(ordered, ordered.Orders[0] with { PlacedAt = null, State = OrderState.Refused }));
    }

    private static PurchaseDocument Placed(PurchaseDocument ordered, double wantedBefore) => OrderRules.Change(
        ordered with { CreatedAt = Samples.Now.AddDays(-wantedBefore) }, ordered.Orders[0].Number, order => order with { PlacedAt = Samples.Now });
}
