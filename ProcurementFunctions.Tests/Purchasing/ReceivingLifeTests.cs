using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>People count what came, over HTTP; NUT has 15 in stock and one vendor, at 1.20.</summary>
public sealed class ReceivingLifeTests
{
    private const int OnHand = 15;

    private static Task<HttpResponseMessage> ReceiveAsync(PurchaseShop shop, JsonObject purchase, string id, int quantity, bool close = false, bool confirm = false) =>
        PurchaseShop.SendAsync(shop.Buyer, $"api/purchases/{purchase["id"]}/receipts", new()
        {
            ["receiptId"] = id,
            ["lines"] = quantity == 0 ? [] : new JsonArray(new JsonObject { ["sku"] = "NUT", ["quantity"] = quantity }),
            ["close"] = close,
            ["confirm"] = confirm,
        });

    private static Task<HttpResponseMessage> ReverseAsync(PurchaseShop shop, JsonObject purchase, string id) => PurchaseShop.SendAsync(
        shop.Buyer, $"api/purchases/{purchase["id"]}/receipts/{id}/reversal", new() { ["reason"] = "typed wrong" });

    /// <summary>An order of 50 that its vendor says to have delivered.</summary>
    private static async Task<JsonObject> DeliveredAsync(TurnedShop turned)
    {
        var purchase = await turned.Shop.ApprovedAsync("NUT", 50);
        await turned.TurnUntilAsync(purchase, now => (string?)now["order"]?["status"] == "delivered");
        return await turned.Shop.GetAsync(purchase);
    }

    private static async Task<JsonObject> VendorAsync(PurchaseShop shop) => (await shop.Buyer.GetFromJsonAsync<JsonObject>("api/vendors/ACME"))!;

    [Fact]
    public async Task Counted_InTwoReceipts_NothingIsShort()
    {
        await using var turned = await TurnedShop.OpenAsync();
        var shop = turned.Shop;
        var delivered = await DeliveredAsync(turned);
        using (var first = await ReceiveAsync(shop, delivered, "R-1", 20)) Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await turned.TurnAsync(20);
        Assert.Equal("partiallyReceived", (string?)(await shop.GetAsync(delivered))["status"]);
        Assert.Equal(30 + 5, await shop.OnOrderAsync("NUT"));
        using (var second = await ReceiveAsync(shop, delivered, "R-2", 30)) Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        var received = await shop.UntilAsync(delivered, "received", "actual");

        Assert.Equal((OnHand + 50, 60m), (await shop.OnHandAsync("NUT"), (decimal?)received["budget"]!["amount"]));
        Assert.Contains("50 of 50 ordered units came", (string?)received["timeline"]!.AsArray()[^1]!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counted_InPartAndNeverClosed_EndsADayLaterWithWhatWasCounted()
    {
        await using var turned = await TurnedShop.OpenAsync();
        var delivered = await DeliveredAsync(turned);
        using (var first = await ReceiveAsync(turned.Shop, delivered, "R-1", 20)) Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await turned.TurnAsync(26);
        var received = await turned.Shop.UntilAsync(delivered, "received", "actual");

        Assert.Equal(24m, (decimal?)received["budget"]!["amount"]);
        Assert.Contains("countEnded", PurchaseShop.EventsOf(received));
    }

    [Fact]
    public async Task Counted_InPartAndClosed_EndsAtOnce()
    {
        await using var turned = await TurnedShop.OpenAsync();
        var delivered = await DeliveredAsync(turned);
        using (var first = await ReceiveAsync(turned.Shop, delivered, "R-1", 20)) Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using (var close = await ReceiveAsync(turned.Shop, delivered, "R-2", 0, close: true)) Assert.Equal(HttpStatusCode.OK, close.StatusCode);
        var received = await turned.Shop.UntilAsync(delivered, "received", "actual");

        Assert.Equal(OnHand + 20, await turned.Shop.OnHandAsync("NUT"));
        Assert.Equal(24m, (decimal?)received["budget"]!["amount"]);
    }

    [Fact]
    public async Task Counted_FarTooMany_IsAskedAboutThenOwedAsAgreedAndTakenBack()
    {
        await using var turned = await TurnedShop.OpenAsync();
        var shop = turned.Shop;
        var delivered = await DeliveredAsync(turned);
        using (var refused = await ReceiveAsync(shop, delivered, "R-1", 500))
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("confirm", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var taken = await ReceiveAsync(shop, delivered, "R-1", 500, confirm: true)) Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        var received = await shop.UntilAsync(delivered, "received", "actual");
        Assert.Equal((OnHand + 500, 60m), (await shop.OnHandAsync("NUT"), (decimal?)received["budget"]!["amount"]));
        await turned.IdleAsync();

        using (var reversed = await ReverseAsync(shop, received, "R-1")) Assert.Equal(HttpStatusCode.OK, reversed.StatusCode);
        var open = await shop.UntilAsync(received, "shipped", "committed");
        using (var again = await ReverseAsync(shop, received, "R-1")) Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await turned.IdleAsync();
        Assert.Equal((OnHand, 50 + 5), (await shop.OnHandAsync("NUT"), await shop.OnOrderAsync("NUT")));
        Assert.Single(PurchaseShop.EventsOf(await shop.GetAsync(open)), "receiptReversed");
        Assert.Equal(0, (int)(await VendorAsync(shop))["orders"]!["received"]!);
        var audit = await shop.Admin.GetStringAsync(new Uri($"api/audit?subject=purchase:{open["id"]}", UriKind.Relative));
        Assert.Contains("receiptReversed", audit, StringComparison.Ordinal);

        using (var counted = await ReceiveAsync(shop, open, "R-2", 50)) Assert.Equal(HttpStatusCode.OK, counted.StatusCode);
        var ended = await shop.UntilAsync(open, "received", "actual");
        Assert.Equal((OnHand + 50, 60m), (await shop.OnHandAsync("NUT"), (decimal?)ended["budget"]!["amount"]));
        Assert.Equal((1, 1), ((int)(await VendorAsync(shop))["orders"]!["received"]!, (int)(await VendorAsync(shop))["beliefs"]!["fillRate"]!["observations"]!));
    }

    [Fact]
    public async Task Reversed_AfterTheItemWasCounted_IsRefused()
    {
        await using var turned = await TurnedShop.OpenAsync();
        var shop = turned.Shop;
        var delivered = await DeliveredAsync(turned);
        using (var taken = await ReceiveAsync(shop, delivered, "R-1", 50)) Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        await shop.UntilAsync(delivered, "received", "actual");
        await turned.TurnAsync(1);
        using var read = await shop.Buyer.GetAsync(new Uri("api/inventory/NUT", UriKind.Relative));
        var item = (await read.Content.ReadFromJsonAsync<JsonObject>())!;
        item["onHand"] = 60;
        using var put = new HttpRequestMessage(HttpMethod.Put, "api/inventory/NUT") { Content = JsonContent.Create(item) };
        put.Headers.IfMatch.Add(read.Headers.ETag!);
        using (var counted = await shop.Admin.SendAsync(put)) Assert.True(counted.IsSuccessStatusCode, await counted.Content.ReadAsStringAsync());
        using var refused = await ReverseAsync(shop, delivered, "R-1");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("was counted at", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(60, await shop.OnHandAsync("NUT"));
        using var unknown = await ReverseAsync(shop, delivered, "R-9");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }
}
