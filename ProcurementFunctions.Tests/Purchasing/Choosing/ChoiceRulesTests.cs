using ProcurementFunctions.Knowledge;
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
    public void Choose_PackAboveTheNeed_SaidPlainly()
    {
        var choice = Choose(10, Samples.Quote("ACME", pack: 24));

        Assert.Equal(["ACME sells packs of 24: 24 are ordered, 10 are needed"], choice.Notes);
    }

    [Fact]
    public void Choose_BreakThatCostsLess_SaidPlainly()
    {
        var choice = Choose(95, Samples.Quote("ACME", 10, breaks: [(100, 8m)]));

        Assert.Equal(["100 from ACME cost less than 95, as its price falls at 100; 95 are needed"], choice.Notes);
    }

    [Fact]
    public void Choose_SplitThatCostsLess_SaidPlainly()
    {
        var choice = Choose(100, Samples.Quote("A", 10), Samples.Quote("B", 6, available: 50, shipping: 20));

        Assert.Equal(["split over 2 vendors: 180.00 less than all of it from A"], choice.Notes);
    }

    [Fact]
    public void Choose_PriceFarFromTheUsual_SaidPlainly()
    {
        var usual = new UsualPrice(8.10m, 7.29m, 8.91m, 14, Samples.Now, BeliefBasis.Evidence, new(8.20m, Samples.Now.AddDays(-40), "order:1"));
        var choice = Choose(10, Samples.Quote("ACME", 12) with { Usual = usual });

        Assert.Equal(
            "12.00 a unit is far above the usual 8.10 (7.29 to 8.91, from 14 prices; last paid 8.20 on 2026-09-23)", choice.Lines[0].PriceFlag);
        Assert.Contains(choice.Notes, note => note.StartsWith("ACME: 12.00 a unit is far above", StringComparison.Ordinal));
    }

    [Fact]
    public void Choose_PriceWithinTheUsual_NotFlagged()
    {
        var usual = new UsualPrice(8.10m, 7.29m, 8.91m, 14, Samples.Now, BeliefBasis.Evidence, null);

        Assert.Null(Choose(10, Samples.Quote("ACME", 8.91m) with { Usual = usual }).Lines[0].PriceFlag);
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
