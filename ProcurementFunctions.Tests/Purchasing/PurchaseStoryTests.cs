using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>Purchases from their first quote to their end, over HTTP, with real parts all around.</summary>
public sealed class PurchaseStoryTests : IAsyncLifetime
{
    private const double SixHoursASecond = 21_600;

    private PurchaseShop _shop = null!;

    public async Task InitializeAsync() => _shop = await PurchaseShop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Purchase_Approved_IsOrderedShippedReceivedAndLearnedFrom()
    {
        var before = await _shop.OnHandAsync("BOLT");
        var waiting = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 30), "awaitingApproval");
        Assert.Equal(["ACME", "BOLTCO"], waiting["quotes"]!.AsArray().Select(quote => (string?)quote!["vendorId"]).Order());
        Assert.Equal("reserved", (string?)waiting["budget"]!["state"]);

        using var decision = await _shop.ApproveAsync(waiting);
        Assert.Equal(HttpStatusCode.OK, decision.StatusCode);
        var received = await _shop.UntilAsync(waiting, "received", "actual");

        var vendorId = (string?)received["order"]!["vendorId"];
        Assert.Equal(before + 30, await _shop.OnHandAsync("BOLT"));
        Assert.Equal((decimal?)received["choice"]!["total"], (decimal?)received["budget"]!["amount"]);
        Assert.Contains("vendorSaidShipped", PurchaseShop.EventsOf(received));
        Assert.Contains("vendorSaidDelivered", PurchaseShop.EventsOf(received));
        var vendor = (await _shop.Buyer.GetFromJsonAsync<JsonObject>($"api/vendors/{vendorId}"))!;
        Assert.Equal(1, (int?)vendor["orders"]!["placed"]);
        Assert.Equal(1, (int?)vendor["orders"]!["received"]);
        Assert.Equal("evidence", (string?)vendor["beliefs"]!["leadTimeDays"]!["basis"]);
        Assert.Equal("evidence", (string?)vendor["beliefs"]!["onTimeRate"]!["basis"]);
        Assert.True((double?)vendor["beliefs"]!["price:BOLT"]!["value"] > 0);
    }

    [Fact]
    public async Task Purchase_Rejected_GivesTheMoneyBackAndOrdersNothing()
    {
        var waiting = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 30), "awaitingApproval");
        using var decision = await _shop.RejectAsync(waiting);
        var rejected = await _shop.UntilAsync(waiting, "rejected", "released");

        Assert.Null(rejected["order"]);
        Assert.Equal("reject", (string?)rejected["approval"]!["decision"]);
        using var late = await _shop.ApproveAsync(waiting);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task Purchase_NobodyDecides_ExpiresAndGivesTheMoneyBack()
    {
        await _shop.ChangeOperationsAsync(settings =>
        {
            settings["approval"]!["remindAfterHours"] = 240;
            settings["approval"]!["expiresAfterHours"] = 720;
        });
        var expired = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 30), "expired", "released");

        Assert.Contains("reminded", PurchaseShop.EventsOf(expired));
    }

    [Fact]
    public async Task Purchase_BelowThePolicysLimit_NeedsNobody()
    {
        await _shop.ChangeOperationsAsync(settings => settings["approval"]!["autoApproveBelow"] = 1000);
        var received = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 30), "received", "actual");

        Assert.False((bool?)received["approval"]!["required"]);
        Assert.Equal("policy", (string?)received["approval"]!["by"]);
    }

    [Fact]
    public async Task Purchase_OverTheBudget_WaitsAndExpires()
    {
        await _shop.ChangeOperationsAsync(settings =>
        {
            settings["budget"]!["limit"] = 20;
            settings["approval"]!["remindAfterHours"] = 24;
            settings["approval"]!["expiresAfterHours"] = 720;
        });
        var expired = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 30), "expired");

        Assert.Contains("20.00 left of 20.00", (string?)expired["overBudget"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purchase_AboveTheBudgetThatTheBuyerTold_IsLeftToAPerson()
    {
        await _shop.ChangeOperationsAsync(settings => settings["approval"]!["autoApproveBelow"] = 1000);
        using var told = await PurchaseShop.SendAsync(
            _shop.Buyer, "api/messages", new() { ["messageId"] = "1", ["text"] = "my budget is 50" });
        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        var waiting = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 30), "awaitingApproval");

        Assert.Contains("above the 50.00 they told", (string?)waiting["choice"]!["notes"]!.AsArray()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purchase_CancelledWhileItWaits_Ends()
    {
        var waiting = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 30), "awaitingApproval");
        using var cancel = await PurchaseShop.SendAsync(_shop.Buyer, $"api/purchases/{waiting["id"]}/cancel", new() { ["reason"] = "found some" });

        Assert.Equal(HttpStatusCode.Accepted, cancel.StatusCode);
        await _shop.UntilAsync(waiting, "cancelled", "released");
    }

    [Fact]
    public async Task Purchase_SameIdempotencyKey_IsOnePurchase()
    {
        var first = await _shop.CreateAsync("BOLT", 30, "key-1");
        var second = await _shop.CreateAsync("BOLT", 30, "key-1");

        Assert.Equal((string?)first["id"], (string?)second["id"]);
        using var other = await PurchaseShop.SendAsync(_shop.Buyer, "api/purchases", new() { ["sku"] = "BOLT", ["quantity"] = 31 }, "key-1");
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    [Fact]
    public async Task Decision_ByTheRequester_IsForbidden()
    {
        using var both = _shop.Cloud.CreateClient("both", "buyer", "approver");
        using var created = await PurchaseShop.SendAsync(both, "api/purchases", new() { ["sku"] = "BOLT", ["quantity"] = 30 });
        var waiting = await _shop.UntilAsync((await created.Content.ReadFromJsonAsync<JsonObject>())!, "awaitingApproval");
        using var own = await PurchaseShop.SendAsync(
            both,
            $"api/purchases/{waiting["id"]}/decision",
            new() { ["decision"] = "approve", ["digest"] = (string?)waiting["approval"]!["digest"] });

        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
    }

    [Fact]
    public async Task InventoryCheck_Purchasing_OnePurchaseForEachNeedHoweverOften()
    {
        using var recommends = await PurchaseShop.SendAsync(_shop.Buyer, "api/inventory/check", []);
        var watched = (await recommends.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Empty(watched["started"]!.AsArray());
        Assert.Equal(2, watched["recommended"]!.AsArray().Count);

        await _shop.ChangeOperationsAsync(settings => settings["mode"] = "purchasing");
        var checks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PurchaseShop.SendAsync(_shop.Buyer, "api/inventory/check", [])));
        foreach (var check in checks)
        {
            Assert.Equal(HttpStatusCode.OK, check.StatusCode);
            check.Dispose();
        }

        var all = (await _shop.Buyer.GetFromJsonAsync<JsonObject>("api/purchases"))!["items"]!.AsArray();
        Assert.Equal(["BOLT", "NUT"], all.Select(purchase => (string?)purchase!["sku"]).Order());
    }

    [Fact]
    public async Task Receipt_ByAPerson_CountsBeforeTheVendorsWord()
    {
        // At the speed of the others the vendor would have said its word before the person's request arrives, on a busy machine.
        await using var shop = await PurchaseShop.OpenAsync(speed: SixHoursASecond);
        await shop.ChangeOperationsAsync(settings => settings["approval"]!["autoApproveBelow"] = 100_000);
        var ordered = await shop.UntilAsync(await shop.CreateAsync("WASHER", 200), "ordered");
        JsonObject receipt = new()
        {
            ["receiptId"] = "R-1",
            ["lines"] = new JsonArray(new JsonObject { ["sku"] = "WASHER", ["quantity"] = 200, ["rejected"] = 5 }),
        };
        using var booked = await PurchaseShop.SendAsync(shop.Buyer, $"api/purchases/{ordered["id"]}/receipts", receipt);
        Assert.Equal(HttpStatusCode.OK, booked.StatusCode);
        await shop.UntilAsync(ordered, "received", "actual");

        Assert.Equal(695, await shop.OnHandAsync("WASHER"));
    }
}
