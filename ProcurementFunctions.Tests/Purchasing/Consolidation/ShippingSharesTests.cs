using CsCheck;
using ProcurementFunctions.Purchasing.Consolidation;

namespace ProcurementFunctions.Tests.Purchasing.Consolidation;

public sealed class ShippingSharesTests
{
    [Theory]
    [InlineData("15", "12 12", "7.50 7.50")]
    [InlineData("10", "10 20", "3.33 6.67")] // 3.333… and 6.666…: the cent goes where more is left.
    [InlineData("10", "1 1 1", "3.34 3.33 3.33")]
    [InlineData("0.01", "5 5", "0.01 0")]
    [InlineData("0", "5 7", "0 0")]
    [InlineData("9", "0 9", "0 9")]
    [InlineData("9", "0 0", "4.50 4.50")]
    [InlineData("1.005", "1 3", "0.25 0.755")] // Less than a cent stays with the heaviest.
    [InlineData("7", "3", "7")]
    public void Of_HandWorked_IsAsWorked(string amount, string weights, string shares) =>
        Assert.Equal(Numbers(shares), ShippingShares.Of(Numbers(amount)[0], Numbers(weights)));

    [Fact]
    public void Of_Any_SumsExactlyAndKeepsToTheProportion() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 100_000].Array[1, 25]).Sample(
            (cents, weights) =>
            {
                var amount = cents / 100m;
                decimal[] costs = [.. weights.Select(weight => weight / 100m)];
                var shares = ShippingShares.Of(amount, costs);
                Assert.Equal(amount, shares.Sum());
                var sum = costs.Sum();
                for (var i = 0; i < costs.Length; i++)
                {
                    var exact = sum == 0 ? amount / costs.Length : amount * (costs[i] / sum);
                    Assert.InRange(shares[i], Math.Max(0, exact - 0.01m), exact + 0.01m);
                    // Who shares less than all of it pays no more than all of it.
                    if (sum > 0 && amount <= sum) Assert.True(shares[i] <= costs[i], $"{shares[i]} of {costs[i]}");
                }
            },
            iter: 3000);

    private static decimal[] Numbers(string text) =>
        [.. text.Split(' ').Select(part => decimal.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];
}
