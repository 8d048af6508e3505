using CsCheck;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Tests.Knowledge;

public sealed class BetaDistributionTests
{
    [Theory]
    // Beta(1,1) is uniform; Beta(2,1) has F(x) = x²; Beta(2,2) has F(x) = 3x² − 2x³; Beta(1,3) has F(x) = 1 − (1−x)³.
    [InlineData(1, 1, 0.3, 0.3)]
    [InlineData(2, 1, 0.5, 0.25)]
    [InlineData(2, 2, 0.25, 0.15625)]
    [InlineData(1, 3, 0.5, 0.875)]
    [InlineData(0.5, 0.5, 0.5, 0.5)]
    public void Cumulative_ClosedForms_Agrees(double alpha, double beta, double x, double expected) =>
        Assert.Equal(expected, new BetaDistribution(alpha, beta).Cumulative(x), 12);

    [Fact]
    public void Quantile_OfCumulative_IsTheValue() =>
        Gen.Select(Gen.Double[0.3, 200], Gen.Double[0.3, 200], Gen.Double[0.01, 0.99]).Sample((alpha, beta, probability) =>
        {
            var distribution = new BetaDistribution(alpha, beta);
            Assert.Equal(probability, distribution.Cumulative(distribution.Quantile(probability)), 6);
        });

    [Theory]
    [InlineData(1, 6.3138)]
    [InlineData(2, 2.9200)]
    [InlineData(10, 1.8125)]
    [InlineData(30, 1.6973)]
    public void Quantile95_OfStudent_IsThatOfTables(double degrees, double expected) =>
        Assert.Equal(expected, StudentDistribution.Quantile95(degrees), 4);
}
