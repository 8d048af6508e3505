using CsCheck;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class ReorderRulesTests
{
    private static readonly StockPolicy Service = new(new ServiceSettings(0.95, 7));

    [Theory]
    [InlineData(725, 3, 0, true, 1022)]
    [InlineData(747, 3, 0, true, 1000)]
    [InlineData(748, 3, 0, false, 0)]
    [InlineData(760, 0, 10, true, 1000)]
    [InlineData(0, 0, 50, true, 1800)]
    public void Assess_AsGiven_IsLowAtOrBelowTheReorderPoint(int onHand, int onOrder, int reserved, bool low, int quantity)
    {
        var stock = ReorderRules.Assess(Item(onHand, onOrder, reserved), null, null, Service);

        Assert.Equal((low, quantity), (stock.IsLow, stock.SuggestedQuantity));
        Assert.Equal(new ReorderLevels(750, 1000, 1750, ReorderBasis.Given), stock.Levels);
    }

    [Fact]
    public void Assess_Low_SaysWhyWithTheFigures()
    {
        var stock = ReorderRules.Assess(Item(725, 3, 0), null, null, Service);

        Assert.Equal(
            "projected stock 728 (on hand 725 + on order 3 − reserved 0) is at or below the reorder point 750; 1022 more "
            + "reach the level 1750 to order up to (as given: reorder point 750, safety stock 1000)",
            stock.Reason);
    }

    [Fact]
    public void LevelsOf_DemandHistory_FollowTheFormulas()
    {
        // d = 10, σ_d = 3, L = 9, σ_L = 2: z·√(9·9 + 100·4) = 1.644854·√481 = 36.07; d·L = 90; d·(L+7) = 160.
        var levels = ReorderRules.LevelsOf(Item(0, 0, 0), new(10, 3, 200), new("V", 9, 2), Service);

        Assert.Equal(new ReorderLevels(127, 37, 197, ReorderBasis.Demand), levels);
    }

    [Fact]
    public void LevelsOf_SteadyDemandAndLeadTime_NeedNoSafetyStock() => Assert.Equal(
        new ReorderLevels(90, 0, 160, ReorderBasis.Demand),
        ReorderRules.LevelsOf(Item(0, 0, 0), new(10, 0, 200), new("V", 9, 0), Service));

    [Fact]
    public void LevelsOf_DemandButNoVendor_AreAsGiven() =>
        Assert.Equal(ReorderBasis.Given, ReorderRules.LevelsOf(Item(0, 0, 0), new(10, 3, 200), null, Service).Basis);

    [Fact]
    public void LevelsOf_CriticalItemWithDemand_FollowTheHigherServiceLevel()
    {
        var item = Item(0, 0, 0);
        var critical = new StockPolicy(new ServiceSettings(0.95, 7), new HashSet<string> { item.Sku });

        // z(0.99)·√481 = 2.326348·21.93 = 51.02.
        Assert.Equal(
            new ReorderLevels(142, 52, 212, ReorderBasis.Demand), ReorderRules.LevelsOf(item, new(10, 3, 200), new("V", 9, 2), critical));
    }

    [Fact]
    public void LevelsOf_CriticalItem_AreNeverLowerAndBoundedWhereGiven() =>
        Gen.Select(Gen.Double[0.5, 0.9999], Gen.Int[0, 10_000], Gen.Int[0, 10_000]).Sample((level, point, safety) =>
        {
            var item = Item(0, 0, 0) with { ReorderPoint = point, SafetyStock = safety };
            var service = new ServiceSettings(level, 7);
            var plain = ReorderRules.LevelsOf(item, null, null, new(service));
            var critical = ReorderRules.LevelsOf(item, null, null, new(service, new HashSet<string> { item.Sku }));
            Assert.Equal((point, safety), (plain.ReorderPoint, plain.SafetyStock));
            Assert.InRange(critical.SafetyStock, safety, safety * ReorderRules.MostGrowth);
            Assert.Equal(critical.SafetyStock - safety, critical.ReorderPoint - point);
            Assert.True(critical.OrderUpTo >= plain.OrderUpTo);
            if (level >= StockPolicy.CriticalLevel) Assert.Equal(plain, critical);
        });

    [Fact]
    public void Assess_NoSafetyStockAtTheReorderPoint_StillAsksForAUnit()
    {
        var item = Item(5, 0, 0) with { ReorderPoint = 5, SafetyStock = 0 };

        Assert.Equal(1, ReorderRules.Assess(item, null, null, Service).SuggestedQuantity);
    }

    [Fact]
    public void LevelsOf_HigherServiceLevel_NeverLowersThem() =>
        Gen.Select(Gen.Double[0.1, 1000], Gen.Double[0, 500], Gen.Double[0, 100], Gen.Double[0, 30], Gen.Double[0.5, 0.9999], Gen.Double[0.5, 0.9999]).Sample(
            (mean, spread, days, daysSpread, one, other) =>
            {
                var (less, more) = (Math.Min(one, other), Math.Max(one, other));
                var demand = new DemandStatistics(mean, spread, 100);
                var lead = new LeadTime("V", days, daysSpread);
                var low = ReorderRules.LevelsOf(Item(0, 0, 0), demand, lead, new(new ServiceSettings(less, 7)));
                var high = ReorderRules.LevelsOf(Item(0, 0, 0), demand, lead, new(new ServiceSettings(more, 7)));

                Assert.True(high.ReorderPoint >= low.ReorderPoint && high.OrderUpTo >= low.OrderUpTo);
                Assert.True(low.OrderUpTo >= low.ReorderPoint && low.ReorderPoint >= low.SafetyStock);
            });

    [Fact]
    public void ExpectedVendor_PreferredThenCheapest_OfTheActive()
    {
        var vendors = new[] { Vendor("A", false, true), Vendor("B", true, true), Vendor("C", true, true), Vendor("D", true, false) }
            .ToDictionary(vendor => vendor.VendorId);
        var offers = new[] { Offer("A", 1m), Offer("B", 5m), Offer("C", 4m), Offer("D", 2m), Offer("unknown", 1m) };

        Assert.Equal("C", ExpectedVendor.Of(offers, vendors)!.VendorId);
        Assert.Null(ExpectedVendor.Of([Offer("D", 2m)], vendors));
    }

    [Fact]
    public void LeadTimeOf_NothingLearned_IsWhatTheOfferStates()
    {
        var now = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var learned = Vendor("A", false, true) with
        {
            Beliefs = new Dictionary<string, LearnedBelief>
            {
                [BeliefNames.LeadTimeDays] = new() { Weight = 4, Mean = 9, SquaredDeviations = 8, Observations = 4, LastObserved = now },
            },
        };

        Assert.Equal(new LeadTime("A", 17, 0), ExpectedVendor.LeadTimeOf(Offer("A", 1m), Vendor("A", false, true), now));
        Assert.Equal(new LeadTime("A", 9, Math.Sqrt(24.0 / 5)), ExpectedVendor.LeadTimeOf(Offer("A", 1m), learned, now));
    }

    private static InventoryItem Item(int onHand, int onOrder, int reserved) => new()
    {
        Id = "S",
        Sku = "S",
        Name = "Item",
        OnHand = onHand,
        Reserved = reserved,
        OnOrder = new Dictionary<string, int> { ["offer:V"] = onOrder },
        ReorderPoint = 750,
        SafetyStock = 1000,
    };

    private static VendorOffer Offer(string vendorId, decimal price) =>
        new() { Id = vendorId, Sku = "S", VendorId = vendorId, UnitPrice = price, LeadTimeDays = 17 };

    private static VendorDocument Vendor(string id, bool preferred, bool active) =>
        new() { Id = id, VendorId = id, Name = id, Preferred = preferred, Active = active };
}
