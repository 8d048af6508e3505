using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Tests.Purchasing;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Local.AppHost;

/// <summary>What the parts of the local cloud do together.</summary>
public sealed class LocalCloudTests(LocalCloudFixture fixture) : IClassFixture<LocalCloudFixture>
{
    [Fact]
    public async Task Health_OfAStartedCloud_IsGood()
    {
        using var anyone = new HttpClient { BaseAddress = fixture.Cloud.Url };
        using var answer = await anyone.GetAsync(new Uri("api/health", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Inventory_AfterTheStart_IsImportedWithWhatIsOnOrder()
    {
        var low = await fixture.Buyer.GetFromJsonAsync<JsonObject>("api/inventory?low=true");
        Assert.Equal(["BOLT", "NUT"], low!["items"]!.AsArray().Select(item => (string?)item!["sku"]).Order());
        var nut = await fixture.Buyer.GetFromJsonAsync<JsonObject>("api/inventory/NUT");
        Assert.Equal(20, (int?)nut!["projected"]);
    }

    [Fact]
    public async Task Operations_OfANewFastShop_GivePeopleTenRealMinutes()
    {
        var operations = await fixture.Admin.GetFromJsonAsync<JsonObject>("api/operations");
        Assert.Equal(600 * 24, (double?)operations!["approval"]!["expiresAfterHours"]);
        Assert.InRange((double)operations["approval"]!["remindAfterHours"]!, 1, (600 * 24) - 1);
    }

    [Fact]
    public async Task Message_OfABuyer_IsAnsweredAndKeptInRedisForADay()
    {
        using var tester = fixture.Cloud.CreateClient("tester", "buyer");
        using var answer = await PurchaseShop.SendAsync(
            tester, "api/messages", new JsonObject { ["messageId"] = "1", ["text"] = "my budget is 500" });
        var reply = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal("Understood, your budget is set to 500.", (string?)reply!["reply"]);

        await using var redis = await ConnectionMultiplexer.ConnectAsync(fixture.Cloud.RedisConnectionString);
        var left = await redis.GetDatabase().KeyTimeToLiveAsync("agent_session:tester");
        Assert.InRange(left!.Value.TotalSeconds, 86_300, 86_400);
    }

    [Theory]
    [InlineData("user=anna&roles=buyer", HttpStatusCode.OK)]
    [InlineData("user=anna", HttpStatusCode.OK)]
    [InlineData("roles=buyer", HttpStatusCode.BadRequest)]
    [InlineData("user=anna&roles=root", HttpStatusCode.BadRequest)]
    [InlineData("user=an%20na&roles=buyer", HttpStatusCode.BadRequest)]
    [InlineData("user=anna&user=berta&roles=buyer", HttpStatusCode.BadRequest)]
    public async Task Token_ForAUser_IsGivenOrRefused(string query, HttpStatusCode expected)
    {
        using var anyone = new HttpClient { BaseAddress = fixture.Cloud.Url };
        using var answer = await anyone.GetAsync(new Uri($"local/token?{query}", UriKind.Relative));
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Token_ThatWasGiven_SignsIn()
    {
        using var client = new HttpClient { BaseAddress = fixture.Cloud.Url };
        using var unknown = await client.GetAsync(new Uri("api/session", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        var token = await client.GetStringAsync(new Uri("local/token?user=anna&roles=buyer", UriKind.Relative));
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var known = await client.GetAsync(new Uri("api/operations", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
    }

    [Theory]
    [InlineData("Host", "evil.example", HttpStatusCode.BadRequest)]
    [InlineData("Origin", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    public async Task Token_ForAWebPage_IsRefused(string header, string value, HttpStatusCode expected)
    {
        using var client = new HttpClient { BaseAddress = fixture.Cloud.Url };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("local/token?user=anna&roles=admin", UriKind.Relative));
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }
}
