using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Sourcing;

namespace ProcurementFunctions.Tests.Purchasing.Sourcing;

public sealed class QuoteTermsTests
{
    private static readonly OperationsSettings Firm = OperationsSettings.Default with { Rates = [new("EUR", 1.08m, new(2026, 11, 1))] };

    [Fact]
    public void Read_TheFirmsCurrencyAndStillValid_AsItIs()
    {
        var quote = Samples.Quote("A");

        Assert.Equal(quote, QuoteTerms.Read(quote, null, Firm, Samples.Now).Value);
    }

    [Fact]
    public void Read_AnotherCurrencyWithoutARate_SaidPlainly() => Assert.Equal(
        "quoted in CHF, for which the firm has no exchange rate; it buys in USD", QuoteTerms.Read(Samples.Quote("A") with { Currency = "CHF" }, null, Firm, Samples.Now).Refusal);

    [Fact]
    public void Read_RanOut_SaidPlainly() => Assert.StartsWith(
        "its quote had run out at 2026-11-02", QuoteTerms.Read(Samples.Quote("A") with { ValidUntil = Samples.Now }, null, Firm, Samples.Now).Refusal, StringComparison.Ordinal);

    [Fact]
    public void Read_AnotherCurrencyWithARate_InTheFirms()
    {
        var quote = Samples.Quote("A", 10m, shipping: 5, breaks: [(100, 9m)]) with { Currency = "EUR", MinOrderValue = 50, FreeShippingFrom = 200 };

        var read = QuoteTerms.Read(quote, null, Firm, Samples.Now).Value!;

        Assert.Equal(("USD", 10.8m, 9.72m, 5.4m, 54m, 216m), (read.Currency, read.UnitPrice, read.PriceBreaks[0].UnitPrice, read.ShippingCost, read.MinOrderValue!.Value, read.FreeShippingFrom!.Value));
        Assert.Equal(10m, read.Rate!.FromFirms(read.UnitPrice));
    }

    [Fact]
    public void Read_TermsOfTheVendor_CountWhereTheQuoteDoesNotSay()
    {
        var vendor = new VendorDocument { Id = "A", VendorId = "A", Name = "Alfa", MinOrderValue = 40, FreeShippingFrom = 90 };

        var (silent, told) = (QuoteTerms.Read(Samples.Quote("A"), vendor, Firm, Samples.Now).Value!, QuoteTerms.Read(Samples.Quote("A") with { MinOrderValue = 0 }, vendor, Firm, Samples.Now).Value!);

        Assert.Equal((40m, 90m), (silent.MinOrderValue, silent.FreeShippingFrom));
        Assert.Equal((null, 90m), (told.MinOrderValue, told.FreeShippingFrom));
    }

    [Theory]
    [InlineData(5, 20, null)]
    [InlineData(0, 20, 40)]
    [InlineData(5, 19, 40)]
    public void Kept_AVendorThatChargesShippingAboveItsValue_DoesNotShipFree(int shipping, int quantity, int? free) => Assert.Equal(
        free, (int?)QuoteTerms.Kept(Samples.Quote("A", 2m, shipping: shipping) with { FreeShippingFrom = 40 }, quantity).FreeShippingFrom);
}
