using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Doctor.Examinations;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Shops;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Shops;

/// <summary>The app with a WooCommerce and a Shopify shop that are servers of ours; its timers do not come due.</summary>
public sealed class ShopsApp : WholeApp
{
    public const string Secret = "the-secret-of-the-webhooks-of-the-test";

    private readonly WooShop _woo = new();
    private readonly GraphShop _shopify = new();

    internal WooShop Woo => _woo;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _woo.DisposeAsync();
        await _shopify.DisposeAsync();
    }

    protected override IEnumerable<KeyValuePair<string, string?>> Further()
    {
        Task.WaitAll(_woo.StartAsync(), _shopify.StartAsync());
        return new Dictionary<string, string?>
        {
            ["ShopCatchUpSchedule"] = "0 0 0 1 1 *",
            ["ShopErrandsSchedule"] = "0 0 0 1 1 *",
            ["Shops:main:Kind"] = "woocommerce",
            ["Shops:main:Url"] = _woo.Url,
            ["Shops:main:ConsumerKey"] = WooShop.Key,
            ["Shops:main:ConsumerSecret"] = WooShop.Secret,
            ["Shops:main:WebhookSecret"] = Secret,
            ["Shops:second:Kind"] = "shopify",
            ["Shops:second:Url"] = _shopify.Url,
            ["Shops:second:AccessToken"] = GraphShop.Token,
            ["Shops:second:WebhookSecret"] = Secret,
            ["Shops:deaf:Kind"] = "shopify",
            ["Shops:deaf:Url"] = _shopify.Url,
            ["Shops:deaf:AccessToken"] = GraphShop.Token,
        };
    }
}

/// <summary>What shops send, what people ask, and what they are told.</summary>
public sealed class ShopEventTests(ShopsApp app) : IClassFixture<ShopsApp>
{
    private CosmosShops Shops => app.Services.GetRequiredService<CosmosShops>();

    [Fact]
    public async Task Event_SignedAndRepeated_IsOneErrand()
    {
        const string Order = """{"id":4711,"status":"processing","billing":{"email":"customer@example.com"}}""";
        for (var i = 0; i < 3; i++) Assert.Equal(200, await SendAsync("main", "order.updated", Order));
        Assert.Equal(200, await SendAsync("main", "order.deleted", """{"id":4711}"""));
        Assert.Equal(200, await SendAsync("main", "product.updated", """{"id":4712}"""));
        Assert.Equal(200, await SendAsync("main", "coupon.created", """{"id":1}"""));
        Assert.Equal(200, await SendAsync("second", "refunds/create", """{"id":9,"order_id":820982911946154508}"""));
        Assert.Equal(200, await SendAsync("second", "inventory_levels/update", """{"inventory_item_id":271878346596884015,"location_id":24826418,"available":6}"""));

        var main = await Shops.ListErrandsAsync("main", 10, default);
        Assert.Equal([(ErrandKind.Order, "4711", 4, true), (ErrandKind.Stock, "4712", 1, false)], main.Select(one => (one.Document.Kind, one.Document.Of, one.Document.Events, one.Document.Deleted)));
        var second = await Shops.ListErrandsAsync("second", 10, default);
        Assert.Equal([(ErrandKind.Order, "820982911946154508"), (ErrandKind.Stock, "271878346596884015")], second.Select(one => (one.Document.Kind, one.Document.Of)));
        foreach (var errand in main.Concat(second)) await Shops.DeleteAsync(errand, default);
    }

    [Theory]
    [InlineData("main", "order.updated", "{\"id\":815}", "another-secret-of-somebody", 401)]
    [InlineData("nobody", "order.updated", "{\"id\":815}", ShopsApp.Secret, 401)]
    [InlineData("nobody", "order.updated", "{\"id\":815}", "unknown", 401)]
    [InlineData("deaf", "orders/create", "{\"id\":815}", "unknown", 401)]
    [InlineData("deaf", "orders/create", "{\"id\":815}", "", 401)]
    [InlineData("main", "order.updated", "{\"id\":\"../815\"}", ShopsApp.Secret, 400)]
    [InlineData("main", "order.updated", "[]", ShopsApp.Secret, 400)]
    [InlineData("main", "order.updated", "{\"id\":", ShopsApp.Secret, 400)]
    public async Task Event_ThatIsNotSignedOrSaysNothing_IsRefusedAndKeepsNothing(string shop, string topic, string body, string secret, int status)
    {
        Assert.Equal(status, await SendAsync(shop, topic, body, secret));
        Assert.DoesNotContain(await Shops.ListErrandsAsync(shop, 50, default), errand => errand.Document.Of == "815");
    }

