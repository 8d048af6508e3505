using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Inventory;

public sealed class NormalDistributionTests
{
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.8, 0.841621)]
    [InlineData(0.95, 1.644854)]
    [InlineData(0.975, 1.959964)]
    [InlineData(0.99, 2.326348)]
    [InlineData(0.9999, 3.719016)]
    [InlineData(0.01, -2.326348)]
    public void Quantile_OfTables_Agrees(double probability, double expected) =>
        Assert.Equal(expected, NormalDistribution.Quantile(probability), 6);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Quantile_NoProbability_IsRefused(double probability) =>
        Assert.ThrowsAny<ArgumentException>(() => NormalDistribution.Quantile(probability));
}
