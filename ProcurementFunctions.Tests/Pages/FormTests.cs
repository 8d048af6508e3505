using System.Net;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Pages;

public sealed class FormTests(LocalCloudFixture local) : IClassFixture<LocalCloudFixture>
{
    [Theory]
    [InlineData("forged", null, "same-origin")]
    [InlineData("", null, "same-origin")]
    [InlineData(null, "https://evil.example", "same-origin")]
    [InlineData(null, "null", "same-origin")]
    [InlineData(null, null, "cross-site")]
    [InlineData(null, null, "same-site")]
    public async Task Form_NotOfAPageOfThisSignIn_IsRefused(string? token, string? origin, string fetchSite)
    {
        using var browser = await Browser.SignedInAsync(local.Cloud, "buyer", "buyer");
        using var answer = await browser.SendAsync("/", "/sign-out", [], token, origin, fetchSite);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Signed in as", await browser.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithTheTokenOfSomebodyElse_IsRefused()
    {
        using var mine = await Browser.SignedInAsync(local.Cloud, "buyer", "buyer");
        using var theirs = await Browser.SignedInAsync(local.Cloud, "approver", "approver");
        using var answer = await mine.SendAsync("/", "/sign-out", [], Browser.TokenOf(await theirs.ReadAsync("/")));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Form_NotSignedIn_SaysSo()
    {
        using var browser = new Browser(local.Cloud.Url);
        using var answer = await browser.SendAsync("/signed-out", "/sign-out", [], "none");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Page_WithoutTheRole_IsForbidden()
    {
        using var browser = await Browser.SignedInAsync(local.Cloud, "buyer", "buyer");
        using var answer = await browser.GetAsync("/approvals");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("needs the role approver", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/approvals\"", await browser.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/audit?to=9999-12-31", "must be a day")]
    [InlineData("/money?period=9999", "must be a month")]
    public async Task Page_AskedForATimeThatThereIsNot_SaysSo(string path, string says)
    {
        using var browser = await Browser.SignedInAsync(local.Cloud, "admin", "admin");
        using var answer = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ItsHeaders_AllowNoForeignScriptAndNoFrame()
    {
        using var browser = await Browser.SignedInAsync(local.Cloud, "buyer", "buyer");
        using var answer = await browser.GetAsync("/");
        var html = await answer.Content.ReadAsStringAsync();

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Asset_ByItsHash_IsKeptByBrowsers()
    {
        using var browser = await Browser.SignedInAsync(local.Cloud, "buyer", "buyer");
        var path = (await browser.ReadAsync("/")).Split("href=\"").Select(part => part.Split('"')[0]).First(part => part.EndsWith(".css", StringComparison.Ordinal));
        using var answer = await browser.GetAsync(path);
        using var other = await browser.GetAsync("/assets/console-0000000000000000.css");

        Assert.Equal("text/css", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }
}
