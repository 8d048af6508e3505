using ProcurementFunctions.Pages;
using ProcurementFunctions.Pages.Charts;
using ProcurementFunctions.Pages.SignIn;

namespace ProcurementFunctions.Tests.Pages;

public sealed class PageRulesTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/stock/A%20B?x=1", "/stock/A%20B?x=1")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("stock", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/a\\b", "/")]
    [InlineData("/\n/evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/sign-in", "/")]
    [InlineData("/api/operations", "/")]
    public void Safe_AnyPath_IsAPageOfTheConsole(string? path, string expected) => Assert.Equal(expected, ReturnRules.Safe(path));

    [Theory]
    [InlineData("", "", true)]
    [InlineData("https://shop.example", "same-origin", true)]
    [InlineData("https://shop.example", "none", true)]
    [InlineData("https://shop.example:8443", "same-origin", false)]
    [InlineData("http://shop.example", "", false)]
    [InlineData("null", "", false)]
    [InlineData("", "cross-site", false)]
    [InlineData("", "same-site", false)]
    public void IsOwn_WhatTheBrowserSays_Counts(string origin, string fetchSite, bool isOwn) =>
        Assert.Equal(isOwn, OriginRules.IsOwn("https://shop.example", origin, fetchSite));

    [Theory]
    [InlineData("awaitingApproval", "awaiting approval")]
    [InlineData("ordered", "ordered")]
    public void Words_OfACamelCaseName_AreApart(string name, string words) => Assert.Equal(words, Shown.Words(name));

    [Fact]
    public void Scale_OfFigures_StandsInTheChart()
    {
        var scale = new ChartScale(3, 10);

        Assert.Equal((ChartScale.Bottom, ChartScale.Top), (scale.Y(0), scale.Y(10)));
        Assert.True(scale.X(2) + scale.Step <= ChartScale.Width);
    }
}
