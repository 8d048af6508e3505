using System.Net;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Pages;

public sealed class SignInTests(LocalCloudFixture local) : IClassFixture<LocalCloudFixture>
{
    [Fact]
    public async Task Page_NotSignedIn_SendsToTheSignInAndBack()
    {
        using var browser = new Browser(local.Cloud.Url);
        using var first = await browser.GetAsync("/purchases?status=ordered");
        using var last = await browser.SignInAsync("/purchases?status=ordered", "buyer", "buyer");

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal("/sign-in?return=%2Fpurchases%3Fstatus%3Dordered", first.Headers.Location?.OriginalString);
        Assert.Equal("/purchases?status=ordered", last.Headers.Location?.OriginalString);
        Assert.Contains("Signed in as", await browser.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/sign-out")]
    public async Task SignIn_ReturnElsewhere_GoesToTheFirstPage(string page)
    {
        using var browser = new Browser(local.Cloud.Url);
        using var answer = await browser.SignInAsync(page, "buyer", "buyer");

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Callback_OfAnotherBrowser_SignsNobodyIn()
    {
        using var mine = new Browser(local.Cloud.Url);
        using var begun = await mine.GetAsync("/sign-in");
        using var issuer = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var issued = await issuer.GetAsync(new Uri($"{begun.Headers.Location}&user=mallory&roles=admin"));
        using var other = new Browser(local.Cloud.Url);
        using var unbegun = await other.GetAsync(issued.Headers.Location!.PathAndQuery);
        using var begunElse = await other.GetAsync("/sign-in");
        using var crossed = await other.GetAsync(issued.Headers.Location!.PathAndQuery);

        Assert.Equal(HttpStatusCode.BadRequest, unbegun.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, crossed.StatusCode);
        using var page = await other.GetAsync("/");
        Assert.Equal(HttpStatusCode.SeeOther, page.StatusCode);
    }

    [Fact]
    public async Task Cookie_OfTheSession_IsHiddenFromScriptsAndOtherSites()
    {
        using var browser = new Browser(local.Cloud.Url);
        using var answer = await browser.SignInAsync("/", "buyer", "buyer");
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("console=", StringComparison.Ordinal)).ToLowerInvariant();

        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/", cookie, StringComparison.Ordinal);
        Assert.Contains("max-age=28800", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("buyer", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookie_Changed_IsNobody()
    {
        using var browser = await Browser.SignedInAsync(local.Cloud, "buyer", "buyer");
        var cookie = browser.Cookies.GetCookies(local.Cloud.Url)["console"]!;
        cookie.Value = cookie.Value[..^4] + "AAAA";

        using var answer = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task SignOut_OfTheSignedIn_EndsIt()
    {
        using var browser = await Browser.SignedInAsync(local.Cloud, "buyer", "buyer");
        using var left = await browser.SendAsync("/", "/sign-out", []);
        using var after = await browser.GetAsync("/");

        Assert.Equal("/signed-out", left.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.SeeOther, after.StatusCode);
        Assert.Contains("signed out", await browser.ReadAsync("/signed-out"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookie_AtTheApi_IsNoToken()
    {
        using var browser = await Browser.SignedInAsync(local.Cloud, "admin", "admin", "buyer");
        using var answer = await browser.GetAsync("/api/operations");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Token_AtAPage_IsNoSignIn()
    {
        using var answer = await local.Buyer.GetAsync(new Uri("/approvals", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        // The client followed to the issuer, which asks who it is.
        Assert.Contains("Who are you?", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
