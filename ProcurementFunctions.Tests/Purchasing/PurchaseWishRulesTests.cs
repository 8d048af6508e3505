using System.Globalization;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Purchasing;

public sealed class PurchaseWishRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 2);
    private static readonly PurchaseRequest Plain = new(PurchaseSource.Api, "buyer:1", "BOLT", 30, "buyer");

    private static string[] Wrong(PurchaseRequest wish, NamedVendor? vendor = null) => [.. PurchaseWishRules.Check(wish, Today, vendor).Keys];

    [Fact]
    public void Check_NothingAskedOrAllThatMakesSense_Empty()
    {
        Assert.Empty(Wrong(Plain));
        Assert.Empty(Wrong(
            Plain with { NeededBy = Today, Shipping = Shipping.Express, Vendor = "ACME", MaxTotal = 400.25m, MaxUnitPrice = 0.0001m, Note = new('x', 500) },
            new("Acme", true, false)));
    }

    [Fact]
    public void Check_SeveralWrong_NamesEachField() => Assert.Equal(
        ["neededBy", "shipping", "vendor", "maxTotal", "maxUnitPrice", "note"],
        Wrong(Plain with { NeededBy = Today.AddDays(-1), Shipping = (Shipping)7, Vendor = "NOSUCH", MaxTotal = 0, MaxUnitPrice = -1, Note = new('x', 501) }));

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1.001")]
    [InlineData("1000000000000.01")]
    public void Check_TotalThatCannotBe_Wrong(string total) =>
        Assert.Equal(["maxTotal"], Wrong(Plain with { MaxTotal = decimal.Parse(total, CultureInfo.InvariantCulture) }));

    [Theory]
    [InlineData("1.00001", false)]
    [InlineData("1.2345", true)]
    [InlineData("1.2000000", true)]
    public void Check_UnitPrice_MayHaveFourDecimals(string price, bool isFine) =>
        Assert.Equal(isFine, Wrong(Plain with { MaxUnitPrice = decimal.Parse(price, CultureInfo.InvariantCulture) }).Length == 0);

    [Theory]
    [InlineData(false, false, "the firm does not buy from Acme")]
    [InlineData(true, true, "you have excluded Acme")]
    public void Check_VendorThatMayNotBeAsked_SaysWhy(bool isActive, bool isExcluded, string why) => Assert.StartsWith(
        why, PurchaseWishRules.Check(Plain with { Vendor = "ACME" }, Today, new("Acme", isActive, isExcluded))["vendor"][0], StringComparison.Ordinal);
}
