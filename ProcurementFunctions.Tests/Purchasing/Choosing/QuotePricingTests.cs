using CsCheck;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Tests.Purchasing.Choosing;

public sealed class QuotePricingTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(49, 10)]
    [InlineData(50, 9)]
    [InlineData(99, 9)]
    [InlineData(100, 8)]
    [InlineData(5000, 8)]
    public void UnitPriceAt_Breaks_HighestReached(int quantity, int price) =>
        Assert.Equal(price, QuotePricing.UnitPriceAt(Samples.Quote("A", 10, breaks: [(50, 9m), (100, 8m)]), quantity));

    [Theory]
    [InlineData(4, 500, null, 1, 1000, 500)] // the minimum
    [InlineData(101, 1, null, 12, 1000, 108)] // whole packs
    [InlineData(1000, 1, 5, 1, 1000, 5)] // the most of one order
    [InlineData(1000, 1, null, 12, 100, 96)] // whole packs of what is there
    [InlineData(10, 7, null, 5, 1000, 10)]
    [InlineData(1, 7, null, 5, 1000, 10)] // a minimum in whole packs
    public void OrderableQuantity_Terms_Rounded(int wanted, int minimum, int? maximum, int pack, int available, int expected) =>
        Assert.Equal(expected, QuotePricing.OrderableQuantity(Samples.Quote("A", available: available, minimum: minimum, maximum: maximum, pack: pack), wanted));

    [Fact]
    public void OrderableQuantity_LessThanTheMinimumAvailable_Null() =>
        Assert.Null(QuotePricing.OrderableQuantity(Samples.Quote("A", available: 99, minimum: 100), 10));

    [Fact]
    public void OrderableQuantity_NothingAvailable_Null() =>
        Assert.Null(QuotePricing.OrderableQuantity(Samples.Quote("A", available: 0), 10));

    [Fact]
    public void OrderableQuantity_AnyTerms_WithinThem() => Gen
        .Select(Gen.Int[1, 1000], Gen.Int[1, 500], Gen.Int[1, 2000], Gen.Int[1, 50], Gen.Int[0, 3000])
        .Sample((wanted, minimum, maximum, pack, available) =>
        {
            var quote = Samples.Quote("A", available: available, minimum: minimum, maximum: maximum, pack: pack);
            var quantity = QuotePricing.OrderableQuantity(quote, wanted);
            return quantity is null
                || (quantity >= minimum && quantity <= maximum && quantity <= available && quantity % pack == 0);
        });
}
