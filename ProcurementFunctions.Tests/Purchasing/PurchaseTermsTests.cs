using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>
/// What a buyer asks with a purchase, over HTTP, with real parts all around. Of BOLT, Acme is dearer (2.50) and faster (4
/// days), the Bolt Company cheaper (2.10) and slower (9 days); the firm prefers Acme. NUT is Acme's alone, at 1.20.
/// </summary>
public sealed class PurchaseTermsTests
{
    private const double AnHourASecond = 3_600;

    private static async Task<JsonObject> AskAsync(PurchaseShop shop, string sku, int quantity, JsonObject terms)
    {
        JsonObject body = new() { ["sku"] = sku, ["quantity"] = quantity };
        foreach (var (name, value) in terms) body[name] = value?.DeepClone();
        using var answer = await PurchaseShop.SendAsync(shop.Buyer, "api/purchases", body);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        var purchase = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.All(terms, term => Assert.True(JsonNode.DeepEquals(term.Value, purchase[term.Key]), term.Key));
        return purchase;
    }

    private static async Task<JsonObject> ApprovedAsync(PurchaseShop shop, JsonObject waiting)
    {
        using var decision = await shop.ApproveAsync(waiting);
        Assert.Equal(HttpStatusCode.OK, decision.StatusCode);
        return waiting;
    }

    private static IEnumerable<string?> VendorsOf(JsonObject purchase) =>
        purchase["choice"]!["lines"]!.AsArray().Select(line => (string?)line!["vendorId"]);

    private static string DetailOf(JsonObject purchase, string happened) => (string)purchase["timeline"]!.AsArray()
        .Single(entry => (string?)entry!["event"] == happened)!["detail"]!;

