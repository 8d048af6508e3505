using CsCheck;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

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
    public void Assess_NoSafetyStockAtTheReorderPoint_AsksForALotOfDays()
    {
        // A reorder point of 20 for a week without a vendor that is known: 20 ÷ 7 a day, so 40 in 14 days.
        var item = Item(20, 0, 0) with { ReorderPoint = 20, SafetyStock = 0 };
        var stock = ReorderRules.Assess(item, null, null, Service);

        Assert.Equal((40, LotBasis.Days), (stock.SuggestedQuantity, stock.Sizing));
        Assert.Contains("40 more are a lot of 14 days (as given", stock.Reason, StringComparison.Ordinal);
        Assert.EndsWith("; lot 14 × 2.857 a day = 40", stock.Formula, StringComparison.Ordinal);
    }

    [Fact]
    public void Assess_NoLevelsNoDemandNoStock_IsNotLow()
    {
        var item = Item(0, 0, 0) with { ReorderPoint = 0, SafetyStock = 0 };
        var stock = ReorderRules.Assess(item, null, null, Service);

        Assert.Equal((false, 0), (stock.IsLow, stock.SuggestedQuantity));
        Assert.Contains("no level to reorder at was given", stock.Reason, StringComparison.Ordinal);
        Assert.Equal((true, 3), (ReorderRules.Assess(item with { Reserved = 3 }, null, null, Service).IsLow, ReorderRules.Assess(item with { Reserved = 3 }, null, null, Service).SuggestedQuantity));
    }

    [Theory]
    [InlineData(ItemLife.NoReorder, null, "it is sold off and not reordered")]
    [InlineData(ItemLife.Discontinued, null, "it is discontinued")]
    [InlineData(ItemLife.Discontinued, "NEW", "it is discontinued and replaced by NEW")]
    public void Assess_AnItemThatIsNotReordered_IsNeverLowAndSaysWhy(ItemLife life, string? replacedBy, string why)
    {
        var stock = ReorderRules.Assess(ItemLifeRules.With(Item(0, 0, 9), life, replacedBy), new(10, 3, 200), new("V", 9, 2), Service);

        Assert.Equal((false, 0), (stock.IsLow, stock.SuggestedQuantity));
        Assert.StartsWith(why + "; projected stock -9", stock.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Assess_AHistoryThatFaded_AddsTheRestOfTheGivenLevelsAndSaysSo()
    {
        // Half is left: the demand is 5 ± 1.5 and gives 63.03 and 98.03; half of 750 and 1750 more is 438.03 and 973.03.
        var demand = new DemandStatistics(5, 1.5, 200) { FadedTo = 0.5, Until = new(2026, 1, 1) };
        var stock = ReorderRules.Assess(Item(100, 0, 0), demand, new("V", 9, 2), Service);

        Assert.Equal(new ReorderLevels(439, 519, 974, ReorderBasis.Demand), stock.Levels);
        Assert.Contains("a history that ended 2026-01-01 and counts 50 % now", stock.Reason, StringComparison.Ordinal);
        Assert.Contains("; and 0.5 of the given reorder point 750 and safety stock 1000: reorder point 439, order up to 974", stock.Formula, StringComparison.Ordinal);
        var gone = ReorderRules.Assess(Item(100, 0, 0), demand.Times(0) with { FadedTo = 0 }, new("V", 9, 2), Service);
        Assert.Equal(new ReorderLevels(750, 1000, 1750, ReorderBasis.Given), gone.Levels);
        Assert.Contains("as the history of demand ended 2026-01-01, too long ago to count", gone.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 60, 120, LotBasis.ReorderQuantity, "120 more are 2 × its reorder quantity 60")]
    [InlineData(200, null, 190, LotBasis.MaxLevel, "190 more reach its maximum level 200")]
    [InlineData(100, 60, 90, LotBasis.MaxLevel, "90 more reach its maximum level 100")]
    public void Assess_SizesThatAPersonGave_Count(int? most, int? each, int units, LotBasis basis, string why)
    {
        // The reorder point is 127, or the maximum level where that is less; 10 are there.
        var item = Item(10, 0, 0) with { MaxLevel = most, ReorderQuantity = each };
        var stock = ReorderRules.Assess(item, new(10, 3, 200), new("V", 9, 2), Service);

        Assert.Equal((true, units, basis), (stock.IsLow, stock.SuggestedQuantity, stock.Sizing));
        Assert.Contains(why, stock.Reason, StringComparison.Ordinal);
        Assert.False(ReorderRules.Assess(item with { OnHand = 128 }, new(10, 3, 200), new("V", 9, 2), Service).IsLow);
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
    public void LevelsOf_IntermittentDemand_TakeTheForecastAndSaySo()
    {
        // d = 0.5, σ_d = 2, L = 9, σ_L = 3: 4.5 ± √(9·4 + 0.25·9) = 6.185, so √k = 4.5 ÷ 6.185 = 0.7276. The gamma distribution needs
        // √k·((1 − 1/(9k) + z/(3√k))³ − 1) = 0.7276·(1.5437³ − 1) = 1.949 of them, 12.05; d·(L+7) = 8.
        var demand = new DemandStatistics(0.5, 2, 300) { Pattern = DemandPattern.Intermittent, Interval = 8 };
        var stock = ReorderRules.Assess(Item(3, 0, 0), demand, new("V", 9, 3), Service);

        Assert.Equal(new ReorderLevels(17, 13, 21, ReorderBasis.Intermittent), stock.Levels);
        Assert.Contains("a forecast of 0.5 ± 2 a day for intermittent demand (one in 8 days) over 300 days", stock.Reason, StringComparison.Ordinal);
        Assert.StartsWith("few and unlike demands (gamma distribution of 4.5 ± 6.18) need a factor of 1.949 instead of 1.645; safety stock 1.949 × √(", stock.Formula, StringComparison.Ordinal);
        Assert.Equal("intermittent", stock.ToTrigger().Basis);
    }

    [Theory]
    [InlineData(0, 0, false, 0)]
    [InlineData(3, 0, false, 0)]
    [InlineData(3, 5, true, 2)]
    public void Assess_NobodyWantsItAnyMore_OnlyWhatIsPromisedIsBought(int onHand, int reserved, bool low, int quantity)
    {
        var none = new DemandStatistics(0, 0, 365) { Pattern = DemandPattern.None };
        var stock = ReorderRules.Assess(Item(onHand, 0, reserved), none, new("V", 9, 3), Service);

        Assert.Equal((low, quantity), (stock.IsLow, stock.SuggestedQuantity));
        Assert.Contains("no demand over 365 days", stock.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Formula_ByDemand_HasTheFiguresPutIn()
    {
        var stock = ReorderRules.Assess(Item(0, 0, 0), new(10, 3, 200), new("V", 9, 2), Service);

        Assert.Equal(
            "safety stock 1.645 × √(9 × 3² + 10² × 2²) = 36.07; reorder point 10 × 9 + 36.07 = 126.07; order up to 10 × (9 + 7) + 36.07 = 196.07",
            stock.Formula);
        Assert.Equal(
            "reorder point 750 and safety stock 1000 as given; order up to 750 + 1000 = 1750",
            ReorderRules.Assess(Item(0, 0, 0), null, null, Service).Formula);
    }

    [Fact]
    public void Assess_AllThatTakesTime_IsInTheLevelsAndSaidInTheFormulaAndTheReason()
    {
        // L = 9 + 1.5 + 0.25·4 = 11.5 days with the variance 9.5; 11.5^1.2·9 = 168.73, 100·9.5 = 950, lumps of 13: 6 and 14.08.
        // z·√1132.81 = 55.36; 115 + 6 + 55.36 = 176.36; order up to 10·18.5 + 55.36 = 240.36.
        var demand = new DemandStatistics(10, 3, 200) { ErrorGrowth = 0.6, Lump = 13, Trend = 0.05 };
        var lead = new LeadTime("V", 9, 2)
        {
            OwnDays = 1.5,
            OwnStandardDeviation = 0.5,
            WithdrawnRate = 0.2,
            WithdrawnAfterDays = 4,
            WithdrawnStandardDeviation = 1,
            Basis = BeliefBasis.Evidence,
        };
        var stock = ReorderRules.Assess(Item(100, 0, 0), demand, lead, Service);

        Assert.Equal(new ReorderLevels(177, 56, 241, ReorderBasis.Demand), stock.Levels);
        Assert.Equal(
            "days until the goods are there 9 + 1.5 of our own + 1 for orders taken back = 11.5 ± 3.08; undershoot (13 − 1) ÷ 2 = 6; "
            + "safety stock 1.645 × √(11.5^1.2 × 3² + 10² × 3.08² + 13² ÷ 12) = 55.36; reorder point 10 × 11.5 + 6 + 55.36 = 176.36; "
            + "order up to 10 × (11.5 + 7) + 55.36 = 240.36",
            stock.Formula);
        Assert.Contains(
            "from a daily demand of 10 ± 3, rising by 0.05 a day, over 200 days and a lead time of 9 ± 2 days with V, 1.5 ± 0.5 days of our own, "
            + "20 % of its orders taken back, safety stock 56",
            stock.Reason,
            StringComparison.Ordinal);
        Assert.Equal((demand, lead, stock.Formula), (stock.ToTrigger().Demand, stock.ToTrigger().LeadTime, stock.ToTrigger().Formula));
    }

    [Fact]
    public void LevelsOf_LumpsLargerThanWhatIsOrderedAtATime_OrderUpToTheReorderPointAtLeast()
    {
        // d·7 = 0.7 units are fewer than the undershoot of 4.5: order up to 0.1·6 + 4.5 + 0.
        var levels = ReorderRules.LevelsOf(Item(0, 0, 0), new(0.1, 0, 300) { Lump = 10 }, new("V", 6, 0), new(new ServiceSettings(0.5, 7)));

        Assert.Equal((6, 6), (levels.ReorderPoint, levels.OrderUpTo));
    }

    [Fact]
    public void ToTrigger_ALaterNeed_HoldsAllThatItWasJudgedByAndNamesThePurchaseBefore()
    {
        var (demand, lead) = (new DemandStatistics(10, 3, 200), new LeadTime("V", 9, 2));
        var trigger = ReorderRules.Assess(Item(100, 4, 1) with { EndedNeeds = 2 }, demand, lead, Service).ToTrigger();

        Assert.Equal((100, 4, 1, 103, 127, 37, 197, "demand"), (trigger.OnHand, trigger.OnOrder, trigger.Reserved, trigger.Projected,
            trigger.ReorderPoint, trigger.SafetyStock, trigger.OrderUpTo, trigger.Basis));
        Assert.Equal((demand, lead, 0.95, 7, false), (trigger.Demand, trigger.LeadTime, trigger.ServiceLevel, trigger.ReviewDays, trigger.IsCritical));
        Assert.Equal((3, PurchaseIds.For(PurchaseSource.StockCheck, "S:1")), (trigger.Need, trigger.PreviousPurchase));
    }

    [Theory]
    [InlineData(4, 500, null, 1, 500, "Vendor takes no order below 500; 4 are needed")]
    [InlineData(600, 500, null, 1, 600, null)]
    [InlineData(1022, 1, 5, 1, 5, "Vendor takes no order above 5; 1022 are needed")]
    [InlineData(10, 1, null, 12, 12, "Vendor sells packs of 12; 10 are needed")]
    [InlineData(10, 20, null, 12, 24, "Vendor takes no order below 20; 10 are needed")]
    [InlineData(100, 1, 50, 12, 48, "Vendor takes no order above 50; 100 are needed")]
    [InlineData(24, 1, 50, 12, 24, null)]
    public void OfferTerms_MinimumMaximumAndPacks_RoundTheOrderAndSayWhy(int need, int fewest, int? most, int pack, int order, string? note)
    {
        var terms = new OfferTerms("Vendor", fewest, most, pack);

        Assert.Equal((order, note), (terms.OrderFor(need), terms.NoteFor(need)));
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
}