    [Fact]
    public async Task Event_WithoutSignatureOrWithTwo_IsRefusedAndAPingIsTaken()
    {
        using var none = await app.Client.PostAsync("api/shops/main/events", new StringContent("{\"id\":1}"));
        using var two = Request("main", "order.updated", "{\"id\":1}", ShopsApp.Secret);
        two.Headers.TryAddWithoutValidation("X-WC-Webhook-Signature", "AAAA");
        using var refused = await app.Client.SendAsync(two);
        using var ping = await app.Client.PostAsync("api/shops/main/events", new FormUrlEncodedContent([new("webhook_id", "12")]));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK), (none.StatusCode, refused.StatusCode, ping.StatusCode));
    }

    [Fact]
    public async Task Shop_ThatIsReadOnDemand_SaysHowItStandsAndNoSecret()
    {
        app.Woo.AddProduct("UNKNOWN-MUG", 4);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.SendAsync(HttpMethod.Get, "api/shops", roles: ["approver"])).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.SendAsync(HttpMethod.Post, "api/shops/main/catch-up", roles: ["buyer"])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.SendAsync(HttpMethod.Post, "api/shops/nobody/catch-up", roles: ["admin"])).StatusCode);
        var read = await WholeApp.BodyOf(await app.SendAsync(HttpMethod.Post, "api/shops/main/catch-up?anew=true", roles: ["admin"]));
        Assert.Equal("UNKNOWN-MUG", Assert.Single(read.GetProperty("unknownSkus").EnumerateArray()).GetString());
        app.Woo.Failing = 500;
        var failing = await WholeApp.BodyOf(await app.SendAsync(HttpMethod.Post, "api/shops/main/catch-up", roles: ["admin"]));
        app.Woo.Failing = 0;
        Assert.Equal("answered 500", failing.GetProperty("lastError").GetString());

        var listed = await WholeApp.BodyOf(await app.SendAsync(HttpMethod.Get, "api/shops", roles: ["buyer"]));
        Assert.Equal(["deaf", "main", "second"], listed.GetProperty("items").EnumerateArray().Select(shop => shop.GetProperty("name").GetString()));
        foreach (var secret in (string[])[ShopsApp.Secret, WooShop.Secret, GraphShop.Token])
        {
            Assert.DoesNotContain(secret, listed.GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain(app.Log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
        }

        var later = new WallClock(new LaterTime(TimeSpan.FromHours(25)));
        var findings = new List<string>();
        await foreach (var finding in new SilentShops(app.Services.GetRequiredService<ConfiguredShops>(), Shops, later).LookAsync(app.Durable, () => { }, default)) findings.Add($"{finding.Id}: {finding.What}");
        Assert.EndsWith("UTC: it answered 500", Assert.Single(findings), StringComparison.Ordinal);
    }

    private static HttpRequestMessage Request(string shop, string topic, string body, string secret)
    {
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));
        var request = new HttpRequestMessage(HttpMethod.Post, $"api/shops/{shop}/events") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        var isShopify = topic.Contains('/', StringComparison.Ordinal);
        request.Headers.TryAddWithoutValidation(isShopify ? "X-Shopify-Hmac-Sha256" : "X-WC-Webhook-Signature", signature);
        request.Headers.TryAddWithoutValidation(isShopify ? "X-Shopify-Topic" : "X-WC-Webhook-Topic", topic);
        return request;
    }

    private async Task<int> SendAsync(string shop, string topic, string body, string secret = ShopsApp.Secret)
    {
        using var request = Request(shop, topic, body, secret);
        using var answer = await app.Client.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
