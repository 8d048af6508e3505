using ProcurementFunctions.Purchasing.Sourcing;

namespace ProcurementFunctions.Tests.Purchasing.Sourcing;

public sealed class QuoteTermsTests
{
    [Fact]
    public void Refusal_TheFirmsCurrencyAndStillValid_None() => Assert.Null(QuoteTerms.Refusal(Samples.Quote("A"), "USD", Samples.Now));

    [Fact]
    public void Refusal_AnotherCurrency_SaidPlainly() => Assert.Equal(
        "quoted in EUR; the firm buys in USD", QuoteTerms.Refusal(Samples.Quote("A") with { Currency = "EUR" }, "USD", Samples.Now));

    [Fact]
    public void Refusal_RanOut_SaidPlainly() => Assert.StartsWith(
        "its quote had run out at 2026-11-02", QuoteTerms.Refusal(Samples.Quote("A") with { ValidUntil = Samples.Now }, "USD", Samples.Now), StringComparison.Ordinal);
}