    [Fact]
    public async Task NeededBy_OffersThatComeTooLate_AreRankedAfterThoseInTime()
    {
        await using var shop = await PurchaseShop.OpenAsync(speed: AnHourASecond);
        await shop.ChangeOperationsAsync(settings => settings["goals"] = new JsonObject { ["cost"] = 1, ["speed"] = 0, ["reliability"] = 0 });
        var plain = await shop.UntilAsync(await shop.CreateAsync("BOLT", 30), "awaitingApproval");
        Assert.Equal(["BOLTCO"], VendorsOf(plain));
        var day = DateOnly.FromDateTime(shop.Cloud.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(6).Date);

        var asked = await shop.UntilAsync(await AskAsync(shop, "BOLT", 30, new() { ["neededBy"] = $"{day:yyyy-MM-dd}" }), "awaitingApproval");

        Assert.Equal(["ACME"], VendorsOf(asked));
        Assert.Contains($"needed by {day:yyyy-MM-dd}", DetailOf(asked, "requested"), StringComparison.Ordinal);
        var ranking = asked["decisionRecord"]!["ranking"]!.AsArray();
        Assert.EndsWith($"after {day:yyyy-MM-dd}", (string?)ranking[^1]!["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shipping_OfOnePurchase_IsQuotedAndOrderedSoAndOfNoOther()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        var express = await shop.UntilAsync(await AskAsync(shop, "NUT", 30, new() { ["shipping"] = "express" }), "awaitingApproval");
        var standard = await shop.UntilAsync(await shop.CreateAsync("NUT", 31), "awaitingApproval");
        Assert.Equal((3, 5), ((int)express["quotes"]![0]!["leadTimeDays"]!, (int)standard["quotes"]![0]!["leadTimeDays"]!));

        var ordered = await shop.UntilAsync(await ApprovedAsync(shop, express), "received", "actual");
        Assert.Contains("Shipping: express", await OrderXmlAsync(shop, ordered), StringComparison.Ordinal);
        Assert.Contains("by express", DetailOf(ordered, "requested"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vendor_Named_IsAskedAloneAndBoughtFrom()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        var waiting = await shop.UntilAsync(await AskAsync(shop, "BOLT", 30, new() { ["vendor"] = "BOLTCO" }), "awaitingApproval");
        Assert.Equal(["BOLTCO"], waiting["quotes"]!.AsArray().Select(quote => (string?)quote!["vendorId"]));
        var explanation = (await shop.Buyer.GetFromJsonAsync<JsonObject>($"api/purchases/{waiting["id"]}/explanation"))!;
        Assert.Contains("the requester wants it from BOLTCO alone", explanation["vendors"]!.AsArray().Select(vendor => (string?)vendor!["reason"]));
        await shop.UntilAsync(await ApprovedAsync(shop, waiting), "received", "actual");
        Assert.Equal("BOLTCO", Assert.Single(shop.Cloud.Vendors.ReceivedOrders()).VendorId);

        // It does not sell that, and nobody else is asked.
        var none = await shop.UntilAsync(await AskAsync(shop, "NUT", 30, new() { ["vendor"] = "BOLTCO" }), "noOffer");
        Assert.Equal("it was to come from The Bolt Company alone: it does not offer the item", DetailOf(none, "noOffer"));
        await PurchaseShop.SayAsync(shop.Buyer, "never buy from Acme Fasteners");
        using var refused = await PurchaseShop.SendAsync(shop.Buyer, "api/purchases", new() { ["sku"] = "NUT", ["quantity"] = 30, ["vendor"] = "ACME" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("you have excluded Acme Fasteners", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MaxTotal_IsKeptToOrEndsThePurchaseAndSaysWhy()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        var within = await shop.UntilAsync(await AskAsync(shop, "BOLT", 30, new() { ["maxTotal"] = 70 }), "awaitingApproval");
        Assert.Equal(["BOLTCO"], VendorsOf(within));
        Assert.Equal("75.00, above the ceiling of 70.00", (string?)within["decisionRecord"]!["ranking"]![1]!["aboveCeiling"]);

        var none = await shop.UntilAsync(await AskAsync(shop, "BOLT", 30, new() { ["maxTotal"] = 50.5m }), "noOffer");
        Assert.Equal("the best offer is 63.00, above the ceiling of 50.50", DetailOf(none, "noOffer"));
        Assert.Null(none["budget"]);
        Assert.Empty(none["orders"]!.AsArray());
        Assert.Equal(2, none["quotes"]!.AsArray().Count);
        var explanation = (await shop.Buyer.GetFromJsonAsync<JsonObject>($"api/purchases/{none["id"]}/explanation"))!;
        Assert.Equal("the best offer is 63.00, above the ceiling of 50.50", (string?)explanation["summary"]);
    }

    [Fact]
    public async Task MaxTotal_TheVendorAcknowledgesMore_IsLeftToAPersonThoughWithinTheTolerance()
    {
        await using var shop = await PurchaseShop.OpenAsync((_, profile) => profile with { AcknowledgedPriceFactor = 1.01m, ExtraLeadDays = 100 });
        await shop.ChangeOperationsAsync(settings => settings["approval"]!["autoApproveBelow"] = 1000);
        var asked = await shop.UntilAsync(await AskAsync(shop, "NUT", 30, new() { ["maxTotal"] = 36 }), "awaitingApproval");

        Assert.Equal("Acme Fasteners asks another price: 36.36, above the ceiling of 36.00", (string?)asked["approval"]!["changed"]!["why"]);
        using var decision = await shop.RejectAsync(asked);
        Assert.Equal(HttpStatusCode.OK, decision.StatusCode);
        await shop.UntilAsync(asked, "cancelled", "released");
        Assert.Equal("cancelled", Assert.Single(shop.Cloud.Vendors.ReceivedOrders()).Status);
    }

    [Fact]
    public async Task MaxUnitPrice_IsKeptToOrEndsThePurchaseAndSaysWhy()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        var within = await shop.UntilAsync(await AskAsync(shop, "BOLT", 30, new() { ["maxUnitPrice"] = 2.2m }), "awaitingApproval");
        Assert.Equal(["BOLTCO"], VendorsOf(within));

        var none = await shop.UntilAsync(await AskAsync(shop, "BOLT", 30, new() { ["maxUnitPrice"] = 2.0999m }), "noOffer");
        Assert.Equal("the best offer is 2.10 a unit, above the ceiling of 2.0999", DetailOf(none, "noOffer"));
    }

    [Fact]
    public async Task Note_IsOnTheRecordAndInTheAuditAndNotToldToVendors()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        var waiting = await shop.UntilAsync(await AskAsync(shop, "BOLT", 30, new() { ["note"] = "to the side door" }), "awaitingApproval");
        Assert.EndsWith("noted: to the side door", DetailOf(waiting, "requested"), StringComparison.Ordinal);
        var audit = await shop.Admin.GetStringAsync(new Uri($"api/audit?subject=purchase:{waiting["id"]}", UriKind.Relative));
        Assert.Contains("to the side door", audit, StringComparison.Ordinal);
        Assert.Contains("to the side door", await shop.Buyer.GetStringAsync(new Uri("api/me/export", UriKind.Relative)), StringComparison.Ordinal);

        var received = await shop.UntilAsync(await ApprovedAsync(shop, waiting), "received", "actual");
        Assert.DoesNotContain("side door", await OrderXmlAsync(shop, received), StringComparison.Ordinal);
        using var longer = await PurchaseShop.SendAsync(shop.Buyer, "api/purchases", new() { ["sku"] = "BOLT", ["quantity"] = 1, ["note"] = new string('x', 501) });
        Assert.Equal(HttpStatusCode.BadRequest, longer.StatusCode);
    }

    [Fact]
    public async Task FindBest_WithTheSameWishes_HonoursThemWithoutBuying()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        var sourcing = shop.Cloud.Services.GetRequiredService<ISourcing>();
        var plain = new SourcingRequest("BOLT", 30, null);

        Assert.Equal("ACME", (await sourcing.FindBestAsync(plain, default)).Choice!.Lines[0].VendorId);
        Assert.Equal("BOLTCO", (await sourcing.FindBestAsync(plain with { MaxTotal = 70 }, default)).Choice!.Lines[0].VendorId);
        Assert.Equal("BOLTCO", Assert.Single((await sourcing.FindBestAsync(plain with { Vendor = "BOLTCO" }, default)).Quotes).VendorId);
        Assert.Equal(2, (await sourcing.FindBestAsync(plain with { Vendor = "ACME", Shipping = Shipping.Express }, default)).Quotes[0].LeadTimeDays);
        var none = await sourcing.FindBestAsync(plain with { MaxUnitPrice = 2 }, default);
        Assert.Equal((null, "the best offer is 2.10 a unit, above the ceiling of 2.00"), (none.Choice, none.WhyNone));
    }

    [Fact]
    public async Task SameKey_WithOtherTerms_IsRefused()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        JsonObject body = new() { ["sku"] = "BOLT", ["quantity"] = 30, ["maxTotal"] = 70 };
        using var first = await PurchaseShop.SendAsync(shop.Buyer, "api/purchases", body, "key-1");
        body["maxTotal"] = 700;
        using var other = await PurchaseShop.SendAsync(shop.Buyer, "api/purchases", body, "key-1");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Conflict), (first.StatusCode, other.StatusCode));
    }

    private static Task<string> OrderXmlAsync(PurchaseShop shop, JsonObject purchase) =>
        shop.Buyer.GetStringAsync(new Uri($"api/purchases/{purchase["id"]}/order.xml", UriKind.Relative));
}
