using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Local.VendorSimulator;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>What becomes of a purchase when vendors misbehave.</summary>
public sealed class PurchaseFaultTests
{
    private static readonly TimeSpan ShortTimeout = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Vendor_Down_IsLeftOutAndRemembered()
    {
        await using var shop = await PurchaseShop.OpenAsync(
            (id, profile) => id == "ACME" ? profile with { Fault = VendorFault.Down } : profile, ShortTimeout);
        var waiting = await shop.UntilAsync(await shop.CreateAsync("BOLT", 30), "awaitingApproval");

        Assert.Equal("BOLTCO", (string?)waiting["choice"]!["lines"]![0]!["vendorId"]);
        Assert.Equal("ACME", (string?)waiting["quoteFailures"]![0]!["vendorId"]);
        Assert.Equal("vendor ACME: its token endpoint answered 503", (string?)waiting["quoteFailures"]![0]!["reason"]);
        var (acme, boltco) = (await AnswersAsync(shop, "ACME"), await AnswersAsync(shop, "BOLTCO"));
        Assert.Equal((1, "evidence", 1, "evidence"), ((int)acme["observations"]!, (string?)acme["basis"], (int)boltco["observations"]!, (string?)boltco["basis"]));
        Assert.True((double)acme["value"]! < 0.95);
        Assert.True((double)boltco["value"]! > 0.95);
        var explanation = (await shop.Buyer.GetFromJsonAsync<JsonObject>($"api/purchases/{waiting["id"]}/explanation"))!;
        Assert.EndsWith("; it answers about 79 % of requests", (string?)explanation["vendors"]!.AsArray().Single(vendor => (string?)vendor!["vendorId"] == "ACME")!["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vendor_AnswerRate_CanBePinnedAndForgotten()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        JsonObject pin = new() { ["action"] = "pin", ["value"] = 0.5 };
        using (var pinned = await PurchaseShop.SendAsync(shop.Admin, "api/vendors/ACME/beliefs/quoteAnswerRate", pin)) pinned.EnsureSuccessStatusCode();
        await shop.UntilAsync(await shop.CreateAsync("NUT", 30), "awaitingApproval");
        var belief = await AnswersAsync(shop, "ACME");
        Assert.Equal((0.5, "pinned"), ((double)belief["value"]!, (string?)belief["basis"]));

        using (var forgotten = await PurchaseShop.SendAsync(shop.Admin, "api/vendors/ACME/beliefs/quoteAnswerRate", new() { ["action"] = "forget" })) forgotten.EnsureSuccessStatusCode();
        belief = await AnswersAsync(shop, "ACME");
        Assert.Equal((0.95, "prior"), ((double)belief["value"]!, (string?)belief["basis"]));
    }

    private static async Task<JsonNode> AnswersAsync(PurchaseShop shop, string vendorId) =>
        (await shop.Buyer.GetFromJsonAsync<JsonObject>($"api/vendors/{vendorId}"))!["beliefs"]!["quoteAnswerRate"]!;

    [Fact]
    public async Task Vendors_AllHang_NoOffer()
    {
        await using var shop = await PurchaseShop.OpenAsync((_, profile) => profile with { Fault = VendorFault.Hangs }, ShortTimeout);
        var ended = await shop.UntilAsync(await shop.CreateAsync("NUT", 30), "noOffer");

        Assert.Single(ended["quoteFailures"]!.AsArray());
    }

    [Fact]
    public async Task Vendor_RefusesTheOrder_FailsAndGivesTheMoneyBack()
    {
        await using var shop = await PurchaseShop.OpenAsync((_, profile) => profile with { Fault = VendorFault.RefusesOrders });
        var failed = await ApprovedAsync(shop, "failed", "released");

        Assert.Contains("orderRefused", PurchaseShop.EventsOf(failed));
    }

    [Fact]
    public async Task Vendor_RefusesTheOrder_TheNextBestIsAskedAndApprovedAnew()
    {
        await using var shop = await PurchaseShop.OpenAsync(
            (vendor, profile) => vendor == "ACME" ? profile with { Fault = VendorFault.RefusesOrders } : profile);
        var first = await shop.UntilAsync(await shop.CreateAsync("BOLT", 30), "awaitingApproval");
        Assert.Equal("ACME", (string?)first["choice"]!["lines"]![0]!["vendorId"]);
        using (var approved = await shop.ApproveAsync(first)) Assert.True(approved.IsSuccessStatusCode);

        JsonObject second;
        do second = await shop.UntilAsync(first, "awaitingApproval");
        while ((string?)second["approval"]!["digest"] == (string?)first["approval"]!["digest"]);
        Assert.Equal("BOLTCO", (string?)second["choice"]!["lines"]![0]!["vendorId"]);
        Assert.Equal(["ACME"], second["approval"]!["changed"]!["oldVendors"]!.AsArray().Select(vendor => (string?)vendor));
        Assert.Equal((decimal?)second["choice"]!["total"], (decimal?)second["budget"]!["amount"]);
        var explanation = (await shop.Buyer.GetFromJsonAsync<JsonObject>($"api/purchases/{first["id"]}/explanation"))!;
        Assert.Equal(
            ("leftOut", "it would not deliver what was ordered of it for this need"),
            explanation["vendors"]!.AsArray().Where(vendor => (string?)vendor!["vendorId"] == "ACME")
                .Select(vendor => ((string?)vendor!["outcome"], (string?)vendor["reason"])).Single());
        using (var approved = await shop.ApproveAsync(second)) Assert.True(approved.IsSuccessStatusCode);

        var received = await shop.UntilAsync(second, "received", "actual");
        Assert.Equal(
            [("ACME", "refused"), ("BOLTCO", "delivered")],
            received["orders"]!.AsArray().Select(order => ((string?)order!["vendorId"], (string?)order["status"])));
        Assert.Equal("BOLTCO", (string?)received["order"]!["vendorId"]);
        Assert.Contains(received["timeline"]!.AsArray(), entry => ((string?)entry!["detail"])!.EndsWith("refused the order; asking again", StringComparison.Ordinal));
        Assert.Equal((decimal?)received["order"]!["total"], (decimal?)received["budget"]!["amount"]);
        var acme = (await shop.Buyer.GetFromJsonAsync<JsonObject>("api/vendors/ACME"))!["beliefs"]!["acceptRate"]!;
        Assert.Equal((1, "evidence"), ((int?)acme["observations"], (string?)acme["basis"]));
        Assert.True((double?)acme["value"] < 0.9);
    }

    [Fact]
    public async Task Vendor_AnswerToTheOrderIsLost_LookedUpAndOrderedOnce()
    {
        await using var shop = await PurchaseShop.OpenAsync(
            (_, profile) => profile with { Fault = VendorFault.LosesOrderAnswers }, ShortTimeout);
        var received = await ApprovedAsync(shop, "received", "actual");

        Assert.Single(received["orders"]!.AsArray());
        Assert.Equal(45, await shop.OnHandAsync("NUT"));
    }

    [Fact]
    public async Task Vendor_DeliversInParts_AllIsBooked()
    {
        await using var shop = await PurchaseShop.OpenAsync((_, profile) => profile with { PartialRate = 1 });
        var received = await ApprovedAsync(shop, "received", "actual");

        Assert.Equal(45, await shop.OnHandAsync("NUT"));
    }

    [Fact]
    public async Task Vendor_SendsNoWebhooks_PollingSeesIt()
    {
        await using var shop = await PurchaseShop.OpenAsync((_, profile) => profile with { WebhookLossRate = 1 });
        var received = await ApprovedAsync(shop, "received", "actual");

        Assert.DoesNotContain("vendorSaidShipped", PurchaseShop.EventsOf(received));
    }

    [Fact]
    public async Task Vendor_SendsWebhooksTwice_NothingCountsTwice()
    {
        await using var shop = await PurchaseShop.OpenAsync((_, profile) => profile with { WebhookRepeatRate = 1 });
        var received = await ApprovedAsync(shop, "received", "actual");

        Assert.Single(PurchaseShop.EventsOf(received), "vendorSaidShipped");
        Assert.Equal(45, await shop.OnHandAsync("NUT"));
    }

    private static async Task<JsonObject> ApprovedAsync(PurchaseShop shop, string end, string budget)
    {
        var waiting = await shop.UntilAsync(await shop.CreateAsync("NUT", 30), "awaitingApproval");
        using var decision = await shop.ApproveAsync(waiting);
        decision.EnsureSuccessStatusCode();
        return await shop.UntilAsync(waiting, end, budget);
    }
}
