using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Tests.Pages;

namespace ProcurementFunctions.Tests.Purchasing.Receiving;

/// <summary>Goods come in, go back and are counted by location, over HTTP; of NUT 10 are in the hall, where goods are received, and 5 in the shop.</summary>
public sealed class LocatedLifeTests
{
    [Fact]
    public async Task Received_AtALocation_IsThereAndCanBeTakenBackAndReturnedFromThere()
    {
        await using var turned = await OpenAsync();
        var (shop, purchase) = (turned.Shop, await DeliveredAsync(turned));
        using (var unknown = await ReceiveAsync(shop, purchase, "R-1", 20, "Cellar"))
        {
            Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
            Assert.Contains("there is no location Cellar; known are Hall, Shop", (string)(await unknown.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!["lines[0].location"]![0]!, StringComparison.Ordinal);
        }

        await ReceivedAsync(turned, purchase, "R-1", 20, "shop");
        Assert.Equal("Hall 10, Shop 25", await PlacesAsync(shop));
        using (var again = await ReceiveAsync(shop, purchase, "R-1", 20, "Hall")) Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        await ReceivedAsync(turned, purchase, "R-1", 20, null);
        Assert.Equal("Hall 10, Shop 25", await PlacesAsync(shop));

        using (var reversed = await PurchaseShop.SendAsync(shop.Buyer, $"api/purchases/{purchase["id"]}/receipts/R-1/reversal", new() { ["reason"] = "typed wrong" }))
            Assert.Equal(HttpStatusCode.OK, reversed.StatusCode);
        await turned.IdleAsync();
        Assert.Equal("Hall 10, Shop 5", await PlacesAsync(shop));

        await ReceivedAsync(turned, purchase, "R-2", 15, null);
        await ReceivedAsync(turned, purchase, "R-3", 10, "Shop");
        var received = await shop.UntilAsync(purchase, "received", "actual");
        Assert.Equal("Hall 25, Shop 15", await PlacesAsync(shop));
        string[] told = [.. received["timeline"]!.AsArray().Select(entry => (string)entry!["detail"]!)];
        Assert.Contains(told, detail => detail.EndsWith("20 received at Shop", StringComparison.Ordinal));
        Assert.Contains(told, detail => detail.EndsWith("15 received at Hall", StringComparison.Ordinal));
        Assert.Contains(told, detail => detail.StartsWith("R-1: 20 taken back from Shop", StringComparison.Ordinal));

        using (var tooMany = await ReturnAsync(shop, purchase, 16, "Shop")) Assert.Equal(HttpStatusCode.BadRequest, tooMany.StatusCode);
        using (var unknown = await ReturnAsync(shop, purchase, 1, "Cellar")) Assert.Contains("\"location\"", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var back = await ReturnAsync(shop, purchase, 4, "Shop")) Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        using (var back = await ReturnAsync(shop, purchase, 2, null)) Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        await turned.IdleAsync();
        Assert.Equal("Hall 23, Shop 11", await PlacesAsync(shop));
        Assert.Contains("2 returned from Hall: broken", (await shop.GetAsync(purchase))["timeline"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("locationsDiffer", await shop.Admin.GetStringAsync(new Uri("api/doctor?fresh=true", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Received_ByTheVendorsWordAlone_IsWhereGoodsAreReceived()
    {
        await using var turned = await OpenAsync();
        var purchase = await DeliveredAsync(turned);
        await turned.TurnAsync(26);
        var received = await turned.Shop.UntilAsync(purchase, "received", "actual");

        Assert.Equal("Hall 35, Shop 5", await PlacesAsync(turned.Shop));
        Assert.Contains("25 received at Hall", received["timeline"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hall", 35, "Hall 35, Shop 5", 0)]
    [InlineData("Shop", 30, "Hall 10, Shop 30", 25)]
    public async Task Counted_AfterTheDelivery_HoldsWhatIsBookedThereLater(string location, int counted, string places, int ordered)
    {
        await using var turned = await OpenAsync();
        var purchase = await DeliveredAsync(turned);
        await turned.TurnAsync(1);
        await ImportAsync(turned.Shop, $"sku,name,on_hand,location\nNUT,Nut,{counted},{location}\n");
        await turned.IdleAsync();
        Assert.Equal(ordered, await turned.Shop.OrderedAsync("NUT"));
        await ReceivedAsync(turned, purchase, "R-1", 25, location);
        await turned.Shop.UntilAsync(purchase, "received", "actual");

        Assert.Equal(places, await PlacesAsync(turned.Shop));
        Assert.Equal(0, await turned.Shop.OrderedAsync("NUT"));
        using var reversed = await PurchaseShop.SendAsync(turned.Shop.Buyer, $"api/purchases/{purchase["id"]}/receipts/R-1/reversal", new() { ["reason"] = "typed wrong" });
        Assert.Equal(HttpStatusCode.OK, reversed.StatusCode);
        await turned.IdleAsync();
        Assert.Equal(places, await PlacesAsync(turned.Shop));
    }

    [Fact]
    public async Task Reversed_AfterItsLocationWasCounted_IsRefused()
    {
        await using var turned = await OpenAsync();
        var purchase = await DeliveredAsync(turned);
        await ReceivedAsync(turned, purchase, "R-1", 20, "Shop");
        await turned.TurnAsync(1);
        await ImportAsync(turned.Shop, "sku,name,on_hand,location\nNUT,Nut,24,Shop\n");
        using var reversed = await PurchaseShop.SendAsync(turned.Shop.Buyer, $"api/purchases/{purchase["id"]}/receipts/R-1/reversal", new() { ["reason"] = "typed wrong" });

        Assert.Equal(HttpStatusCode.Conflict, reversed.StatusCode);
        Assert.Equal("Hall 10, Shop 24", await PlacesAsync(turned.Shop));
    }

    [Fact]
    public async Task Told_InMessagesAndInTheConsole_IsBookedAndShownByLocation()
    {
        await using var turned = await OpenAsync();
        var (shop, purchase) = (turned.Shop, await DeliveredAsync(turned));
        Assert.Contains("no location cellar", await PurchaseShop.SayAsync(shop.Buyer, $"received 5 of {purchase["id"]} in the cellar"), StringComparison.Ordinal);
        Assert.Contains("as received at Shop", await PurchaseShop.SayAsync(shop.Buyer, $"received 5 of {purchase["id"]} in the shop"), StringComparison.Ordinal);
        await turned.IdleAsync();
        Assert.Equal("Hall 10, Shop 10", await PlacesAsync(shop));
        Assert.Contains("At Shop there are 10 of NUT", await PurchaseShop.SayAsync(shop.Buyer, "how many NUT are at the shop?"), StringComparison.Ordinal);

        using var browser = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        var page = $"/purchases/{purchase["id"]}";
        Assert.Contains("<option value=\"Hall\" selected>Hall</option>", await browser.ReadAsync(page), StringComparison.Ordinal);
        using (var booked = await browser.SendAsync(page, $"{page}/receipts", new() { ["receiptId"] = "R-9", ["quantity"] = "20", ["rejected"] = "1", ["location"] = "Shop" }))
            Assert.True((int)booked.StatusCode < 400, await booked.Content.ReadAsStringAsync());
        await shop.UntilAsync(purchase, "received", "actual");
        Assert.Equal("Hall 10, Shop 29", await PlacesAsync(shop));
        var item = await browser.ReadAsync("/stock/NUT");
        Assert.Contains("Where it is", item, StringComparison.Ordinal);
        Assert.Contains("<td>Shop</td>", item, StringComparison.Ordinal);
    }

    private static async Task<TurnedShop> OpenAsync()
    {
        var turned = await TurnedShop.OpenAsync();
        await ImportAsync(turned.Shop, "sku,name,on_hand,location\nNUT,Nut,10,Hall\nNUT,Nut,5,Shop\n");
        return turned;
    }

    private static async Task<JsonObject> DeliveredAsync(TurnedShop turned)
    {
        var purchase = await turned.Shop.ApprovedAsync("NUT", 25);
        return await turned.TurnUntilAsync(purchase, now => (string?)now["order"]?["status"] == "delivered");
    }

    private static async Task ReceivedAsync(TurnedShop turned, JsonObject purchase, string id, int quantity, string? location)
    {
        using var answer = await ReceiveAsync(turned.Shop, purchase, id, quantity, location);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await turned.IdleAsync();
    }

    private static Task<HttpResponseMessage> ReceiveAsync(PurchaseShop shop, JsonObject purchase, string id, int quantity, string? location) => PurchaseShop.SendAsync(
        shop.Buyer,
        $"api/purchases/{purchase["id"]}/receipts",
        new() { ["receiptId"] = id, ["lines"] = new JsonArray(new JsonObject { ["sku"] = "NUT", ["quantity"] = quantity, ["location"] = location }) },
        Guid.NewGuid().ToString("n"));

    private static Task<HttpResponseMessage> ReturnAsync(PurchaseShop shop, JsonObject purchase, int quantity, string? location) => PurchaseShop.SendAsync(
        shop.Buyer, $"api/purchases/{purchase["id"]}/returns", new() { ["quantity"] = quantity, ["reason"] = "broken", ["location"] = location }, Guid.NewGuid().ToString("n"));

    private static async Task<string> PlacesAsync(PurchaseShop shop)
    {
        var item = (await shop.Buyer.GetFromJsonAsync<JsonObject>("api/inventory/NUT"))!;
        var places = item["locations"]!.AsArray().Select(one => ((string)one!["location"]!, OnHand: (int)one["onHand"]!)).ToArray();
        Assert.Equal((int)item["onHand"]!, places.Sum(place => place.OnHand));
        return string.Join(", ", places.Select(place => $"{place.Item1} {place.OnHand}"));
    }

    private static async Task ImportAsync(PurchaseShop shop, string csv)
    {
        using var file = new StringContent(csv);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var answer = await shop.Admin.PostAsync(new Uri("api/import/inventory", UriKind.Relative), file);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, (int)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["rejected"]!);
    }
}
