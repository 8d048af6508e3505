using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Preferences;

public sealed class PreferencesFunctionsTests(WholeApp app) : IClassFixture<WholeApp>, IAsyncLifetime
{
    private readonly string _user = Guid.NewGuid().ToString();

    public async Task InitializeAsync()
    {
        await app.Services.GetRequiredService<IInventoryStore>().CreateAsync(
            new InventoryItem { Id = "tea", Sku = "tea", Name = "Tea" }, default);
        await app.Services.GetRequiredService<IKnowledge>().UpdateVendorAsync(
            "v1", _ => new VendorDocument { Id = "v1", VendorId = "v1", Name = "Vendor" }, default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Put_AfterTheDefaults_CreatesAndThenReplaces()
    {
        var empty = await Send(HttpMethod.Get, "/api/preferences");
        Assert.Equal(
            """{"shipping":"standard","preferredVendors":[],"excludedVendors":[],"goals":null}""", (await WholeApp.BodyOf(empty)).GetRawText());

        var json = """{"shipping":"express","preferredVendors":["v1"],"excludedVendors":[],"goals":{"cost":1,"speed":2,"reliability":0.5}}""";
        var created = await Send(HttpMethod.Put, "/api/preferences", json, empty.Headers.ETag!.ToString());
        Assert.Equal(json, (await WholeApp.BodyOf(created)).GetRawText());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Send(HttpMethod.Put, "/api/preferences", json, empty.Headers.ETag!.ToString())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Put, "/api/preferences", json, created.Headers.ETag!.ToString())).StatusCode);
    }

    [Theory]
    [InlineData("""{"shipping":"standard","preferredVendors":["nobody"],"excludedVendors":[]}""", "preferredVendors")]
    [InlineData("""{"shipping":"standard","preferredVendors":["v1"],"excludedVendors":["v1"]}""", "excludedVendors")]
    [InlineData("""{"shipping":"standard","preferredVendors":["v1","v1"],"excludedVendors":[]}""", "preferredVendors")]
    [InlineData("""{"shipping":"standard","preferredVendors":["a/b"],"excludedVendors":[]}""", "preferredVendors")]
    [InlineData("""{"shipping":"standard","preferredVendors":[],"excludedVendors":[],"goals":{"cost":0,"speed":0,"reliability":0}}""", "goals")]
    [InlineData("""{"shipping":"standard","preferredVendors":[],"excludedVendors":[],"goals":{"cost":-1,"speed":0,"reliability":1}}""", "goals")]
    [InlineData("""{"shipping":"standard","preferredVendors":[],"excludedVendors":[],"goals":{"cost":1,"speed":1}}""", "goals.reliability")]
    [InlineData("""{"shipping":"standard","preferredVendors":[],"excludedVendors":[],"absence":{"from":"2026-12-20","until":"2026-12-19","deputy":"eve"}}""", "absence.until")]
    [InlineData("""{"shipping":"standard","preferredVendors":[],"excludedVendors":[],"absence":{"from":"2026-12-20","until":"2027-12-21","deputy":"eve"}}""", "absence.until")]
    [InlineData("""{"shipping":"standard","preferredVendors":[],"excludedVendors":[],"absence":{"from":"2026-12-20","until":"2026-12-21","deputy":" "}}""", "absence.deputy")]
    [InlineData("""{"shipping":"slow","preferredVendors":[],"excludedVendors":[]}""", "shipping")]
    public async Task Put_OfNonsense_NamesTheField(string json, string field)
    {
        var answer = await Send(HttpMethod.Put, "/api/preferences", json, "\"0\"");
        Assert.Equal(field, Assert.Single((await WholeApp.BodyOf(answer, 400)).GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Product_NotSet_IsZeroAndCanBeSet()
    {
        const string path = "/api/preferences/products/tea";
        var empty = await Send(HttpMethod.Get, path);
        Assert.Equal("""{"sku":"tea","preferredQuantity":0,"isCriticalStock":false,"goals":null}""", (await WholeApp.BodyOf(empty)).GetRawText());
        var set = await Send(HttpMethod.Put, path, """{"preferredQuantity":12,"isCriticalStock":true}""", empty.Headers.ETag!.ToString());
        Assert.Equal("""{"sku":"tea","preferredQuantity":12,"isCriticalStock":true,"goals":null}""", (await WholeApp.BodyOf(set)).GetRawText());
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(HttpMethod.Put, path, """{"preferredQuantity":-1,"isCriticalStock":true}""", set.Headers.ETag!.ToString())).StatusCode);
    }

    [Fact]
    public async Task Product_Goals_AreKeptAndForgotten()
    {
        const string path = "/api/preferences/products/tea";
        var empty = await Send(HttpMethod.Get, path);
        var set = await Send(
            HttpMethod.Put, path, """{"preferredQuantity":0,"isCriticalStock":false,"goals":{"cost":0,"speed":1,"reliability":0}}""", empty.Headers.ETag!.ToString());
        Assert.Equal(1, (await WholeApp.BodyOf(set)).GetProperty("goals").GetProperty("speed").GetDouble());
        var none = await Send(
            HttpMethod.Put, path, """{"preferredQuantity":0,"isCriticalStock":false,"goals":{"cost":0,"speed":0,"reliability":0}}""", set.Headers.ETag!.ToString());
        Assert.True((await WholeApp.BodyOf(none, 400)).GetProperty("errors").TryGetProperty("goals", out _));
        var forgotten = await Send(
            HttpMethod.Put, path, """{"preferredQuantity":0,"isCriticalStock":false,"goals":null}""", set.Headers.ETag!.ToString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await WholeApp.BodyOf(forgotten)).GetProperty("goals").ValueKind);
    }

    [Theory]
    [InlineData("coffee")]
    [InlineData("%23")]
    [InlineData("a%2Fb")]
    public async Task Product_Unknown_Is404(string sku) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Send(HttpMethod.Get, $"/api/preferences/products/{sku}")).StatusCode);

    private Task<HttpResponseMessage> Send(HttpMethod method, string path, string? json = null, string? ifMatch = null) =>
        app.SendAsync(method, path, _user, json: json, ifMatch: ifMatch);
}
