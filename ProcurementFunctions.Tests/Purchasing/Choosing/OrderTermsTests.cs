using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Tests.Purchasing.Choosing;

/// <summary>What a vendor's order values do to a choice.</summary>
public sealed class OrderTermsTests
{
    [Theory]
    [InlineData(10, null, 20)]
    [InlineData(9, null, null)]
    [InlineData(9, 40, 20)]
    [InlineData(30, null, 30)]
    public void OrderableFrom_MinimumOrderValue_IsReachedWhereThatIsNotTooMuch(int need, int? topUpTo, int? quantity)
    {
        var quote = Samples.Quote("A", 5m, available: 1000) with { MinOrderValue = 100 };

        Assert.Equal(quantity, new OrderTerms(quote, need, topUpTo: topUpTo).OrderableFrom(need));
    }

    [Fact]
    public void Choose_ShippingFreeAboveTheNeed_ToppedUpWhereItCostsLess()
    {
        var quote = Samples.Quote("A", 5m, available: 1000, shipping: 30) with { FreeShippingFrom = 60 };

        var (choice, record) = ChoiceRules.Choose(Samples.Inputs(10, quote));

        Assert.Equal((12, 60m), (choice!.Quantity, choice.Total));
        Assert.Equal(0, Assert.Single(choice.Lines).ShippingCost);
        Assert.Contains(choice.Notes, note => note.Contains("ships free from 60.00, so 12 cost less than 10 with 30.00 for shipping", StringComparison.Ordinal));
        Assert.True(record.IsExact);
    }

    [Fact]
    public void Choose_ShippingFreeForMoreThanItSaves_NotToppedUp()
    {
        var quote = Samples.Quote("A", 5m, available: 1000, shipping: 9) with { FreeShippingFrom = 60 };

        var choice = ChoiceRules.Choose(Samples.Inputs(10, quote)).Choice!;

        Assert.Equal((10, 59m), (choice.Quantity, choice.Total));
    }

    [Fact]
    public void Choose_MinimumOrderValueFarAboveTheNeed_LeavesTheVendorOutAndSaysWhy()
    {
        Quote dear = Samples.Quote("A", 9m, available: 1000), cheap = Samples.Quote("B", 5m, available: 1000) with { MinOrderValue = 5000 };

        var (choice, record) = ChoiceRules.Choose(Samples.Inputs(10, dear, cheap));

        Assert.Equal("A", Assert.Single(choice!.Lines).VendorId);
        Assert.Contains("it takes no order below 5000.00, and 10 come to 50.00", VendorExplanations.Of(record).Single(vendor => vendor.VendorId == "B").Reason, StringComparison.Ordinal);
        Assert.Contains("it takes no order below 5000.00", NoOffer.Why(ChoiceRules.Choose(Samples.Inputs(10, cheap)).Record), StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_MinimumOrderValue_SaidWithWhatIsOrderedForIt()
    {
        var quote = Samples.Quote("A", 5m, available: 1000) with { MinOrderValue = 100 };

        var choice = ChoiceRules.Choose(Samples.Inputs(10, quote) with { TopUpTo = 25 }).Choice!;

        Assert.Equal(20, choice.Quantity);
        Assert.Contains(choice.Notes, note => note.EndsWith("takes no order below 100.00, so 20 are ordered; 10 are needed, and the rest within 90 days", StringComparison.Ordinal));
    }
}
