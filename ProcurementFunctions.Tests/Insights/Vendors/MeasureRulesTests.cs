using ProcurementFunctions.Insights;
using ProcurementFunctions.Insights.Vendors;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Tests.Insights.Vendors;

public sealed class MeasureRulesTests
{
    private static readonly Belief Belief = new(0.8, 0.7, 0.95, 12, null, BeliefBasis.Evidence, []);

    [Fact]
    public void FigureOf_Late_IsWhatIsNotOnTime()
    {
        var (value, low, high) = MeasureRules.FigureOf(VendorMeasure.Late, Belief);

        Assert.Equal((0.2, 0.05, 0.3), (Math.Round(value, 9), Math.Round(low, 9), Math.Round(high, 9)));
        Assert.Equal((0.8, 0.7, 0.95), MeasureRules.FigureOf(VendorMeasure.OnTime, Belief));
    }

    [Theory]
    [InlineData(VendorMeasure.Late, true, "A B C D")]
    [InlineData(VendorMeasure.Late, false, "B A C D")]
    [InlineData(VendorMeasure.Rating, true, "B A C D")]
    [InlineData(VendorMeasure.LeadTime, true, "A B C D")]
    public void PlaceOf_KnownOnesThenUnknownThenInactive(VendorMeasure measure, bool bestFirst, string order)
    {
        VendorRank[] vendors =
        [
            Rank("D", 0, isActive: false),
            Rank("C", 0, FigureBasis.Prior),
            Rank("B", 0.9),
            Rank("A", 0.1),
        ];

        Assert.Equal(order, string.Join(' ', vendors.OrderBy(vendor => MeasureRules.PlaceOf(vendor, new(measure, null, bestFirst))).Select(vendor => vendor.VendorId)));
    }

    [Fact]
    public void BeliefOf_EachMeasure_HasAPrior() => Assert.All(
        Enum.GetValues<VendorMeasure>(),
        measure => Assert.NotNull(Priors.Of(MeasureRules.BeliefOf(measure, "A"))));

    private static VendorRank Rank(string id, double value, FigureBasis basis = FigureBasis.Evidence, bool isActive = true) =>
        new(id, id, isActive, value, value, value, basis, 1, null, null, null, VendorTrend.NotKnown, null);
}
