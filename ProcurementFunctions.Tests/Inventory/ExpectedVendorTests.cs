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
    public void LeadTimeOf_NothingLearned_IsWhatTheOfferStatesWithTheSpreadOfThePrior()
    {
        var learned = Vendor("A") with
        {
            Beliefs = new Dictionary<string, LearnedBelief>
            {
                [BeliefNames.LeadTimeDays] = new() { Weight = 4, Mean = 9, SquaredDeviations = 8, Observations = 4, LastObserved = Now },
            },
        };

        var stated = ExpectedVendor.LeadTimeOf(Offer("A", 1m, 17), KnownVendor.Of(Vendor("A"), Now));
        var known = ExpectedVendor.LeadTimeOf(Offer("A", 1m, 17), KnownVendor.Of(learned, Now));

        Assert.Equal(("A", 17, 4, BeliefBasis.Prior, 0), (stated.VendorId, stated.Days, stated.StandardDeviation, stated.Basis, stated.Observations));
        // (1·4² + 8) / (1 + 4): the prior's one observation and the four that were seen.
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
