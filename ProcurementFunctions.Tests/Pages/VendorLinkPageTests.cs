using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ProcurementFunctions.Mail;
using ProcurementFunctions.Tests.Mail;

namespace ProcurementFunctions.Tests.Pages;

/// <summary>The page that a mail links to, and what it does not do.</summary>
public sealed class VendorLinkPageTests : IAsyncLifetime
{
    private MailShop _shop = null!;
    private string _page = "";

    public async Task InitializeAsync()
    {
        // A day is four minutes: nothing runs out while a test looks at it.
        _shop = await MailShop.OpenAsync(speed: 360);
        await _shop.Shop.CreateAsync("GASKET", 30);
        _page = MailShop.PageOf(await _shop.MailAsync("Request for quotation"));
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Page_Read_ChangesNothingShowsNoMoreAndIsKeptByNobody()
    {
        using var vendor = _shop.Vendor();
        for (var i = 0; i < 3; i++) await vendor.ReadAsync(_page);
        using var answer = await vendor.GetAsync(_page);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Contains("Gasket", html, StringComparison.Ordinal);
        foreach (var secret in (string[])["ACME", "Signed in", "buyer</", "href=\"/purchases", "on hand"]) Assert.DoesNotContain(secret, html, StringComparison.Ordinal);
        Assert.Empty(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []);
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("noindex, nofollow", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Equal("sourcing", (string?)(await PurchaseAsync())["status"]);
    }

    [Theory]
    [InlineData("x", 403)]
    [InlineData("", 403)]
    public async Task Link_Forged_IsRefused(string added, int status)
    {
        using var vendor = _shop.Vendor();
        using var answer = await vendor.GetAsync(added.Length == 0 ? _page[..^2] : _page + added);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("Open it from the mail", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_ExpiredOrOfAnotherVendorOrGone_SaysWhatToDo()
    {
        var document = await DocumentAsync();
        var late = new LinkClaims(document.Id, "MUELLER", MailShop.Address, DateTimeOffset.UnixEpoch.ToUnixTimeSeconds());
        var ever = TimeProvider.System.GetUtcNow().AddDays(1).ToUnixTimeSeconds();

        Assert.Equal(410, await StatusOfAsync(late));
        Assert.Equal(403, await StatusOfAsync(late with { Until = ever, Vendor = "ACME" }));
        Assert.Equal(403, await StatusOfAsync(late with { Until = ever, To = "old@mueller.example" }));
        Assert.Equal(410, await StatusOfAsync(late with { Until = ever, Document = "Q-0000000000000" }));
        Assert.Equal(200, await StatusOfAsync(late with { Until = ever }));
    }

    [Fact]
    public async Task Form_OfAnotherPageOrWithoutAToken_IsRefusedAndChangesNothing()
    {
        using var vendor = _shop.Vendor();
        foreach (var token in (string[])["none", "forged-token"])
        {
            using var answer = await vendor.SendAsync(_page, _page, Quote("1.00"), token);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var foreign = await vendor.SendAsync(_page, _page, Quote("1.00"), origin: "https://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Empty((await DocumentAsync()).Entries);
    }

    [Fact]
    public async Task Form_WithAFile_IsNotReadAsNobodyIsSignedIn()
    {
        using var vendor = _shop.Vendor();
        using var answer = await vendor.SendFileAsync(_page, _page, "large.bin", new byte[1024], Quote("2.00"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Empty((await DocumentAsync()).Entries);
    }

    [Fact]
    public async Task Form_Refused_LeavesTheOtherFormAsItWas()
    {
        using var vendor = _shop.Vendor();
        using var answer = await vendor.SendAsync(_page, _page, new() { ["do"] = "decline", ["reason"] = " " });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("name=\"available\" inputmode=\"numeric\" maxlength=\"9\" value=\"30\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_SentTwice_IsEnteredOnce()
    {
        using var vendor = _shop.Vendor();
        var token = Browser.TokenOf(await vendor.ReadAsync(_page));
        using var first = await vendor.SendAsync(_page, _page, Quote("2.00"), token);
        using var second = await vendor.SendAsync(_page, _page, Quote("9.00"), token);

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal(2.00m, (await DocumentAsync()).Quote!.UnitPrice);
        Assert.Single((await DocumentAsync()).Entries);
    }

    [Fact]
    public async Task Page_AfterTheQuote_ShowsItEncoded()
    {
        using var vendor = _shop.Vendor();
        using var sent = await vendor.SendAsync(_page, _page, Quote("2.00"));
        var html = await vendor.ReadAsync(_page);

        Assert.Contains("2.00 USD", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unitPrice", "0", "price must be above 0")]
    [InlineData("unitPrice", "abc", "must be an amount")]
    [InlineData("unitPrice", "99999999999999", "price must be above 0")]
    [InlineData("days", "-1", "must be a whole number")]
    [InlineData("validUntil", "2001-01-01", "must not be over")]
    [InlineData("available", "0", "at least 1")]
    [InlineData("do", "rob", "is not something")]
    [InlineData("do", "confirm", "is not something")]
    public async Task Form_WithNonsense_IsAnsweredAndKeepsWhatWasTyped(string field, string value, string says)
    {
        using var vendor = _shop.Vendor();
        using var answer = await vendor.SendAsync(_page, _page, new(Quote("2.34")) { [field] = value });

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.Conflict]);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await DocumentAsync()).Entries);
    }

    [BrowserFact]
    public async Task Page_InABrowser_HasNoViolationAndTakesAQuote()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var wrong = new List<string>();
        IPage page = null!;
        foreach (var width in new[] { 360, 1280 })
        {
            page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 800 } });
            wrong.AddRange(await PageLook.ProblemsAsync(page, new Uri(_shop.Shop.Cloud.Url, $"{_page}x"), isThere: false));
            wrong.AddRange(await PageLook.ProblemsAsync(page, new Uri(_shop.Shop.Cloud.Url, _page)));
        }

        await page.GetByLabel("Price of one").FillAsync("2.50");
        await page.GetByLabel("Shipping of all").FillAsync("5");
        await page.GetByLabel("Days from order to delivery").FillAsync("4");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the quote" }).ClickAsync();
        await page.GetByText("2.50 USD").First.WaitForAsync();

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        var document = await DocumentAsync();
        Assert.Equal((1, 2.50m, 4), (document.Entries.Count, document.Quote!.UnitPrice, document.Quote.LeadTimeDays));
    }

    private static Dictionary<string, string> Quote(string price) => new()
    {
        ["do"] = "quote",
        ["unitPrice"] = price,
        ["shipping"] = "5",
        ["days"] = "4",
        ["validUntil"] = TimeProvider.System.GetUtcNow().AddDays(300).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["note"] = "<script>alert(1)</script>",
    };

    private async Task<int> StatusOfAsync(LinkClaims claims)
    {
        var protector = _shop.Shop.Cloud.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Mail.Links");
        var token = protector.Protect(System.Text.Json.JsonSerializer.Serialize(claims, VendorMailJson.Default.LinkClaims));
        using var vendor = _shop.Vendor();
        using var answer = await vendor.GetAsync($"/vendor/{token}");
        return (int)answer.StatusCode;
    }

    private async Task<VendorMailDocument> DocumentAsync()
    {
        var id = (await _shop.MailAsync("Request for quotation")).Subject.Split(' ', ':')[3];
        return (await _shop.Shop.Cloud.Services.GetRequiredService<IVendorMail>().ReadAsync(id, default))!;
    }

    private async Task<System.Text.Json.Nodes.JsonObject> PurchaseAsync() =>
        (await _shop.Shop.Buyer.GetFromJsonAsync<System.Text.Json.Nodes.JsonObject>("api/purchases?sku=GASKET"))!["items"]![0]!.AsObject();
}
