using System.Globalization;
using Microsoft.Extensions.Primitives;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Mail;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Pages;
using ProcurementFunctions.Pages.Charts;
using ProcurementFunctions.Pages.Money;
using ProcurementFunctions.Pages.SignIn;
using ProcurementFunctions.Pages.VendorMail;

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
    [InlineData("2026-11", "2026-11-01", 30)]
    [InlineData("2026-Q4", "2026-10-01", 61)]
    [InlineData("2026", "2026-01-01", 334)]
    public void BudgetDays_OfAPeriod_BeginOnItsFirstDay(string period, string first, int days)
    {
        var figures = BudgetDays.Of(BudgetLedger.Empty(period), new(2026, 11, 30));
        Assert.Equal((first, days, 0), (figures[0].Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), figures.Count, figures[^1].Value));
    }

    [Theory]
    [InlineData("2026-01", "2025-12", "2026-01-01", "2026-01-31")]
    [InlineData("2026-Q1", "2025-Q4", "2026-01-01", "2026-03-31")]
    [InlineData("2026", "2025", "2026-01-01", "2026-12-31")]
    public void PeriodDays_OfAPeriod_HaveThePeriodBeforeThem(string period, string before, string first, string last)
    {
        var days = PeriodDays.Of(period);
        Assert.Equal((before, first, last), (PeriodDays.Before(period), Shown.Day(days.First), Shown.Day(days.Last)));
    }

    [Theory]
    [InlineData("2026-11", true)]
    [InlineData("2026-Q4", true)]
    [InlineData("2026", true)]
    [InlineData("٢٠٢٦", false)]
    [InlineData("0000", false)]
    [InlineData("0001-01", false)]
    [InlineData("9999", false)]
    [InlineData("2026-13", false)]
    public void IsPeriod_WhatHasNoDays_IsNone(string period, bool isPeriod)
    {
        Assert.Equal(isPeriod, BudgetRules.IsPeriod(period));
        if (isPeriod) Assert.NotEqual(period, PeriodDays.Before(period));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-∞")]
    [InlineData("1,5")]
    public void Number_ThatIsNone_IsRefused(string typed) =>
        Assert.Equal(400, Assert.Throws<ProblemException>(() => Typed(typed).Number("n")).Status);

    [Theory]
    [InlineData("7")]
    [InlineData("sold")]
    [InlineData("")]
    public void Choice_OfWhatThereIsNot_IsRefusedWithWhatThereIs(string typed) => Assert.Contains(
        "must be active or noReorder or discontinued",
        Assert.Throws<ProblemException>(() => Typed(typed).Choice<ItemLife>("n")).Errors!["n"][0],
        StringComparison.Ordinal);

    [Fact]
    public void Typed_OnAVendorsPage_IsOfTheFormThatWasSent()
    {
        var sent = new FormValues(new Dictionary<string, StringValues> { ["do"] = "confirm", ["quantity"] = "5" });
        var view = new PageView(null, "Order", "/vendor/x", null, null, "no", sent);

        Assert.Equal("5", VendorEntryForm.Typed(view, VendorEntries.Confirm, "quantity"));
        Assert.Equal("30", VendorEntryForm.Typed(view, VendorEntries.Ship, "quantity", "30"));
        Assert.Equal("30", VendorEntryForm.Typed(view with { Typed = FormValues.None }, VendorEntries.Confirm, "quantity", "30"));
    }

    private static FormValues Typed(string value) => new(new Dictionary<string, StringValues> { ["n"] = value });

    [Fact]
    public void BudgetDays_OfAPeriodThatIsOver_EndWithAllOfIt()
    {
        var ledger = BudgetLedger.Empty("2026-10") with { Entries = [new("P-1", "ann", BudgetState.Actual, 10, new(2026, 11, 4, 0, 0, 0, TimeSpan.Zero))] };
        var days = BudgetDays.Of(ledger, new(2026, 11, 30));
        Assert.Equal((31, "2026-10-31", 10, 0), (days.Count, Shown.Day(days[^1].Day), days[^1].Value, days[^2].Value));
    }

    [Fact]
    public void BudgetDays_OfEntries_AddUpWithoutWhatWasReleased()
    {
        LedgerEntry Entry(string id, BudgetState state, decimal amount, int day) => new(id, "ann", state, amount, new(2026, 11, day, 23, 0, 0, TimeSpan.Zero));
        var ledger = BudgetLedger.Empty("2026-11") with
        {
            Entries = [Entry("P-1", BudgetState.Actual, 10, 2), Entry("P-2", BudgetState.Reserved, 5, 4), Entry("P-3", BudgetState.Released, 99, 3)],
        };
        Assert.Equal([0, 10, 10, 15, 15], BudgetDays.Of(ledger, new(2026, 11, 5)).Select(figure => figure.Value));
    }

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
