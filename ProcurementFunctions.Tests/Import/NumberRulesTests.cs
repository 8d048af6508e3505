using System.Globalization;
using CsCheck;
using ProcurementFunctions.Import;

namespace ProcurementFunctions.Tests.Import;

public sealed class NumberRulesTests
{
    private static readonly NumberFormatInfo German = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    [Theory]
    [InlineData("0", "0", "0")]
    [InlineData("-3", "-3", "-3")]
    [InlineData("−3", "-3", "-3")]
    [InlineData("007", "7", "7")]
    [InlineData("12,50", null, "12.50")]
    [InlineData("12.50", "12.50", null)]
    [InlineData("1.234,56", null, "1234.56")]
    [InlineData("1,234.56", "1234.56", null)]
    [InlineData("1.234.567", null, "1234567")]
    [InlineData("1,234,567", "1234567", null)]
    [InlineData("1.500", "1.500", "1500")]
    [InlineData("2,000", "2000", "2.000")]
    [InlineData("0.500", "0.500", null)]
    [InlineData("1500.000", "1500.000", null)]
    [InlineData("1 234", "1234", "1234")]
    [InlineData("1'234'567,8", null, "1234567.8")]
    [InlineData("1\u00A0234,567", null, "1234.567")]
    [InlineData(".5", ".5", null)]
    [InlineData("", null, null)]
    [InlineData(".", null, null)]
    [InlineData("1e3", null, null)]
    [InlineData("NaN", null, null)]
    [InlineData("12.34.56", null, null)]
    [InlineData("1.234,567.8", null, null)]
    [InlineData("12 34", null, null)]
    [InlineData("1.2.345", null, null)]
    [InlineData("٣", null, null)]
    public void Read_AsPeopleWriteIt_IsWhatEachMarkMakesOfIt(string text, string? byPoint, string? byComma) =>
        Assert.Equal(new NumberReading(Number(byPoint), Number(byComma)), NumberRules.Read(text));

    [Fact]
    public void Read_MoreDigitsThanANumberHas_IsFarOutOfRange() =>
        Assert.Equal(-decimal.MaxValue, NumberRules.Read("-99999999999999999999999999999999999").In(null));

    [Fact]
    public void Read_AnyAmountInGermanAndEnglish_HasTheValueAmongItsReadings() =>
        Gen.Long[-10_000_000_000, 10_000_000_000].Sample(cents =>
        {
            var amount = cents / 100m;
            return NumberRules.Read(amount.ToString("N2", German)).ByComma == amount
                && NumberRules.Read(amount.ToString("N2", CultureInfo.InvariantCulture)).ByPoint == amount;
        });

    [Theory]
    [InlineData("12,50", ',')]
    [InlineData("12.5", '.')]
    [InlineData("1.500", null)]
    [InlineData("15", null)]
    public void Shows_ANumber_IsTheMarkThatItMustHave(string text, char? mark) => Assert.Equal(mark, NumberRules.Read(text).Shows);

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
