using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Local.VendorSimulator;

namespace ProcurementFunctions.Tests.Purchasing.Consolidation;

/// <summary>Several purchases from one vendor as one order, over HTTP, with real parts all around.</summary>
public sealed class SharedOrderStoryTests
{
    private const int MonthOfMinutes = 30 * 24 * 60;

    /// <summary>A month is held for six seconds, in which two purchases that are asked for one after the other meet also on a busy machine.</summary>
    private const double FiveDaysASecond = 5 * 86_400;

    /// <summary>Shipping costs 10 an order and a tenth of the goods; ACME is the best for both of the low items.</summary>
    /// <param name="mode">In monitoring mode nothing is bought but what the test asks for.</param>
    private static async Task<PurchaseShop> OpenAsync(Func<VendorProfile, VendorProfile>? acme = null, string mode = "monitoring")
    {
        var shop = await PurchaseShop.OpenAsync(
            (id, profile) => id == "ACME"
                ? (acme ?? (same => same))(profile with { ShippingBase = 10, ShippingShare = 0.1m })
                : profile with { PriceFactor = 9 },
            speed: FiveDaysASecond);
        await shop.ChangeOperationsAsync(settings =>
        {
            settings["mode"] = mode;
            settings["approval"]!["autoApproveBelow"] = 10_000;
            settings["ordering"]!["holdMinutes"] = MonthOfMinutes;
        });
        return shop;
    }

    /// <summary>What the stock check starts, by item.</summary>
    private static async Task<Dictionary<string, JsonObject>> CheckAsync(PurchaseShop shop)
    {
        using var check = await PurchaseShop.SendAsync(shop.Buyer, "api/inventory/check", []);
        Assert.Equal(HttpStatusCode.OK, check.StatusCode);
        var all = (await shop.Buyer.GetFromJsonAsync<JsonObject>("api/purchases"))!["items"]!.AsArray();
        return all.ToDictionary(purchase => (string)purchase!["sku"]!, purchase => purchase!.AsObject());
    }

    /// <summary>Forty bolts and forty nuts, that a person asks for.</summary>
    private static async Task<JsonObject[]> BothAsync(PurchaseShop shop) => [await shop.CreateAsync("BOLT", 40), await shop.CreateAsync("NUT", 40)];

    private static async Task<IReadOnlyList<JsonObject>> UntilAllAsync(PurchaseShop shop, IEnumerable<JsonObject> purchases, string status, string? budget = null)
    {
        var ended = new List<JsonObject>();
        foreach (var purchase in purchases) ended.Add(await shop.UntilAsync(purchase, status, budget));
        return ended;
    }

