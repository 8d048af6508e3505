using ProcurementFunctions.Import;

namespace ProcurementFunctions.Tests.Import;

public sealed class MoneyRulesTests
{
    [Theory]
    [InlineData("12.50", "12.50", null)]
    [InlineData("$12.50", "12.50", "$")]
    [InlineData("US$ 1,200", "1,200", "US$")]
    [InlineData("12,50 €", "12,50", "€")]
    [InlineData("-€5", "-5", "€")]
    [InlineData("EUR 1.234,56", "1.234,56", "EUR")]
    [InlineData("99 zł", "99", "zł")]
    [InlineData("5 pcs", "5 pcs", null)]
    [InlineData("€5€", "€5€", null)]
    [InlineData("", "", null)]
    [InlineData("free", "free", null)]
    public void Split_AnAmount_TakesTheCurrencyApart(string text, string number, string? currency) =>
        Assert.Equal((number, currency), MoneyRules.Split(text));

    [Theory]
    [InlineData("$", "USD", true)]
    [InlineData("$", "CAD", true)]
    [InlineData("$", "EUR", false)]
    [InlineData("eur", "EUR", true)]
    [InlineData("€", "USD", false)]
    public void MayBe_ASignAndACurrency_IsWhetherTheyFit(string sign, string currency, bool fits) =>
        Assert.Equal(fits, MoneyRules.MayBe(sign, currency));
}
