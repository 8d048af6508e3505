using CsCheck;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Tests.Conversations.Reading;

public sealed class MoneySlotTests
{
    private static readonly string[] Clothes = ["${0:#,##0.00}", "{0:#,##0} dollars", "€ {0}", "{0:0.00} USD", "USD {0:#,##0}", " {0} "];

    private static bool TryRead(string text, out decimal amount)
    {
        var told = Reader.All($"my budget is {text}") is [Wish.TellBudget { Amount: { } read }] ? read : (decimal?)null;
        amount = told ?? 0;
        return told is not null;
    }

    [Theory]
    [InlineData("500", "500")]
    [InlineData(" 500.", "500")]
    [InlineData("500!", "500")]
    [InlineData("500.00", "500")]
    [InlineData("0.01", "0.01")]
    [InlineData(".5", "0.5")]
    [InlineData("$1,200.50", "1200.5")]
    [InlineData("$ 1,200.50", "1200.5")]
    [InlineData("1.5k", "1500")]
    [InlineData("1.5 K", "1500")]
    [InlineData("$2k", "2000")]
    [InlineData("2 million", "2000000")]
    [InlineData("2 million dollars", "2000000")]
    [InlineData("1.25m", "1250000")]
    [InlineData("3 thousand", "3000")]
    [InlineData("5 hundred", "500")]
    [InlineData("1bn", "1000000000")]
    [InlineData("500 dollars", "500")]
    [InlineData("500 USD", "500")]
    [InlineData("USD 500", "500")]
    [InlineData("€ 300", "300")]
    [InlineData("300€", "300")]
    [InlineData("300 euros please", "300")]
    [InlineData("£1,000", "1000")]
    [InlineData("1 200 000", "1200000")]
    [InlineData("1'200", "1200")]
    [InlineData("1_000", "1000")]
    [InlineData("1.200,50", "1200.5")]
    [InlineData("12,50", "12.5")]
    [InlineData("1e3", "1000")]
    [InlineData("up to $750", "750")]
    [InlineData("500 at most", "500")]
    [InlineData("500 dollars in total", "500")]
    [InlineData("1000000000000", "1000000000000")]
    public void TryRead_WhatPeopleWrite_IsTheAmount(string text, string expected)
    {
        Assert.True(TryRead(text, out var amount));
        Assert.Equal(expected, Amounts.Write(amount));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("lots")]
    [InlineData("0")]
    [InlineData("0.00")]
    [InlineData("$0")]
    [InlineData("-5")]
    [InlineData("- 5")]
    [InlineData("$-5")]
    [InlineData("-$5")]
    [InlineData("minus 5")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e13")]
    [InlineData("1e400")]
    [InlineData("1e-5")]
    [InlineData("1000000000001")]
    [InlineData("2000 billion")]
    [InlineData("99999999999999999999999999999999999999999999")]
    [InlineData("about 500")]
    [InlineData("1.500")]
    [InlineData("1,5")]
    [InlineData("500 or 600")]
    [InlineData("500-600")]
    [InlineData("between 500 and 600")]
    [InlineData("5,00,0")]
    [InlineData("1,2345")]
    [InlineData("1.2.3")]
    [InlineData("1..2")]
    [InlineData("500 bananas")]
    [InlineData("0x10")]
    [InlineData("five hundred and then some")]
    [InlineData("0.00001")]
    [InlineData("$")]
    [InlineData("k")]
    [InlineData("50%")]
    public void TryRead_WhatIsNoAmount_IsRefused(string text) => Assert.False(TryRead(text, out _));

    [Fact]
    public void TryRead_AnyAmountWritten_ComesBack() =>
        Gen.Long[1, 9_999_999_999_999].Select(Gen.Int[0, 4]).Sample((units, decimals) =>
        {
            var amount = decimal.Round(units / (decimal)Math.Pow(10, decimals), 4);
            if (amount is 0 or > Amounts.Max) return;
            Assert.True(TryRead(Amounts.Write(amount), out var read));
            Assert.Equal(amount, read);
        });

    [Fact]
    public void TryRead_AnyAmountInManyClothes_ComesBack() =>
        Gen.Int[1, 999_999_999].Select(Gen.Int[0, Clothes.Length - 1])
            .Sample((units, which) =>
            {
                var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, Clothes[which], units);
                Assert.True(TryRead(text, out var read), text);
                Assert.Equal(units, read);
            });

    [Fact]
    public void TryRead_AnyText_GivesAnAmountInRangeOrNone() =>
        Gen.String[Gen.Char["0123456789.,'-+ $€kmeE_x"], 0, 30].Sample(text =>
        {
            if (!TryRead(text, out var amount)) return;
            Assert.InRange(amount, 0.0001m, Amounts.Max);
            Assert.DoesNotMatch(@"^\s*-\s*[\d.]", text);
        });
}