    [Fact]
    public async Task StockCheck_SeveralLowItemsOfOneVendor_AreOneOrderThatCostsLess()
    {
        await using var shop = await OpenAsync(mode: "purchasing");
        var (bolts, nuts) = (await shop.OnHandAsync("BOLT"), await shop.OnHandAsync("NUT"));
        var started = await CheckAsync(shop);
        Assert.Equal(["BOLT", "NUT"], started.Keys.Order());

        var received = await UntilAllAsync(shop, started.Values, "received", "actual");

        var order = Assert.Single(shop.Cloud.Vendors.ReceivedOrders());
        Assert.Equal(["BOLT", "NUT"], order.Lines.Select(line => line.Sku).Order());
        Assert.Equal(0, order.Conflicts);
        Assert.All(received, purchase => Assert.Equal(order.OrderNumber, (string?)purchase["order"]!["orderNumber"]));

        // Ten a order for shipping is paid once.
        var goods = order.Lines.Sum(line => line.UnitPrice * line.Quantity);
        Assert.Equal(10 + decimal.Round(goods / 10, 2), order.ShippingCost);
        Assert.Equal(goods + order.ShippingCost, received.Sum(purchase => (decimal)purchase["budget"]!["amount"]!));
        Assert.Equal(10, received.Sum(purchase => (decimal)purchase["order"]!["shared"]!["saved"]!));
        Assert.All(received, purchase => Assert.True((decimal)purchase["budget"]!["amount"]! < (decimal)purchase["choice"]!["total"]!));

        Assert.Equal(bolts + Ordered(order, "BOLT"), await shop.OnHandAsync("BOLT"));
        Assert.Equal(nuts + Ordered(order, "NUT"), await shop.OnHandAsync("NUT"));
        Assert.Equal((0, 0), (await shop.OrderedAsync("BOLT"), await shop.OrderedAsync("NUT")));
        var vendor = (await shop.Buyer.GetFromJsonAsync<JsonObject>("api/vendors/ACME"))!;
        Assert.Equal((1, 1), ((int)vendor["orders"]!["placed"]!, (int)vendor["orders"]!["received"]!));
        Assert.Equal(2, (int)vendor["beliefs"]!["leadTimeDays"]!["observations"]!);
        Assert.Contains("instead of", DetailOf(received[0], "ordersShared"), StringComparison.Ordinal);
        Assert.Contains((string)received[1]["id"]!, DetailOf(received[0], "ordersShared"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purchases_OneWithShippingOfItsOwn_IsNotShared()
    {
        await using var shop = await OpenAsync();
        using var created = await PurchaseShop.SendAsync(shop.Buyer, "api/purchases", new() { ["sku"] = "BOLT", ["quantity"] = 40, ["shipping"] = "express" });
        JsonObject[] both = [(await created.Content.ReadFromJsonAsync<JsonObject>())!, await shop.CreateAsync("NUT", 40)];

        var received = await UntilAllAsync(shop, both, "received", "actual");

        Assert.Equal(2, shop.Cloud.Vendors.ReceivedOrders().Count);
        Assert.All(received, purchase => Assert.Null(purchase["order"]!["shared"]));
    }

    [Fact]
    public async Task Purchases_WithCeilings_AreSharedAsThatCostsNoneMore()
    {
        await using var shop = await OpenAsync();
        using var created = await PurchaseShop.SendAsync(
            shop.Buyer, "api/purchases", new() { ["sku"] = "BOLT", ["quantity"] = 40, ["vendor"] = "ACME", ["maxTotal"] = 120, ["maxUnitPrice"] = 2.5m });
        JsonObject[] both = [(await created.Content.ReadFromJsonAsync<JsonObject>())!, await shop.CreateAsync("NUT", 40)];

        var received = await UntilAllAsync(shop, both, "received", "actual");

        Assert.Single(shop.Cloud.Vendors.ReceivedOrders());
        Assert.InRange((decimal)received[0]["budget"]!["amount"]!, 100, 119.99m);
    }

    [Fact]
    public async Task Purchases_VendorThatQuotesNothingJointly_IsSentAnOrderForEach()
    {
        await using var shop = await OpenAsync(acme => acme with { QuotesJointly = false });

        var received = await UntilAllAsync(shop, await BothAsync(shop), "received", "actual");

        Assert.Equal(2, shop.Cloud.Vendors.ReceivedOrders().Count);
        Assert.All(received, purchase => Assert.Equal((decimal)purchase["choice"]!["total"]!, (decimal)purchase["budget"]!["amount"]!));
        Assert.All(received, purchase => Assert.Null(purchase["order"]!["shared"]));
    }

    [Fact]
    public async Task Purchases_VendorThatRefusesTheJointOrder_IsSentAnOrderForEach()
    {
        await using var shop = await OpenAsync(acme => acme with { Fault = VendorFault.RefusesJointOrders });

        var received = await UntilAllAsync(shop, await BothAsync(shop), "received", "actual");

        Assert.All(shop.Cloud.Vendors.ReceivedOrders(), order => Assert.Single(order.Lines));
        Assert.Equal(2, shop.Cloud.Vendors.ReceivedOrders().Count);
        Assert.All(received, purchase => Assert.Contains("orderedAlone", PurchaseShop.EventsOf(purchase)));
        Assert.All(received, purchase => Assert.Equal((decimal)purchase["choice"]!["total"]!, (decimal)purchase["budget"]!["amount"]!));
    }

    [Fact]
    public async Task Withdrawn_InTheUndoWindow_IsLeftOutAndTheOtherOrderedAlone()
    {
        await using var shop = await OpenAsync();
        var both = await BothAsync(shop);
        await shop.UntilAsync(both[1], "ordering");
        using var cancel = await shop.CancelAsync(both[1]);
        Assert.Equal(HttpStatusCode.Accepted, cancel.StatusCode);

        var received = await shop.UntilAsync(both[0], "received", "actual");

        await shop.UntilAsync(both[1], "cancelled", "released");
        Assert.Equal("BOLT", Assert.Single(Assert.Single(shop.Cloud.Vendors.ReceivedOrders()).Lines).Sku);
        Assert.Null(received["order"]!["shared"]);
    }

    [Fact]
    public async Task Cancel_OfAPlacedSharedOrder_IsForAllOrForNone()
    {
        await using var shop = await OpenAsync(acme => acme with { ExtraLeadDays = 300 });
        var ordered = await UntilAllAsync(shop, await BothAsync(shop), "ordered");

        using var alone = await shop.CancelAsync(ordered[0]);
        Assert.Equal(HttpStatusCode.Conflict, alone.StatusCode);
        Assert.Contains((string)ordered[1]["id"]!, await alone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("acknowledged", Assert.Single(shop.Cloud.Vendors.ReceivedOrders()).Status);

        using var both = await shop.CancelAsync(ordered[1]);
        Assert.Equal(HttpStatusCode.Accepted, both.StatusCode);
        await UntilAllAsync(shop, ordered, "cancelled", "released");
        Assert.Equal("cancelled", Assert.Single(shop.Cloud.Vendors.ReceivedOrders()).Status);
        Assert.Equal(0, await shop.OnOrderAsync("BOLT"));
    }

    [Fact]
    public async Task TakenBack_ByItsVendor_EachIsBoughtElsewhereWhereItCanBe()
    {
        await using var shop = await OpenAsync(acme => acme with { CancelRate = 1 });
        var (bolts, nuts) = (await shop.OnHandAsync("BOLT"), await shop.OnHandAsync("NUT"));
        var both = await BothAsync(shop);

        var bought = await shop.UntilAsync(both[0], "received", "actual");
        // Nobody else sells nuts.
        var lost = await shop.UntilAsync(both[1], "cancelled", "released");

        var shared = Assert.Single(shop.Cloud.Vendors.ReceivedOrders("ACME"));
        Assert.Equal(("cancelled", 2), (shared.Status, shared.Lines.Count));
        Assert.Equal([(shared.OrderNumber, "cancelled")], OrdersOf(lost));
        var other = Assert.Single(shop.Cloud.Vendors.ReceivedOrders("BOLTCO"));
        Assert.Equal([(shared.OrderNumber, "cancelled"), (other.OrderNumber, "delivered")], OrdersOf(bought));
        Assert.Equal((decimal)bought["orders"]![1]!["total"]!, (decimal)bought["budget"]!["amount"]!);
        Assert.Equal((bolts + 40, nuts), (await shop.OnHandAsync("BOLT"), await shop.OnHandAsync("NUT")));
        Assert.Equal((0, 0), (await shop.OrderedAsync("BOLT"), await shop.OrderedAsync("NUT")));
        // It is one order that the vendor took back, of two items.
        var vendor = (await shop.Buyer.GetFromJsonAsync<JsonObject>("api/vendors/ACME"))!;
        Assert.Equal((1, 1, 0), ((int)vendor["orders"]!["placed"]!, (int)vendor["orders"]!["cancelled"]!, (int)vendor["orders"]!["received"]!));
        Assert.Equal(2, (int)vendor["beliefs"]!["fillRate"]!["observations"]!);
    }

    [Fact]
    public async Task Document_OfASharedOrder_HasAllItsLines()
    {
        await using var shop = await OpenAsync(acme => acme with { ExtraLeadDays = 300 });
        var ordered = await UntilAllAsync(shop, await BothAsync(shop), "ordered");

        var xml = await shop.Buyer.GetStringAsync(new Uri($"api/purchases/{ordered[0]["id"]}/order.xml", UriKind.Relative));

        Assert.Equal(3, xml.Split("<cac:OrderLine>").Length);
        Assert.Contains("<cbc:LineCountNumeric>2</cbc:LineCountNumeric>", xml, StringComparison.Ordinal);
        Assert.Equal(ordered.Select(purchase => (string?)purchase["id"]).Order(), ordered[0]["order"]!["shared"]!["with"]!.AsArray().Select(id => (string?)id).Order());
        Assert.Equal(2, ordered[0]["order"]!["lines"]!.AsArray().Count);
    }

    [Fact]
    public async Task PriceRaised_AndRejectedForOne_TheOrderIsCancelledAndTheOtherBoughtAlone()
    {
        await using var shop = await OpenAsync(acme => acme with { AcknowledgedPriceFactor = 30, ExtraLeadDays = 60 });
        await shop.ChangeOperationsAsync(settings => settings["approval"]!["autoApproveBelow"] = 500);
        JsonObject[] created = [await shop.CreateAsync("BOLT", 40), await shop.CreateAsync("NUT", 12)];
        // 40 at 75 need a person; 12 at 36 do not.
        var asked = await shop.UntilAsync(created[0], "awaitingApproval");
        shop.ChangeVendor("ACME", profile => profile with { AcknowledgedPriceFactor = 1, ExtraLeadDays = 0 });
        using (var no = await shop.RejectAsync(asked)) Assert.Equal(HttpStatusCode.OK, no.StatusCode);

        await shop.UntilAsync(created[0], "cancelled", "released");
        var nuts = await shop.UntilAsync(created[1], "received", "actual");

        Assert.Equal(["cancelled", "delivered"], nuts["orders"]!.AsArray().Select(order => (string?)order!["status"]));
        Assert.Equal((decimal)nuts["orders"]![1]!["total"]!, (decimal)nuts["budget"]!["amount"]!);
    }

    [Fact]
    public async Task Message_AboutASharedOrder_SaysWithWhomAndThatItIsTooLateAlone()
    {
        await using var shop = await OpenAsync(acme => acme with { ExtraLeadDays = 300 });
        var ordered = await UntilAllAsync(shop, await BothAsync(shop), "ordered");
        var (id, other) = ((string)ordered[0]["id"]!, (string)ordered[1]["id"]!);

        var said = await PurchaseShop.SayAsync(shop.Buyer, $"how is {id}?");
        Assert.Contains($"is shared with {other}, which saves", said, StringComparison.Ordinal);
        Assert.Contains($"also holds goods of {other}", await PurchaseShop.SayAsync(shop.Buyer, $"withdraw {id}"), StringComparison.Ordinal);
        await UntilEventAsync(shop, ordered[0], "withdrawalWished");
        await PurchaseShop.SayAsync(shop.Buyer, $"withdraw {other}");
        await UntilAllAsync(shop, ordered, "cancelled", "released");
    }

    private static async Task UntilEventAsync(PurchaseShop shop, JsonObject purchase, string what)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!PurchaseShop.EventsOf(await shop.GetAsync(purchase)).Contains(what))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(60), $"no {what} of {purchase["id"]}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    private static IEnumerable<(string?, string?)> OrdersOf(JsonObject purchase) =>
        purchase["orders"]!.AsArray().Select(order => ((string?)order!["orderNumber"], (string?)order["status"]));

    private static int Ordered(ReceivedOrder order, string sku) => order.Lines.Single(line => line.Sku == sku).Quantity;

    private static string DetailOf(JsonObject purchase, string what) =>
        (string)purchase["timeline"]!.AsArray().Single(entry => (string?)entry!["event"] == what)!["detail"]!;
}
