using ProcurementFunctions.Goals;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
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

        var lead = ExpectedVendor.LeadTimeFor(offers[0], offers, Known(Vendor("CHEAP"), last));

        Assert.Equal((vendorId, days, "CHEAP", 12), (lead.VendorId, lead.Days, lead.Terms.VendorId, lead.Terms.FewestUnits));
        // Who is not bought from any more counts for nothing.
        Assert.Equal("CHEAP", ExpectedVendor.LeadTimeFor(offers[0], offers, Known(Vendor("CHEAP"), last with { Active = false })).VendorId);
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

        var stated = ExpectedVendor.LeadTimeOf(Offer("A", 1m, 17), KnownVendor.Of(Vendor("A"), Now));
        var known = ExpectedVendor.LeadTimeOf(Offer("A", 1m, 17), KnownVendor.Of(learned, Now));

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
        ExpectedVendor.Of(offers, vendors, quantity, new(weights, GoalOwner.Firm), Now)?.VendorId;

    private static Dictionary<string, KnownVendor> Known(params VendorDocument[] vendors) =>
        vendors.ToDictionary(vendor => vendor.VendorId, vendor => KnownVendor.Of(vendor, Now));

    private static VendorOffer Offer(string vendorId, decimal price, int days) =>
        new() { Id = vendorId, Sku = "S", VendorId = vendorId, UnitPrice = price, LeadTimeDays = days };

    private static VendorDocument Vendor(string id, bool active = true) => new() { Id = id, VendorId = id, Name = id, Active = active };
}
