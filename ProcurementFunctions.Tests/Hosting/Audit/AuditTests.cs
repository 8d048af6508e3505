using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Hosting.Audit;

/// <summary>Whatever a person decides through the API or in a message is told by <c>GET /api/audit</c>.</summary>
public sealed class AuditTests(WholeApp app) : IClassFixture<WholeApp>
{
    private static readonly string[] All = ["buyer", "approver", "admin"];
    private readonly string _user = $"user-{Guid.NewGuid():N}";

    [Fact]
    public async Task Audit_OfWhatAUserChanged_SaysWhoWhatWhenAndWhy()
    {
        await PutNewAsync("inventory/TEA", """{"name":"Tea","onHand":5,"reorderPoint":10,"safetyStock":2}""");
        await PutNewAsync("vendors/LEAF", """{"name":"Leaf","active":true,"preferred":false,"facts":{"phone":"secret words"}}""");
        await SendAsync(HttpMethod.Put, "vendors/LEAF/rating", """{"score":0.9,"comment":"secret words"}""");
        await SendAsync(HttpMethod.Post, "vendors/LEAF/beliefs/fillRate", """{"action":"pin","value":0.8}""");
        await SendAsync(HttpMethod.Post, "vendors/LEAF/beliefs/fillRate", """{"action":"correct","value":0.7}""");
        await SendAsync(HttpMethod.Post, "vendors/LEAF/beliefs/fillRate", """{"action":"forget"}""");
        await PutNewAsync("preferences", """{"shipping":"express","preferredVendors":["LEAF"],"excludedVendors":[]}""");
        await PutNewAsync("preferences/products/TEA", """{"preferredQuantity":12,"isCriticalStock":true}""");
        await TellAsync("m1", "my budget is 500");
        await TellAsync("m2", "TEA is not critical");
        await TellAsync("m3", "set the firm's budget to 5000 a month");
        await TellAsync("m4", "prioritise speed for the firm");
        await TellAsync("m4", "prioritise speed for the firm");

        var told = (await AuditAsync($"actor={_user}")).ToArray();

        Assert.Equal(
            ["settingsChanged", "settingsChanged", "preferencesChanged", "preferencesChanged", "preferencesChanged", "preferencesChanged",
                "beliefForgotten", "beliefCorrected", "beliefPinned", "vendorRated", "vendorChanged", "itemChanged"],
            told.Select(entry => Text(entry, "kind")));
        Assert.All(told, entry => Assert.Equal(_user, Text(entry, "by")));
        AssertChange(told[0], "goals.speed", "0.25", "0.8");
        AssertChange(told[1], "budget.limit", "null", "5000");
        AssertChange(told[2], "products.TEA.isCriticalStock", "true", "false");
        AssertChange(told[3], "budgetLimit", "null", "500");
        AssertChange(told[4], "products.TEA.preferredQuantity", "0", "12");
        AssertChange(told[5], "profile.shipping", "\"standard\"", "\"express\"");
        AssertChange(told[8], "beliefs.fillRate", null, "0.8");
        AssertChange(told[11], "onHand", "null", "5");
        Assert.Equal("told in a message", Text(told[1], "why"));
        Assert.Equal("put through the API", Text(told[5], "why"));
        Assert.DoesNotContain("secret words", string.Concat(told.Select(entry => entry.GetRawText())), StringComparison.Ordinal);
        Assert.Equal(3, (await AuditAsync($"actor={_user}&subject=vendor:LEAF&kind=beliefPinned")).Count()
            + (await AuditAsync($"actor={_user}&subject=item:TEA")).Count() + (await AuditAsync($"actor={_user}&kind=vendorRated")).Count());
    }

    [Fact]
    public async Task Audit_ByPagesAndTimes_IsEachEntryOnceNewestFirst()
    {
        var trail = app.Services.GetRequiredService<IAuditTrail>();
        var start = new DateTimeOffset(2031, 5, 1, 12, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < 23; i++)
        {
            var entry = AuditEntry.Of($"test:{i % 3}", "tested", _user, start.AddMilliseconds(i * 250), $"{i}");
            await trail.RecordAsync(entry, default);
            await trail.RecordAsync(entry with { Why = "told twice" }, default);
        }

        var times = new List<DateTimeOffset>();
        string? cursor = null;
        do
        {
            var page = await PageAsync($"actor={_user}&limit=5{(cursor is null ? "" : $"&cursor={cursor}")}");
            times.AddRange(page.GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("at").GetDateTimeOffset()));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(0, 23).Reverse().Select(i => start.AddMilliseconds(i * 250)), times);
        // The first and the last of a second, in another zone's words: from is taken, to is not.
        var second = await AuditAsync($"actor={_user}&from={Uri.EscapeDataString("2031-05-01T14:00:01+02:00")}&to=2031-05-01T12:00:02Z");
        Assert.Equal([1750, 1500, 1250, 1000], second.Select(entry => (int)(entry.GetProperty("at").GetDateTimeOffset() - start).TotalMilliseconds));
        Assert.All(await AuditAsync($"actor={_user}"), entry => Assert.Equal(JsonValueKind.Null, entry.GetProperty("why").ValueKind));
    }

    [Theory]
    [InlineData("from=yesterday")]
    [InlineData("limit=0")]
    [InlineData("cursor=nonsense")]
    public async Task Audit_BadInput_Is400(string query)
    {
        using var answer = await app.SendAsync(HttpMethod.Get, $"/api/audit?{query}", _user, All);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Audit_ForOthersThanAdmins_Is403()
    {
        using var answer = await app.SendAsync(HttpMethod.Get, "/api/audit", _user, ["buyer", "approver"]);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static string? Text(JsonElement entry, string field) => entry.GetProperty(field).GetString();

    /// <param name="from">Null: whatever it was.</param>
    private static void AssertChange(JsonElement entry, string field, string? from, string to)
    {
        var change = Assert.Single(entry.GetProperty("changes").EnumerateArray(), change => Text(change, "field") == field);
        if (from is not null) Assert.Equal(from, change.GetProperty("from").GetRawText());
        Assert.Equal(to, change.GetProperty("to").GetRawText());
    }

    private async Task<IEnumerable<JsonElement>> AuditAsync(string query) => (await PageAsync(query)).GetProperty("items").EnumerateArray();

    private async Task<JsonElement> PageAsync(string query) =>
        await WholeApp.BodyOf(await app.SendAsync(HttpMethod.Get, $"/api/audit?{query}", _user, All));

    private Task PutNewAsync(string path, string json) => SendAsync(HttpMethod.Put, path, json, "\"0\"");

    private async Task SendAsync(HttpMethod method, string path, string json, string? ifMatch = null)
    {
        using var answer = await app.SendAsync(method, $"/api/{path}", _user, All, json, ifMatch);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task TellAsync(string id, string text) => await WholeApp.BodyOf(await app.SendAsync(
        HttpMethod.Post, "/api/messages", _user, All, $$"""{"messageId":"{{id}}","text":"{{text}}"}"""));
}
