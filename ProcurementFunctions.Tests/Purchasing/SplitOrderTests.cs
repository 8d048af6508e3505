using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ProcurementFunctions.Local.VendorSimulator;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>A purchase that no vendor can deliver alone, over HTTP; see <see cref="ScrewData"/>.</summary>
public sealed class SplitOrderTests
{
    private const string Sku = ScrewData.Sku;

    private static Task<PurchaseShop> ShopAsync(Func<string, VendorProfile, VendorProfile> vendors) =>
        PurchaseShop.OpenAsync(vendors, TimeSpan.FromSeconds(1), data: ScrewData.AddTo);

    private static IEnumerable<(string?, int?, string?)> OrdersOf(JsonObject purchase) => purchase["orders"]!.AsArray()
        .Select(order => ((string?)order!["vendorId"], (int?)order["lines"]![0]!["quantity"], (string?)order["status"]));

    private static IEnumerable<string?> VendorsOf(JsonObject purchase) =>
        purchase["choice"]!["lines"]!.AsArray().Select(line => (string?)line!["vendorId"]);

    /// <summary>Waits until approval is asked for with another digest.</summary>
    private static async Task<JsonObject> AskedAgainAsync(PurchaseShop shop, JsonObject first)
    {
        JsonObject asked;
        do asked = await shop.UntilAsync(first, "awaitingApproval");
        while ((string?)asked["approval"]!["digest"] == (string?)first["approval"]!["digest"]);
        return asked;
    }

    [Fact]
    public async Task Split_ShippingByWhatIsOrdered_IsThatOfTheParts()
    {
        await using var shop = await ShopAsync((_, profile) => profile with { ShippingBase = 5, ShippingShare = 0.1m });
        var approved = await shop.ApprovedAsync(Sku, 100);

        Assert.Equal(
            [("ACME", 60, 11m), ("BOLTCO", 40, 9.4m)],
            approved["choice"]!["lines"]!.AsArray().Select(line => ((string?)line!["vendorId"], (int)line["quantity"]!, (decimal)line["shippingCost"]!)));
        Assert.Equal(124.4m, (decimal)approved["approval"]!["total"]!);
        Assert.Equal([60, 40], approved["quotes"]!.AsArray().Where(quote => (string?)quote!["vendorId"] == "BOLTCO").Select(quote => (int)quote!["forQuantity"]!));
        var received = await shop.UntilAsync(approved, "received", "actual");
        Assert.Equal(124.4m, (decimal)received["budget"]!["amount"]!);
        Assert.Equal(110, await shop.OnHandAsync(Sku));
    }

    [Fact]
    public async Task Split_OneVendorRefuses_TheRestIsBoughtElsewhereAndTheOtherOrderFollowedMeanwhile()
    {
        await using var shop = await ShopAsync((id, profile) => id == "BOLTCO" ? profile with { Fault = VendorFault.RefusesOrders } : profile);
        var first = await shop.ApprovedAsync(Sku, 100);
        Assert.Equal(["ACME", "BOLTCO"], VendorsOf(first));
        // What ACME would take for more of it.
        shop.ChangeVendor("ACME", profile => profile with { PriceFactor = 2 });
        var asked = await AskedAgainAsync(shop, first);

        Assert.Equal(["ACME", "THIRD"], VendorsOf(asked));
        Assert.Equal((104m, 112m), ((decimal)asked["approval"]!["changed"]!["oldTotal"]!, (decimal)asked["approval"]!["changed"]!["newTotal"]!));
        Assert.Equal(("committed", 112m), ((string?)asked["budget"]!["state"], (decimal)asked["budget"]!["amount"]!));
        // ACME's part comes and is booked while a person thinks about the rest.
        while (await shop.OnHandAsync(Sku) < 70) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        Assert.Equal("awaitingApproval", (string?)(await shop.GetAsync(asked))["status"]);

        using (var approved = await shop.ApproveAsync(asked)) Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        var received = await shop.UntilAsync(asked, "received", "actual");
        Assert.Equal([("ACME", 60, "delivered"), ("BOLTCO", 40, "refused"), ("THIRD", 40, "delivered")], OrdersOf(received));
        Assert.Equal((110, 112m), (await shop.OnHandAsync(Sku), (decimal)received["budget"]!["amount"]!));
        Assert.Equal(0, await shop.OnOrderAsync(Sku));
        Assert.Equal(2, shop.Cloud.Vendors.ReceivedOrders().Count);
    }

    [Fact]
    public async Task Split_OneRefusesAndNobodyAgreesToTheRest_GoesOnWithWhatItHas()
    {
        await using var shop = await ShopAsync((id, profile) => id switch
        {
            "BOLTCO" => profile with { Fault = VendorFault.RefusesOrders },
            "THIRD" => profile with { Fault = VendorFault.Down },
            _ => profile,
        });
        var first = await shop.ApprovedAsync(Sku, 100);
        var asked = await AskedAgainAsync(shop, first);
        Assert.Equal(["ACME", "ACME"], VendorsOf(asked));
        using (var rejected = await shop.RejectAsync(asked)) Assert.Equal(HttpStatusCode.OK, rejected.StatusCode);
        var received = await shop.UntilAsync(asked, "received", "actual");

        Assert.Equal([("ACME", 60, "delivered"), ("BOLTCO", 40, "refused")], OrdersOf(received));
        Assert.Contains(received["timeline"]!.AsArray(), entry => (string?)entry!["detail"] == "nobody agrees to the rest; it goes on with 60 of 100");
        Assert.Equal((70, 60m), (await shop.OnHandAsync(Sku), (decimal)received["budget"]!["amount"]!));
    }

