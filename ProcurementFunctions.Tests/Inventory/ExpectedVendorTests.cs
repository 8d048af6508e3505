using ProcurementFunctions.Goals;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class ExpectedVendorTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_CostCountsAlone_TheCheapestOfTheActive()
    {
        var vendors = Known(Vendor("A"), Vendor("B"), Vendor("C", active: false));
        VendorOffer[] offers = [Offer("A", 5m, 3), Offer("B", 4m, 30), Offer("C", 1m, 1), Offer("unknown", 1m, 1)];

        Assert.Equal("B", Of(offers, vendors, 10, new(1, 0, 0)));
        Assert.Equal("A", Of(offers, vendors, 10, new(0, 1, 0)));
        Assert.Null(Of([Offer("C", 2m, 5)], vendors, 10, GoalWeights.Default));
    }

    [Fact]
    public void Of_AVendorThatIsOftenLate_IsNotExpectedWhereReliabilityCounts()
    {
        var late = Vendor("A") with { Beliefs = new Dictionary<string, LearnedBelief> { [BeliefNames.OnTimeRate] = new() { Weight = 50, Mean = 0.2, Observations = 50, LastObserved = Now } } };
        var vendors = Known(late, Vendor("B"));
        VendorOffer[] offers = [Offer("A", 4m, 9), Offer("B", 4.4m, 9)];

        Assert.Equal("B", Of(offers, vendors, 10, new(0.5, 0, 0.5)));
        Assert.Equal("A", Of(offers, vendors, 10, new(1, 0, 0)));
    }

    [Fact]
    public void Of_AMinimumFarAboveTheNeed_CountsAgainstACheapOffer()
    {
        var vendors = Known(Vendor("A"), Vendor("B"));
        VendorOffer[] offers = [Offer("A", 4m, 9) with { MaxOrderQuantity = 5 }, Offer("B", 5m, 9)];

        // A covers the small need alone; of the large one it can bring only a small part.
        Assert.Equal("A", Of(offers, vendors, 4, new(1, 0, 0)));
        Assert.Equal("B", Of(offers, vendors, 400, new(1, 0, 0)));
    }

    [Fact]
    public void Of_PricesThatWereLearned_CountBeforeThoseOfTheList()
    {
        var dearer = Vendor("A") with { Beliefs = new Dictionary<string, LearnedBelief> { [BeliefNames.Price("S")] = new() { Weight = 3, Mean = 5.5, Observations = 3, LastObserved = Now } } };

        Assert.Equal("A", Of([Offer("A", 4m, 9), Offer("B", 5m, 9)], Known(Vendor("A"), Vendor("B")), 10, new(1, 0, 0)));
        Assert.Equal("B", Of([Offer("A", 4m, 9), Offer("B", 5m, 9)], Known(dearer, Vendor("B")), 10, new(1, 0, 0)));
    }

    [Theory]
    [InlineData(5, 8, "LAST", 8)]
    [InlineData(8, 5, "CHEAP", 8)]
    public void LeadTimeFor_AnotherVendorDeliveredItLast_IsTheLongerWithTheTermsOfTheExpected(int expectedDays, int lastDays, string vendorId, double days)
    {
        var last = Vendor("LAST") with
        {
            Beliefs = new Dictionary<string, LearnedBelief> { [BeliefNames.Price("S")] = new() { Weight = 1, Mean = 9, Observations = 1, LastObserved = Now, LastPaid = new(9m, Now, "order:1") } },
        };
        VendorOffer[] offers = [Offer("CHEAP", 5m, expectedDays) with { MinOrderQuantity = 12 }, Offer("LAST", 9m, lastDays)];

        var lead = ExpectedVendor.LeadTimeFor(offers[0], offers, Known(Vendor("CHEAP"), last), new(Now));

        Assert.Equal((vendorId, days, "CHEAP", 12), (lead.VendorId, lead.Days, lead.Terms.VendorId, lead.Terms.FewestUnits));
        // Who is not bought from any more counts for nothing.
        Assert.Equal("CHEAP", ExpectedVendor.LeadTimeFor(offers[0], offers, Known(Vendor("CHEAP"), last with { Active = false }), new(Now)).VendorId);
    }

    [Fact]
    public void Of_AMinimumValueBeyondWhatIsNeeded_IsLeftToAnother()
    {
        var vendors = Known(Vendor("A") with { MinOrderValue = 1000 }, Vendor("B"));
        VendorOffer[] offers = [Offer("A", 4m, 9), Offer("B", 5m, 9)];
        string? With(double? demandADay) => ExpectedVendor.Of(offers, vendors, 10, new(new(1, 0, 0), GoalOwner.Firm), new(Now, demandADay))?.VendorId;

        Assert.Equal("B", With(0.1));
        Assert.Equal("B", With(null));
        Assert.Equal("B", With(2.6));
    }

    [Fact]
    public void Of_AnOfferByACartonOfUnknownSize_IsNotExpectedBesidePieces()
    {
        VendorOffer[] offers = [Offer("A", 4m, 9) with { Unit = "CTN", StockUnit = "CT" }, Offer("B", 5m, 9) with { StockUnit = "C62" }];

        Assert.Equal("B", Of(offers, Known(Vendor("A"), Vendor("B")), 10, new(1, 0, 0)));
    }

    [Fact]
    public void Of_AContractThatCounts_IsItsPrice()
    {
        VendorOffer[] offers = [Offer("A", 6m, 9) with { Contracts = [new("C-1", 3m, null, null, null, new Dictionary<string, int>())] }, Offer("B", 5m, 9)];

        Assert.Equal("A", Of(offers, Known(Vendor("A"), Vendor("B")), 10, new(1, 0, 0)));
    }

    /// <summary>What the stock check suggests is what choosing would order of the same vendor.</summary>
    [Theory]
    [InlineData(10, null, null, 0.0, 1, 10, 40, null)]
    [InlineData(10, 100, null, 1.0, 1, 25, 100, "A takes no order below 100.00; 10 are needed, and the rest within 90 days")]
    [InlineData(10, 100, null, 1.0, 12, 36, 144, "A takes no order below 100.00; 10 are needed, and the rest within 90 days")]
    [InlineData(10, 1000, null, 1.0, 1, 10, 40, "A takes no order below 1000.00, which is more than is needed within 90 days")]
    [InlineData(10, null, 48, 1.0, 1, 12, 48, "A ships free from 48.00; 10 are needed, and the rest within 90 days")]
    [InlineData(10, null, 400, 1.0, 1, 10, 60, null)]
    public void OrderFor_ValuesOfTheVendor_AreReachedAsChoosingWould(
        int need, int? minValue, int? freeFrom, double demandADay, int pack, int order, int cost, string? note)
    {
        var vendor = Vendor("A") with { MinOrderValue = minValue, FreeShippingFrom = freeFrom };
        var market = new ExpectedMarket(Now, demandADay, freeFrom is null ? 0 : 20);

        var terms = ExpectedVendor.LeadTimeOf(Offer("A", 4m, 9) with { PackSize = pack }, KnownVendor.Of(vendor, Now), market).Terms;

        Assert.Equal((order, cost, note), (terms.OrderFor(need), terms.CostFor(need), terms.NoteFor(need)));
        if (order * 4 < minValue) return;
        var inputs = new DecisionInputs(Now, need, null, new(1, 0, 0), GoalOwner.Firm, [], [terms.Expected!], [KnownVendor.Of(vendor, Now).Standing]) { TopUpTo = TopUp.Told(need, demandADay) };
        Assert.Equal(order, ChoiceRules.Choose(inputs).Choice!.Lines.Single().Quantity);
    }

    [Fact]
    public void LeadTimeOf_AVendorThatIsClosed_CountsItsCalendar()
    {
        var closed = Vendor("A") with { Calendar = new(Closed: [new(new(2026, 3, 1), new(2026, 3, 10), null)]) };
        var learned = closed with { Beliefs = new Dictionary<string, LearnedBelief> { [BeliefNames.LeadTimeDays] = new() { Weight = 40, Mean = 5, SquaredDeviations = 8, Observations = 40, LastObserved = Now } } };

        var stated = ExpectedVendor.LeadTimeOf(Offer("A", 1m, 5), KnownVendor.Of(closed, Now), new(Now)).Days;

        Assert.Equal(Knowledge(closed, 5), stated);
        Assert.True(stated > 10);
        Assert.InRange(ExpectedVendor.LeadTimeOf(Offer("A", 1m, 5), KnownVendor.Of(learned, Now), new(Now)).Days, stated - 2, stated + 2);

        static double Knowledge(VendorDocument vendor, int days) => CalendarRules.DaysUntil(vendor.Calendar!, Now, days);
    }

    [Fact]
    public void LeadTimeOf_NothingLearned_IsWhatTheOfferStatesWithTheSpreadOfThePrior()
    {
        var learned = Vendor("A") with
        {
            Beliefs = new Dictionary<string, LearnedBelief>
            {
                [BeliefNames.LeadTimeDays] = new() { Weight = 4, Mean = 9, SquaredDeviations = 8, Observations = 4, LastObserved = Now },
                [BeliefNames.OwnDays] = new() { Weight = 4, Mean = 2.5, SquaredDeviations = 4, Observations = 4, LastObserved = Now },
                [BeliefNames.WithdrawnRate] = new() { Weight = 5, Mean = 0.2, Observations = 5, LastObserved = Now },
                [BeliefNames.WithdrawnAfterDays] = new() { Weight = 1, Mean = 5, Observations = 1, LastObserved = Now },
            },
        };

        var stated = ExpectedVendor.LeadTimeOf(Offer("A", 1m, 17), KnownVendor.Of(Vendor("A"), Now), new(Now));
        var known = ExpectedVendor.LeadTimeOf(Offer("A", 1m, 17), KnownVendor.Of(learned, Now), new(Now));

        Assert.Equal(("A", 17, 4, BeliefBasis.Prior, 0), (stated.VendorId, stated.Days, stated.StandardDeviation, stated.Basis, stated.Observations));
        // (1·4² + 8) / (1 + 4): the prior's one observation and the four that were seen.
        // Own days (1·1² + 4) / (1 + 4); taken back (0.15 + 1) of (5 + 5); known after 5 ± √(2² / 2).
        Assert.Equal((1, 1, 0.03, 3, 2), (stated.OwnDays, stated.OwnStandardDeviation, stated.WithdrawnRate, stated.WithdrawnAfterDays, stated.WithdrawnStandardDeviation));
        Assert.Equal((2.5, 1, 5), (known.OwnDays, known.OwnStandardDeviation, known.WithdrawnAfterDays));
        Assert.Equal(0.115, known.WithdrawnRate, 12);
        Assert.Equal(Math.Sqrt(2), known.WithdrawnStandardDeviation, 12);
        Assert.Equal(("A", 9, Math.Sqrt(24.0 / 5), BeliefBasis.Evidence, 4), (known.VendorId, known.Days, known.StandardDeviation, known.Basis, known.Observations));
    }

    private static string? Of(VendorOffer[] offers, Dictionary<string, KnownVendor> vendors, int quantity, GoalWeights weights) =>
        ExpectedVendor.Of(offers, vendors, quantity, new(weights, GoalOwner.Firm), new(Now))?.VendorId;

    private static Dictionary<string, KnownVendor> Known(params VendorDocument[] vendors) =>
        vendors.ToDictionary(vendor => vendor.VendorId, vendor => KnownVendor.Of(vendor, Now));

    private static VendorOffer Offer(string vendorId, decimal price, int days) =>
        new() { Id = vendorId, Sku = "S", VendorId = vendorId, UnitPrice = price, LeadTimeDays = days };

    private static VendorDocument Vendor(string id, bool active = true) => new() { Id = id, VendorId = id, Name = id, Active = active };
}
