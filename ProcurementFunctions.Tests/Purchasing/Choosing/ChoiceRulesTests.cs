using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Tests.Purchasing.Choosing;

public sealed class ChoiceRulesTests
{
    private static Choice Choose(int quantity, params Quote[] quotes) => ChoiceRules.Choose(Samples.Inputs(quantity, quotes)).Choice!;

    [Fact]
    public void Choose_MinimumAboveTheNeed_SaidPlainly()
    {
        var choice = Choose(4, Samples.Quote("ACME", minimum: 500));

        Assert.Equal(500, choice.Quantity);
        Assert.Contains("ACME takes no order below 500; 4 are needed", choice.Notes);
    }

    [Fact]
    public void Choose_TooLittleToBeHad_SaidPlainly()
    {
        var choice = Choose(1049, Samples.Quote("ACME", 45.41m, maximum: 5));

        Assert.Equal(227.05m, choice.Total);
        Assert.Contains("the vendors can deliver 5 of the 1049 that are needed", choice.Notes);
        Assert.Contains("ACME takes no order above 5", choice.Notes);
    }

    [Fact]
    public void Digest_SameOffer_Same()
    {
        var quote = Samples.Quote("ACME", 10.50m);

        Assert.Equal(
            ChoiceRules.Digest("P-1", Choose(100, quote)),
            ChoiceRules.Digest("P-1", Choose(100, quote with { QuoteId = "another", UnitPrice = 10.500m })));
    }

    [Fact]
    public void Digest_OtherPriceQuantityVendorShippingOrPurchase_Other()
    {
        var choice = Choose(100, Samples.Quote("ACME"));
        var digests = new[]
        {
            ChoiceRules.Digest("P-1", choice),
            ChoiceRules.Digest("P-2", choice),
            ChoiceRules.Digest("P-1", Choose(100, Samples.Quote("ACME", 10.01m))),
            ChoiceRules.Digest("P-1", Choose(101, Samples.Quote("ACME"))),
            ChoiceRules.Digest("P-1", Choose(100, Samples.Quote("ACME", shipping: 1))),
            ChoiceRules.Digest("P-1", Choose(100, Samples.Quote("BOLT"))),
        };

        Assert.Equal(digests.Length, digests.Distinct().Count());
    }

    [Theory]
    [InlineData(10.20, true)]
    [InlineData(10.21, false)]
    [InlineData(9, true)]
    public void IsWithinTolerance_TwoPercent_OnTheTotal(decimal price, bool expected) =>
        Assert.Equal(expected, ChoiceRules.IsWithinTolerance(Choose(100, Samples.Quote("A", 10)), Choose(100, Samples.Quote("A", price)), 2));

    [Fact]
    public void IsWithinTolerance_OtherVendor_No() =>
        Assert.False(ChoiceRules.IsWithinTolerance(Choose(100, Samples.Quote("A")), Choose(100, Samples.Quote("B")), 100));
}
