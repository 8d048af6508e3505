using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>
/// How a purchase is chosen and explained, over HTTP. Of BOLT, Acme is dearer (2.50) and faster (4 days), the Bolt Company
/// cheaper (2.10) and slower (9 days); the firm prefers Acme.
/// </summary>
public sealed class PurchaseChoiceTests : IAsyncLifetime
{
    private PurchaseShop _shop = null!;

    public async Task InitializeAsync() => _shop = await PurchaseShop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Price_FarAboveTheUsual_IsFlaggedAndNeverApprovedByThePolicy()
    {
        await _shop.ChangeOperationsAsync(settings => settings["approval"]!["autoApproveBelow"] = 10_000);
        await TeachPricesAsync("NUT", 1.20m, 1.18m, 1.22m, 1.20m);
        var usual = (await _shop.Buyer.GetFromJsonAsync<JsonObject>("api/vendors/ACME/prices?sku=NUT"))!;
        Assert.Equal(1.20m, (decimal)usual["usual"]!["level"]!, 2);
        Assert.Equal(4, usual["items"]!.AsArray().Count);

        var plain = await _shop.UntilAsync(await _shop.CreateAsync("NUT", 30), "received");
        Assert.Equal("policy", (string?)plain["approval"]!["by"]);
        Assert.Null((string?)plain["choice"]!["lines"]![0]!["priceFlag"]);

        _shop.ChangeVendor("ACME", profile => profile with { PriceFactor = 2 });
        var waiting = await _shop.UntilAsync(await _shop.CreateAsync("NUT", 30), "awaitingApproval");
        var flag = (string?)waiting["choice"]!["lines"]![0]!["priceFlag"];
        Assert.StartsWith("2.40 a unit is far above the usual 1.20", flag, StringComparison.Ordinal);
        Assert.Contains(waiting["choice"]!["notes"]!.AsArray(), note => ((string?)note)!.Contains(flag!, StringComparison.Ordinal));
        Assert.Contains("priceFlagged", PurchaseShop.EventsOf(waiting));
        Assert.Equal(1.20m, (decimal)waiting["quotes"]![0]!["usual"]!["level"]!, 2);
        var explanation = await ExplainAsync(waiting, "");
        Assert.Contains("price far from the usual", (string?)explanation["summary"], StringComparison.Ordinal);
        // What was only quoted does not become the usual.
        var after = (await _shop.Buyer.GetFromJsonAsync<JsonObject>("api/vendors/ACME/prices?sku=NUT"))!;
        Assert.True((bool)after["items"]![0]!["farOff"]!);
        Assert.Equal(1.20m, (decimal)after["usual"]!["level"]!, 2);
    }

    [Fact]
    public async Task Explanation_OfAPurchase_TellsOfEveryVendorAndOtherWeights()
    {
        var waiting = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 30), "awaitingApproval");
        var told = await ExplainAsync(waiting, "");
        Assert.True((bool)told["exact"]!);
        Assert.Equal(["chosen", "notChosen", "leftOut"], told["vendors"]!.AsArray().Select(vendor => (string?)vendor!["outcome"]));
        Assert.Contains("12.00 less in all; 5 days later", (string?)told["vendors"]![1]!["reason"], StringComparison.Ordinal);
        Assert.Equal(63m, (decimal)told["vendors"]![1]!["alone"]!["total"]!);
        Assert.Equal(("GONE", "the firm does not buy from it"), ((string?)told["vendors"]![2]!["vendorId"], (string?)told["vendors"]![2]!["reason"]));

        var asked = await ExplainAsync(waiting, "?cost=1");
        Assert.True((bool)asked["wouldChange"]!);
        Assert.Equal("BOLTCO", (string?)asked["ranking"]![0]!["lines"]![0]!["vendorId"]);
        Assert.Equal("ACME", (string?)(await _shop.GetAsync(waiting))["choice"]!["lines"]![0]!["vendorId"]);
    }

    [Fact]
    public async Task Quote_InAnotherCurrency_IsNotBoughtOn()
    {
        await _shop.ChangeOperationsAsync(settings => settings["currency"] = "EUR");
        var ended = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 30), "noOffer");

        Assert.All(ended["quoteFailures"]!.AsArray(), failure => Assert.StartsWith("quoted in USD, for which the firm has no", (string?)failure!["reason"], StringComparison.Ordinal));
        Assert.Equal(2, ended["quoteFailures"]!.AsArray().Count);
    }

    [Fact]
    public async Task Deal_VendorThatStumbles_IsAskedOnceMoreAndOneThatIsDownIsNamed()
    {
        _shop.ChangeVendor("ACME", profile => profile with { TransientFailureRate = 1 });
        // On a busy machine the first message to a shop that has just opened may find its vendors not ready; the second does not.
        var deal = await SayAsync("find the best deal for 30 BOLT");
        for (var attempt = 1; attempt < 4 && (string?)deal["recommendation"]?["vendorId"] != "ACME"; attempt++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            deal = await SayAsync("find the best deal for 30 BOLT");
        }

        Assert.True((string?)deal["recommendation"]?["vendorId"] == "ACME", (string?)deal["reply"]);
        Assert.Contains("Note: The Bolt Company instead: 12.00 less in all; 5 days later", (string?)deal["reply"], StringComparison.Ordinal);

        _shop.ChangeVendor("ACME", profile => profile with { Fault = ProcurementFunctions.Local.VendorSimulator.VendorFault.Down });
        var other = await SayAsync("find the best deal for 31 BOLT");
        Assert.Equal("BOLTCO", (string?)other["recommendation"]!["vendorId"]);
        Assert.Contains("Note: without Acme Fasteners, as it gave no quote: ", (string?)other["reply"], StringComparison.Ordinal);
    }

    private async Task<JsonObject> SayAsync(string text)
    {
        using var answer = await PurchaseShop.SendAsync(
            _shop.Buyer, "api/messages", new() { ["messageId"] = Guid.NewGuid().ToString("n"), ["text"] = text });
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<JsonObject> ExplainAsync(JsonObject purchase, string query) =>
        (await _shop.Buyer.GetFromJsonAsync<JsonObject>($"api/purchases/{purchase["id"]}/explanation{query}"))!;

    private async Task TeachPricesAsync(string sku, params decimal[] prices)
    {
        var day = DateTime.Parse((string)(await _shop.GetAsync(await _shop.CreateAsync("WASHER", 1)))["createdAt"]!, System.Globalization.CultureInfo.InvariantCulture);
        var rows = prices.Select((price, i) => FormattableString.Invariant(
            $"{i},1,ACME,{sku},complete,{day.AddDays(-9 - i):yyyy-MM-dd},{day.AddDays(-5 - i):yyyy-MM-dd},{day.AddDays(-4 - i):yyyy-MM-dd},30,{price},30,0"));
        var csv = "po_id,line_id,vendor_id,sku,status,order_date,ship_date,due_date,order_qty,unit_price,received_qty,rejected_qty\n" + string.Join('\n', rows);
        using var answer = await _shop.Admin.PostAsync(
            new Uri("api/import/purchase-order-lines", UriKind.Relative), new StringContent(csv, System.Text.Encoding.UTF8, "text/csv"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
