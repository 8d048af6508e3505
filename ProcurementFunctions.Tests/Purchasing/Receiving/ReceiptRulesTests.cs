using CsCheck;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Tests.Purchasing.Receiving;

public sealed class ReceiptRulesTests
{
    private static PurchaseDocument Receive(PurchaseDocument purchase, string id, int quantity, int rejected = 0) =>
        ReceiptRules.Receive(purchase, new(id, quantity, rejected, "buyer"), 10, Samples.Now).Value!;

    [Fact]
    public void Receive_All_Done()
    {
        var received = Receive(Samples.Ordered(), "R-1", 100);

        Assert.True(EndRules.IsDone(received));
        Assert.Equal(PurchaseStatus.Received, EndRules.End(received, Samples.Now).Status);
        Assert.Equal(1000m, EndRules.ActualCost(received));
    }

    [Fact]
    public void Receive_Part_PartiallyReceived()
    {
        var received = Receive(Samples.Ordered(), "R-1", 60, 10);

        Assert.Equal(PurchaseStatus.PartiallyReceived, received.Status);
        Assert.False(EndRules.IsDone(received));
        Assert.Equal(50, ReceiptRules.Accepted(received, received.Orders[0].Number));
        Assert.True(EndRules.IsDone(Receive(received, "R-2", 40)));
    }

    [Fact]
    public void Receive_SameReceiptTwice_BookedOnce()
    {
        var once = Receive(Samples.Ordered(), "R-1", 60);

        Assert.Same(once, Receive(once, "R-1", 60));
        Assert.False(ReceiptRules.Receive(once, new("R-1", 61, 0, "buyer"), 10, Samples.Now).IsAccepted);
    }

    [Theory]
    [InlineData(100, 0, 110, true)]
    [InlineData(100, 0, 111, false)]
    [InlineData(100, 60, 50, true)]
    [InlineData(100, 60, 51, false)]
    public void Receive_MoreThanOrdered_TakenWithinTheTolerance(int ordered, int before, int quantity, bool taken)
    {
        var purchase = before == 0 ? Samples.Ordered() : Receive(Samples.Ordered(), "R-0", before);
        Assert.Equal(ordered, purchase.Orders[0].Agreed);
        Assert.Equal(taken, ReceiptRules.Receive(purchase, new("R-1", quantity, 0, "buyer"), 10, Samples.Now).IsAccepted);
    }

    [Fact]
    public void Receive_OneMoreOfAFew_IsAlwaysTaken() => Assert.Equal((6, 5, 55), (ReceiptRules.Most(5, 10), ReceiptRules.Most(4, 0), ReceiptRules.Most(50, 10)));

    [Fact]
    public void Receive_FarTooMany_SaysWhatToDoAndIsTakenWhenConfirmed()
    {
        var refused = ReceiptRules.Receive(Samples.Ordered(), new("R-1", 1000, 0, "buyer"), 10, Samples.Now);
        Assert.Contains("\"confirm\": true", refused.Refusal, StringComparison.Ordinal);

        var taken = ReceiptRules.Receive(Samples.Ordered(), new("R-1", 1000, 0, "buyer", Confirm: true), 10, Samples.Now).Value!;
        Assert.Equal(1000, ReceiptRules.Arrived(taken, taken.Orders[0].Number));
        // What was agreed is owed.
        Assert.Equal(1000m, EndRules.ActualCost(taken));
    }

    [Fact]
    public void Receive_SplitOrders_FillsOneAfterTheOther()
    {
        var ordered = Samples.Ordered(Samples.Quote("A", maximum: 60), Samples.Quote("B", maximum: 40));
        var received = Receive(ordered, "R-1", 70);

        Assert.Equal(60, ReceiptRules.Arrived(received, ordered.Orders[0].Number));
        Assert.Equal(10, ReceiptRules.Arrived(received, ordered.Orders[1].Number));
        // A receipt that was split over orders is still one receipt.
        Assert.Same(received, Receive(received, "R-1", 70));
    }

    [Fact]
    public void Receive_NothingOrdered_Refused() =>
        Assert.False(ReceiptRules.Receive(Samples.Waiting(), new("R-1", 1, 0, "buyer"), 10, Samples.Now).IsAccepted);

    [Fact]
    public void Apply_ShownAsShipped_MovesOnOnce()
    {
        var ordered = Samples.Ordered();
        var shown = Samples.Shown(ordered.Orders[0], "shipped", 100, 0);
        var shipped = ShipmentRules.Apply(ordered, shown, Samples.Now);

        Assert.Equal(PurchaseStatus.Shipped, shipped.Status);
        Assert.Same(shipped, ShipmentRules.Apply(shipped, shown, Samples.Now.AddHours(1)));
    }

    [Fact]
    public void Apply_LaterDate_NotedAsDelay()
    {
        var ordered = Samples.Ordered();
        var late = ShipmentRules.Apply(
            ordered, Samples.Shown(ordered.Orders[0], "delayed", 0, 0, expected: Samples.Now.AddDays(14)), Samples.Now);

        Assert.Equal("orderDelayed", late.Timeline[^1].Event);
        Assert.Equal(Samples.Now.AddDays(10), late.Orders[0].PromisedAt);
    }

    [Fact]
    public void Apply_CancelledByTheVendor_NothingMoreComes()
    {
        var ordered = Samples.Ordered();
        var gone = ShipmentRules.Apply(ordered, Samples.Shown(ordered.Orders[0], "cancelled", 0, 0), Samples.Now);

        Assert.True(EndRules.IsDone(gone));
        Assert.Equal(PurchaseStatus.Cancelled, EndRules.End(gone, Samples.Now).Status);
        Assert.Equal(0m, EndRules.ActualCost(gone));
    }

    [Fact]
    public void Any_SequenceOfNoticesAndReceipts_NeverBooksMoreThanCameOrWasCounted() => Gen
        .Select(Gen.Bool, Gen.Int[1, 60]).Array[1, 8]
        .Sample(steps =>
        {
            var purchase = Samples.Ordered();
            var (delivered, counted, now) = (0, 0, Samples.Now);
            for (var i = 0; i < steps.Length; i++)
            {
                now = now.AddHours(30);
                var (isNotice, quantity) = steps[i];
                if (isNotice)
                {
                    delivered = Math.Min(100, delivered + quantity);
                    purchase = ShipmentRules.Apply(purchase, Samples.Shown(purchase.Orders[0], "shipped", 100, delivered, now), now);
                }
                else
                {
                    var decision = ReceiptRules.Receive(purchase, new($"R-{i}", quantity, 0, "buyer"), 10, now);
                    if (decision.IsAccepted) (purchase, counted) = (decision.Value, counted + quantity);
                }

                purchase = CountingRules.TimeOver(purchase, now);
            }

            return ReceiptRules.Arrived(purchase, purchase.Orders[0].Number) <= delivered + counted;
        });
}
