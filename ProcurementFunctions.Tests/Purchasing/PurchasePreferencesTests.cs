using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>
/// What a user told the agent, honoured in what is recommended and bought. Of BOLT, Acme is dearer (2.50) and faster (4
/// days), the Bolt Company cheaper (2.10) and slower (9 days); the firm prefers Acme.
/// </summary>
public sealed class PurchasePreferencesTests : IAsyncLifetime
{
    private PurchaseShop _shop = null!;

    public async Task InitializeAsync() => _shop = await PurchaseShop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Goal_ToldByMessage_ChangesTheChoiceAndIsNamed()
    {
        var before = await RecommendAsync("find the best deal for 30 BOLT");
        Assert.Equal(("ACME", "firm"), ((string?)before["vendorId"], (string?)before["weightsFrom"]));

        await SayAsync("cost matters most");
        var after = await RecommendAsync("find the best deal for 30 BOLT");
        Assert.Equal(("BOLTCO", "user"), ((string?)after["vendorId"], (string?)after["weightsFrom"]));
        Assert.Contains("by your goals (cost 80 %", (string?)after["reason"], StringComparison.Ordinal);

        var purchase = await BuyAsync("order 30 BOLT");
        Assert.Equal("user", (string?)purchase["decisionRecord"]!["inputs"]!["weightsFrom"]);
        var explanation = await ExplainAsync(purchase);
        Assert.Equal("user", (string?)explanation["weightsFrom"]);
        Assert.Equal(0.8, (double?)explanation["weights"]!["cost"]);
        Assert.StartsWith(
            "The Bolt Company was the best of 2 by the requester's goals (cost 80 %", (string?)explanation["summary"], StringComparison.Ordinal);
        // Nobody else's purchase is chosen by them.
        using var created = await PurchaseShop.SendAsync(_shop.Admin, "api/purchases", new() { ["sku"] = "BOLT", ["quantity"] = 30 });
        var others = await _shop.UntilAsync((await created.Content.ReadFromJsonAsync<JsonObject>())!, "awaitingApproval");
        Assert.Equal("firm", (string?)(await ExplainAsync(others))["weightsFrom"]);
    }

    [Fact]
    public async Task Goal_ForAnItem_ComesBeforeTheUsersAndThatBeforeTheFirmsForTheItem()
    {
        await PutGoalsOfItemAsync("BOLT", new() { ["cost"] = 1, ["speed"] = 0, ["reliability"] = 0 });
        Assert.Equal(("BOLTCO", "product"), await DealAsync());
        await SayAsync("prioritise speed");
        Assert.Equal(("ACME", "user"), await DealAsync());
        await SayAsync("cost matters most for BOLT-1");
        Assert.Equal(("ACME", "user"), await DealAsync());
        await SayAsync("cost matters most for BOLT");
        Assert.Equal(("BOLTCO", "userProduct"), await DealAsync());
        await SayAsync("forget my goals for BOLT");
        Assert.Equal(("ACME", "user"), await DealAsync());
        await SayAsync("forget my goals");
        Assert.Equal(("BOLTCO", "product"), await DealAsync());
    }

