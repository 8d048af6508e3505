using CsCheck;
using ProcurementFunctions.Local.VendorSimulator;
using ProcurementFunctions.Local.VendorSimulator.Orders;

namespace ProcurementFunctions.Tests.Local.VendorSimulator;

public sealed class FulfilmentPlannerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(OrderTerms Terms, VendorProfile Profile, SeededDraw Draw)> Cases =
        from seed in Gen.Int
        from number in Gen.String[Gen.Char.AlphaNumeric, 1, 12]
        from packs in Gen.Int[1, 200]
        from packSize in Gen.Int[1, 24]
        from available in Gen.Int[0, 3000]
        from days in Gen.Int[1, 60]
        from rates in Gen.Double[0, 1].Array[6]
        from late in Gen.Double[0, 20]
        select (
            new OrderTerms("V", number, packs * packSize, packSize, available, Now, Now.AddDays(days)),
            new VendorProfile
            {
                OnTimeRate = rates[0],
                DelayNoticeRate = rates[1],
                PartialRate = rates[2],
                BackorderRate = rates[3],
                ShortRate = rates[4],
                CancelRate = rates[5] * 0.2,
                MeanDaysLate = late,
            },
            new SeededDraw(seed));

    [Fact]
    public void Plan_AnyTerms_ShipsSomethingAndNeverTooMuchInOrderOfTime() => Cases.Sample(c =>
    {
        var plan = FulfilmentPlanner.Plan(c.Terms, c.Profile, c.Draw);
        if (plan.VendorCancelsAt is { } cancelled)
        {
            Assert.Empty(plan.Shipments);
            Assert.True(cancelled > plan.AcknowledgedAt);
            return;
        }
        Assert.NotEmpty(plan.Shipments);
        Assert.InRange(plan.Shipments.Sum(s => s.Quantity), 1, c.Terms.Quantity);
        Assert.All(plan.Shipments, s => Assert.True(s.Quantity > 0));
        Assert.True(plan.AcknowledgedAt > c.Terms.ReceivedAt);
        Assert.All(plan.Shipments, s => Assert.True(plan.AcknowledgedAt < s.ShipsAt && s.ShipsAt < s.DeliversAt));
        Assert.Equal(plan.Shipments.OrderBy(s => s.DeliversAt), plan.Shipments);
        Assert.All(plan.Notices, n => Assert.True(plan.AcknowledgedAt < n.At && n.At <= plan.Shipments[^1].ShipsAt));
        Assert.Equal(plan.Shipments.Count, plan.Shipments.Select(s => s.ShipmentId).Distinct().Count());
    });

    [Fact]
    public void Plan_SameTerms_IsTheSamePlan() => Cases.Sample(c =>
    {
        var one = FulfilmentPlanner.Plan(c.Terms, c.Profile, c.Draw);
        var two = FulfilmentPlanner.Plan(c.Terms, c.Profile, new SeededDraw(c.Draw.Seed));
        Assert.Equal(one.Shipments, two.Shipments);
        Assert.Equal(one.Notices, two.Notices);
        Assert.Equal((one.AcknowledgedAt, one.VendorCancelsAt), (two.AcknowledgedAt, two.VendorCancelsAt));
    });

    [Fact]
    public void Plan_ExactVendorWithStock_DeliversAllByThePromise() => Cases.Sample(c =>
    {
        var terms = c.Terms with { Available = c.Terms.Quantity };
        var plan = FulfilmentPlanner.Plan(terms, VendorProfile.Exact, c.Draw);
        var shipment = Assert.Single(plan.Shipments);
        Assert.Equal(terms.Quantity, shipment.Quantity);
        Assert.True(shipment.DeliversAt <= terms.PromisedAt);
        Assert.Empty(plan.Notices);
    });

    [Theory]
    [InlineData(0.95)]
    [InlineData(0.6)]
    public void Plan_ManyOrders_KeepTheRateOfThePromises(double rate)
    {
        var profile = new VendorProfile { OnTimeRate = rate, MeanDaysLate = 3 };
        var onTime = Enumerable.Range(0, 2000).Count(n =>
        {
            var terms = new OrderTerms("V", $"PO-{n}", 10, 1, 100, Now, Now.AddDays(10));
            return FulfilmentPlanner.Plan(terms, profile, new SeededDraw(1)).Shipments[^1].DeliversAt <= terms.PromisedAt;
        });

        Assert.InRange(onTime / 2000.0, rate - 0.04, rate + 0.04);
    }

    [Fact]
    public void Progress_AsTimePasses_NeverGoesBack() => Cases.Sample(c =>
    {
        var order = new OrderFacts(
            c.Terms.OrderNumber, "SO", "Q", 0, 0, new OrderLine("LAMP", c.Terms.Quantity, 1), Now, c.Terms.PromisedAt,
            FulfilmentPlanner.Plan(c.Terms, c.Profile, c.Draw));
        var (shipped, ended) = (0, false);
        for (var now = Now; now < Now.AddDays(400); now = now.AddDays(4))
        {
            var view = order.ViewAt(now);
            Assert.False(ended && view.Status is not (OrderStatus.Delivered or OrderStatus.Cancelled));
            Assert.True(view.Shipments.Count >= shipped);
            Assert.All(view.Shipments, s => Assert.True(s.ShippedAt <= now && !(s.DeliveredAt > now)));
            (shipped, ended) = (view.Shipments.Count, view.Status is OrderStatus.Delivered or OrderStatus.Cancelled);
        }
        Assert.True(ended);
    });

    [Fact]
    public void ProfileOf_ManyVendors_AreOfDifferentTempers()
    {
        var draw = new SeededDraw(1);
        var profiles = Enumerable.Range(0, 200).Select(n => VendorTemper.ProfileOf($"V{n}", draw)).ToList();

        Assert.InRange(profiles.Count(profile => profile.OnTimeRate > 0.92), 70, 130);
        Assert.InRange(profiles.Count(profile => profile.OnTimeRate < 0.76), 20, 65);
        Assert.All(profiles, profile => Assert.True(profile.MaxLatency < TimeSpan.FromMilliseconds(100)));
        Assert.Equal(profiles[17], VendorTemper.ProfileOf("V17", draw));
    }
}
