using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>Stock is counted while a delivery lies there that nobody has booked; NUT has 15 in stock.</summary>
public sealed class CountedInHouseTests
{
    [Theory]
    [InlineData("", 40, 45, 40)] // Five more are on order by an imported offer.
    [InlineData("?withDelivered=false", 40, 65, 65)] // The rise of 25 is taken for those five.
    public async Task Import_ACountAfterTheDelivery_HoldsItUnlessThePersonSaysOtherwise(string query, int counted, int projected, int dayLater)
    {
        await using var turned = await TurnedShop.OpenAsync();
        var delivered = await DeliveredAsync(turned);
        await CountAsync(turned.Shop, counted, query);
        await turned.IdleAsync();

        var item = await ItemAsync(turned.Shop);
        Assert.Equal((counted, projected), ((int)item["onHand"]!, (int)item["projected"]!));
        await turned.TurnAsync(26);
        var received = await turned.Shop.UntilAsync(delivered, "received", "actual");
        Assert.Equal(dayLater, await turned.Shop.OnHandAsync("NUT"));
        Assert.Equal(projected - dayLater, await turned.Shop.OnOrderAsync("NUT"));
        Assert.Equal(30m, (decimal?)received["budget"]!["amount"]);
    }

    [Fact]
    public async Task Put_ACountAfterTheDelivery_HoldsWhatAPersonBooksLater()
    {
        await using var turned = await TurnedShop.OpenAsync();
        var delivered = await DeliveredAsync(turned);
        await PutAsync(turned.Shop, item => item["onHand"] = 40);
        using (var receipt = await PurchaseShop.SendAsync(turned.Shop.Buyer, $"api/purchases/{delivered["id"]}/receipts", new()
        {
            ["receiptId"] = "R-1",
            ["lines"] = new JsonArray(new JsonObject { ["sku"] = "NUT", ["quantity"] = 25 }),
        })) Assert.Equal(HttpStatusCode.OK, receipt.StatusCode);
        await turned.Shop.UntilAsync(delivered, "received", "actual");

        Assert.Equal((40, 5), (await turned.Shop.OnHandAsync("NUT"), await turned.Shop.OnOrderAsync("NUT")));
    }

    [Fact]
    public async Task Create_OfADiscontinuedItem_IsRefusedWithTheReason()
    {
        await using var turned = await TurnedShop.OpenAsync();
        await PutAsync(turned.Shop, item => (item["life"], item["replacedBy"]) = ("discontinued", "BOLT"));
        using var answer = await PurchaseShop.SendAsync(turned.Shop.Buyer, "api/purchases", new() { ["sku"] = "NUT", ["quantity"] = 5 });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("NUT is discontinued and not bought any more; it is replaced by BOLT", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("replaced by BOLT", await PurchaseShop.SayAsync(turned.Shop.Buyer, "order 5 NUT"), StringComparison.Ordinal);
        Assert.Contains("I reorder NUT", await PurchaseShop.SayAsync(turned.Shop.Buyer, "reorder NUT again"), StringComparison.Ordinal);
        await turned.IdleAsync();
        Assert.Equal(("active", null), ((string?)(await ItemAsync(turned.Shop))["life"], (string?)(await ItemAsync(turned.Shop))["replacedBy"]));
    }

    private static async Task<JsonObject> DeliveredAsync(TurnedShop turned)
    {
        var purchase = await turned.Shop.ApprovedAsync("NUT", 25);
        return await turned.TurnUntilAsync(purchase, now => (string?)now["order"]?["status"] == "delivered");
    }

    private static async Task<JsonObject> ItemAsync(PurchaseShop shop) => (await shop.Admin.GetFromJsonAsync<JsonObject>("api/inventory/NUT"))!;

    private static async Task CountAsync(PurchaseShop shop, int counted, string query)
    {
        using var file = new StringContent($"sku,name,on_hand,reorder_point,safety_stock\nNUT,Nut,{counted},0,0\n");
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var answer = await shop.Admin.PostAsync(new Uri($"api/import/inventory{query}", UriKind.Relative), file);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task PutAsync(PurchaseShop shop, Action<JsonObject> change)
    {
        using var read = await shop.Admin.GetAsync(new Uri("api/inventory/NUT", UriKind.Relative));
        var item = (await read.Content.ReadFromJsonAsync<JsonObject>())!;
        change(item);
        using var put = new HttpRequestMessage(HttpMethod.Put, "api/inventory/NUT") { Content = JsonContent.Create(item) };
        put.Headers.IfMatch.Add(read.Headers.ETag!);
        using var answer = await shop.Admin.SendAsync(put);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
