using CsCheck;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Tests.Purchasing.Receiving;

public sealed class ReceiptRulesTests
{
    private static PurchaseDocument Delivered(int quantity, DateTimeOffset at)
    {
        var ordered = Samples.Ordered();
        return ShipmentRules.Apply(ordered, Samples.Shown(ordered.Orders[0], quantity == 100 ? "delivered" : "shipped", quantity, quantity, at), at);
    }

    private static PurchaseDocument Receive(PurchaseDocument purchase, string id, int quantity, int rejected = 0) =>
        ReceiptRules.Receive(purchase, id, quantity, rejected, "buyer", Samples.Now).Value!;

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
        Assert.False(ReceiptRules.Receive(once, "R-1", 61, 0, "buyer", Samples.Now).IsAccepted);
    }

    [Fact]
    public void Receive_MoreThanOrdered_BookedAsItCame()
    {
        var received = Receive(Samples.Ordered(), "R-1", 120);

        Assert.Equal(120, ReceiptRules.Arrived(received, received.Orders[0].Number));
        Assert.Equal(1200m, EndRules.ActualCost(received));
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
        Assert.False(ReceiptRules.Receive(Samples.Waiting(), "R-1", 1, 0, "buyer", Samples.Now).IsAccepted);

    [Fact]
    public void BookUncounted_WithinADay_WaitsForAPerson()
    {
        var delivered = Delivered(100, Samples.Now);

        Assert.False(EndRules.IsDone(delivered));
        Assert.Same(delivered, ReceiptRules.BookUncounted(delivered, Samples.Now.AddHours(23)));
    }

    [Fact]
    public void BookUncounted_AfterADay_BooksWhatTheVendorSays()
    {
        var booked = ReceiptRules.BookUncounted(Delivered(100, Samples.Now), Samples.Now.AddHours(24));

        Assert.Equal(100, ReceiptRules.Arrived(booked, booked.Orders[0].Number));
        Assert.True(EndRules.IsDone(booked));
        Assert.Same(booked, ReceiptRules.BookUncounted(booked, Samples.Now.AddHours(48)));
    }

    [Fact]
    public void BookUncounted_PersonCountedLess_PersonIsBelieved()
    {
        var counted = Receive(Delivered(100, Samples.Now), "R-1", 97);

        Assert.Same(counted, ReceiptRules.BookUncounted(counted, Samples.Now.AddDays(9)));
        Assert.True(EndRules.IsDone(counted));
        Assert.Equal("97 of 100 ordered units came, 0 were rejected", EndRules.End(counted, Samples.Now).Timeline[^1].Detail);
    }

    [Fact]
    public void BookUncounted_PersonCountedBeforeTheNotice_NotBookedTwice()
    {
        var counted = Receive(Samples.Ordered(), "R-1", 60);
        var noticed = ShipmentRules.Apply(counted, Samples.Shown(counted.Orders[0], "shipped", 100, 60), Samples.Now);

        Assert.Same(noticed, ReceiptRules.BookUncounted(noticed, Samples.Now.AddDays(9)));
    }

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
                    var decision = ReceiptRules.Receive(purchase, $"R-{i}", quantity, 0, "buyer", now);
                    if (decision.IsAccepted) (purchase, counted) = (decision.Value, counted + quantity);
                }

                purchase = ReceiptRules.BookUncounted(purchase, now);
            }

            return ReceiptRules.Arrived(purchase, purchase.Orders[0].Number) <= delivered + counted;
        });
}