    [Fact]
    public async Task Split_OneVendorTakesItsOrderBack_TheRestIsBoughtElsewhere()
    {
        await using var shop = await ShopAsync((id, profile) => id == "BOLTCO" ? profile with { CancelRate = 1 } : profile);
        var first = await shop.ApprovedAsync(Sku, 100);
        var asked = await AskedAgainAsync(shop, first);
        Assert.DoesNotContain("BOLTCO", VendorsOf(asked));
        using (var approved = await shop.ApproveAsync(asked)) Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        var received = await shop.UntilAsync(asked, "received", "actual");

        Assert.Contains(("BOLTCO", 40, "cancelled"), OrdersOf(received));
        Assert.Equal((110, 0), (await shop.OnHandAsync(Sku), await shop.OnOrderAsync(Sku)));
        var fillRate = (await shop.Buyer.GetFromJsonAsync<JsonObject>("api/vendors/BOLTCO"))!["beliefs"]!["fillRate"]!;
        Assert.Equal((1, true), ((int)fillRate["observations"]!, (double)fillRate["value"]! < 0.8));
    }

    [Fact]
    public async Task Split_PriceOfOneRaisedAndRejected_OnlyThatOrderIsCancelled()
    {
        await using var shop = await ShopAsync((id, profile) => profile with { ExtraLeadDays = 100, AcknowledgedPriceFactor = id == "BOLTCO" ? 1.5m : 1 });
        var first = await shop.ApprovedAsync(Sku, 100);
        var asked = await AskedAgainAsync(shop, first);
        using (var rejected = await shop.RejectAsync(asked)) Assert.Equal(HttpStatusCode.OK, rejected.StatusCode);
        var received = await shop.UntilAsync(asked, "received", "actual");

        Assert.Equal([("ACME", 60, "delivered"), ("BOLTCO", 40, "cancelled")], OrdersOf(received));
        Assert.Equal("cancelled", Assert.Single(shop.Cloud.Vendors.ReceivedOrders("BOLTCO")).Status);
        Assert.Equal(["ACME"], VendorsOf(received));
        Assert.Equal((70, 0, 60m), (await shop.OnHandAsync(Sku), await shop.OnOrderAsync(Sku), (decimal)received["budget"]!["amount"]!));
    }

    [Theory]
    [InlineData(false, new[] { "ACME delivered 60", "BOLTCO cancelled 40", "ACME delivered 40" }, 100)]
    [InlineData(true, new[] { "ACME delivered 60", "BOLTCO cancelled 40" }, 60)]
    public async Task Split_PriceOfOneRaisedAboveTheBudget_OnlyThatOrderIsGivenBack(bool othersAreDear, string[] orders, int came)
    {
        // 104 of 110; at half as much again BOLTCO's 40 alone would cost 66.
        await using var shop = await ShopAsync((id, profile) => profile with { ExtraLeadDays = 100, AcknowledgedPriceFactor = id == "BOLTCO" ? 1.5m : 1 });
        await shop.ChangeOperationsAsync(settings =>
        {
            settings["budget"]!["limit"] = 110;
            settings["approval"]!["autoApproveBelow"] = 10_000;
            settings["ordering"]!["holdMinutes"] = 30 * 24 * 60;
        });
        var held = await shop.UntilAsync(await shop.CreateAsync(Sku, 100), "ordering");
        Assert.Equal(["ACME", "BOLTCO"], VendorsOf(held));
        foreach (var id in othersAreDear ? (string[])["ACME", "THIRD"] : []) shop.ChangeVendor(id, profile => profile with { PriceFactor = 9 });
        var received = await shop.UntilAsync(held, "received", "actual");

        Assert.Equal(orders, OrdersOf(received).Select(order => $"{order.Item1} {order.Item3} {order.Item2}"));
        Assert.Equal("cancelled", Assert.Single(shop.Cloud.Vendors.ReceivedOrders("BOLTCO")).Status);
        Assert.Contains("priceRefused", PurchaseShop.EventsOf(received));
        Assert.Null((string?)received["cancel"]?["reason"]);
        Assert.Equal((10 + came, 0, came), (await shop.OnHandAsync(Sku), await shop.OnOrderAsync(Sku), (decimal)received["budget"]!["amount"]!));
    }

    [Fact]
    public async Task TakenBack_TheWholeOrder_IsBoughtElsewhere()
    {
        await using var shop = await ShopAsync((id, profile) => id == "ACME" ? profile with { CancelRate = 1 } : profile);
        var first = await shop.ApprovedAsync(Sku, 50);
        Assert.Equal(["ACME"], VendorsOf(first));
        var asked = await AskedAgainAsync(shop, first);
        Assert.Equal(["BOLTCO"], VendorsOf(asked));
        using (var approved = await shop.ApproveAsync(asked)) Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        var received = await shop.UntilAsync(asked, "received", "actual");

        Assert.Equal([("ACME", 50, "cancelled"), ("BOLTCO", 50, "delivered")], OrdersOf(received));
        Assert.Equal("BOLTCO", (string?)received["order"]!["vendorId"]);
        Assert.Equal("BOLTCO", XDocument.Parse(await shop.Buyer.GetStringAsync(new Uri($"api/purchases/{received["id"]}/order.xml", UriKind.Relative)))
            .Descendants().First(element => element.Name.LocalName == "SellerSupplierParty").Descendants().First(element => element.Name.LocalName == "ID").Value);
        Assert.Equal((60, 55m), (await shop.OnHandAsync(Sku), (decimal)received["budget"]!["amount"]!));
    }
}