    [Fact]
    public async Task PreferredQuantity_AboveWhatIsAsked_IsBoughtAndSaidWhy()
    {
        Assert.Equal(0, (int?)(await _shop.Buyer.GetFromJsonAsync<JsonObject>("api/preferences/products/BOLT"))!["preferredQuantity"]);
        await SayAsync("I always need at least 50 of BOLT");
        var deal = await SayAsync("find the best deal for 20 BOLT");
        Assert.Equal(50, (int?)deal["recommendation"]!["quantity"]);
        Assert.Contains("20 asked for, raised to 50", (string?)deal["reply"], StringComparison.Ordinal);

        var purchase = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 20), "awaitingApproval");
        Assert.Equal((50, 50), ((int?)purchase["quantity"], (int?)purchase["choice"]!["quantity"]));
        Assert.Contains("20 asked for, raised to 50", (string?)purchase["choice"]!["notes"]![0], StringComparison.Ordinal);
        Assert.Contains("quantityRaised", PurchaseShop.EventsOf(purchase));
        var larger = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 60), "awaitingApproval");
        Assert.Equal(60, (int?)larger["choice"]!["quantity"]);
        using var other = await PurchaseShop.SendAsync(_shop.Admin, "api/purchases", new() { ["sku"] = "BOLT", ["quantity"] = 20 });
        Assert.Equal(20, (int?)(await other.Content.ReadFromJsonAsync<JsonObject>())!["quantity"]);
    }

    [Fact]
    public async Task VendorsAndShipping_ToldByMessage_AreHonoured()
    {
        var standard = await RecommendAsync("find the best deal for 30 BOLT");
        await SayAsync("always ship express");
        var express = await RecommendAsync("find the best deal for 30 BOLT");
        Assert.True(DaysOf(express) < DaysOf(standard) - 1, $"{DaysOf(express)} and {DaysOf(standard)} days");

        await SayAsync("never buy from Acme Fasteners");
        var purchase = await BuyAsync("order 30 BOLT");
        Assert.Equal(["BOLTCO"], purchase["quotes"]!.AsArray().Select(quote => (string?)quote!["vendorId"]));
        Assert.Equal(["BOLTCO"], purchase["choice"]!["lines"]!.AsArray().Select(line => (string?)line!["vendorId"]));
        await SayAsync("I prefer The Bolt Company");
        var preferred = await BuyAsync("order 31 BOLT");
        Assert.Equal(["BOLTCO"], preferred["decisionRecord"]!["inputs"]!["preferredVendors"]!.AsArray().Select(vendor => (string?)vendor));
        Assert.Contains(", preferred", (string?)preferred["decisionRecord"]!["ranking"]![0]!["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CriticalItem_OfAnyUser_IsGuardedBetterByTheStockCheck()
    {
        // NUT: projected 20 at the reorder point 20; WASHER is far above its own.
        var plain = await LowOfAsync("NUT");
        await SayAsync("NUT is critical");
        var critical = await LowOfAsync("NUT");

        Assert.True((int?)critical["reorderPoint"] > (int?)plain["reorderPoint"]);
        Assert.True((int?)critical["suggestedQuantity"] >= (int?)plain["suggestedQuantity"]);
        Assert.DoesNotContain("critical", (string?)plain["reason"], StringComparison.Ordinal);
        Assert.Contains("marked as critical, so for a service level of 99 %", (string?)critical["reason"], StringComparison.Ordinal);
        var item = (await _shop.Admin.GetFromJsonAsync<JsonObject>("api/inventory/NUT"))!;
        Assert.Equal((int?)critical["reorderPoint"], (int?)item["reorderPoint"]);
    }

    private static double DaysOf(JsonObject recommendation) =>
        double.Parse(((string?)recommendation["reason"])!.Split("about ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private async Task<JsonObject> SayAsync(string text)
    {
        using var answer = await PurchaseShop.SendAsync(
            _shop.Buyer, "api/messages", new() { ["messageId"] = Guid.NewGuid().ToString("n"), ["text"] = text });
        var body = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.True(answer.IsSuccessStatusCode, body.ToJsonString());
        return body;
    }

    private async Task<JsonObject> RecommendAsync(string text)
    {
        var body = await SayAsync(text);
        return body["recommendation"]?.AsObject() ?? throw new InvalidOperationException(body.ToJsonString());
    }

    private async Task<(string? Vendor, string? From)> DealAsync()
    {
        var deal = await RecommendAsync("find the best deal for 30 BOLT");
        return ((string?)deal["vendorId"], (string?)deal["weightsFrom"]);
    }

    private async Task<JsonObject> BuyAsync(string text)
    {
        var body = await SayAsync(text);
        return await _shop.UntilAsync(new() { ["id"] = (string?)body["purchases"]![0] }, "awaitingApproval");
    }

    private async Task<JsonObject> ExplainAsync(JsonObject purchase) =>
        (await _shop.Buyer.GetFromJsonAsync<JsonObject>($"api/purchases/{purchase["id"]}/explanation"))!;

    private async Task<JsonObject> LowOfAsync(string sku)
    {
        using var answer = await PurchaseShop.SendAsync(_shop.Buyer, "api/inventory/check", []);
        var check = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        return check["low"]!.AsArray().Select(low => low!.AsObject()).Single(low => (string?)low["sku"] == sku);
    }

    private async Task PutGoalsOfItemAsync(string sku, JsonObject goals)
    {
        using var read = await _shop.Admin.GetAsync(new Uri($"api/inventory/{sku}", UriKind.Relative));
        var item = (await read.Content.ReadFromJsonAsync<JsonObject>())!;
        item["goals"] = goals;
        using var request = new HttpRequestMessage(HttpMethod.Put, $"api/inventory/{sku}") { Content = JsonContent.Create(item) };
        request.Headers.IfMatch.Add(read.Headers.ETag!);
        using var answer = await _shop.Admin.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var written = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(goals.ToJsonString(), written["goals"]!.ToJsonString());
    }
}
