using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Local.VendorSimulator;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>What may become of an order, by vendors that behave so, over HTTP; NUT has 15 in stock and one vendor, at 1.20.</summary>
public sealed class OrderLifeTests
{
    private const int OnHand = 15;

    private static Task<PurchaseShop> ShopAsync(Func<VendorProfile, VendorProfile> vendors) =>
        PurchaseShop.OpenAsync((_, profile) => vendors(profile), TimeSpan.FromSeconds(1));

    [Fact]
    public async Task Cancelled_WithTheVendor_IsUndoneWhole()
    {
        // It ships in more than two months of the firm, so that there is time to cancel.
        await using var shop = await ShopAsync(profile => profile with { ExtraLeadDays = 200 });
        var onOrder = await shop.OrderedAsync("NUT");
        var ordered = await shop.UntilAsync(await shop.ApprovedAsync("NUT", 30), "ordered", "committed");
        Assert.Equal(onOrder + 30, await shop.OrderedAsync("NUT"));
        using var cancel = await shop.CancelAsync(ordered);
        Assert.Equal(HttpStatusCode.Accepted, cancel.StatusCode);
        var ended = await shop.UntilAsync(ordered, "cancelled", "released");

        Assert.Equal("cancelled", (string?)ended["order"]!["status"]);
        Assert.Equal("cancelled", Assert.Single(shop.Cloud.Vendors.ReceivedOrders()).Status);
        Assert.Equal((OnHand, onOrder), (await shop.OnHandAsync("NUT"), await shop.OrderedAsync("NUT")));
        Assert.Equal("found some", (string?)ended["timeline"]!.AsArray()[^1]!["detail"]);
    }

    [Fact]
    public async Task CancelledByTheVendor_EndsAndGivesTheMoneyBack()
    {
        await using var shop = await ShopAsync(profile => profile with { CancelRate = 1 });
        var onOrder = await shop.OrderedAsync("NUT");
        var ended = await shop.UntilAsync(await shop.ApprovedAsync("NUT", 30), "cancelled", "released");

        Assert.Contains("orderCancelled", PurchaseShop.EventsOf(ended));
        Assert.Equal((OnHand, onOrder), (await shop.OnHandAsync("NUT"), await shop.OrderedAsync("NUT")));
        // Nobody else has it, and what its vendor is worth is known all the same.
        var vendor = (await shop.Buyer.GetFromJsonAsync<JsonObject>("api/vendors/ACME"))!;
        Assert.Equal((1, 1), ((int)vendor["beliefs"]!["fillRate"]!["observations"]!, (int)vendor["orders"]!["cancelled"]!));
    }

    [Fact]
    public async Task Backordered_WaitsAndBooksItAll()
    {
        await using var shop = await ShopAsync(profile => profile with { BackorderRate = 1 });
        var received = await shop.UntilAsync(await shop.ApprovedAsync("NUT", 30), "received", "actual");

        Assert.Contains(PurchaseShop.EventsOf(received), name => name is "orderBackordered" or "vendorSaidBackordered");
        Assert.Equal(OnHand + 30, await shop.OnHandAsync("NUT"));
        Assert.Equal(36m, (decimal?)received["budget"]!["amount"]);
    }

    [Fact]
    public async Task DeliveredShort_EndsWithWhatCameAndPaysThat()
    {
        await using var shop = await ShopAsync(profile => profile with { ShortRate = 1 });
        var received = await shop.UntilAsync(await shop.ApprovedAsync("NUT", 30), "received", "actual");
        var came = received["receipts"]!.AsArray().Sum(receipt => (int)receipt!["quantity"]!);

        Assert.InRange(came, 1, 29);
        Assert.Equal(OnHand + came, await shop.OnHandAsync("NUT"));
        Assert.Equal(came * 1.20m, (decimal?)received["budget"]!["amount"]);
    }

    [Fact]
    public async Task DeliveredOver_AllIsInStockAndWhatWasOrderedIsOwed()
    {
        await using var shop = await ShopAsync(profile => profile with { OverRate = 1 });
        var received = await shop.UntilAsync(await shop.ApprovedAsync("NUT", 30), "received", "actual");
        var came = received["receipts"]!.AsArray().Sum(receipt => (int)receipt!["quantity"]!);

        Assert.True(came > 30);
        Assert.Equal(OnHand + came, await shop.OnHandAsync("NUT"));
        Assert.Equal(36m, (decimal?)received["budget"]!["amount"]);
    }

    [Fact]
    public async Task LateWithoutAWord_IsNotedAndReceivedAtLast()
    {
        await using var shop = await ShopAsync(
            profile => profile with { OnTimeRate = 0, MeanDaysLate = 60, LeastDaysLate = 20, DelayNoticeRate = 0, WebhookLossRate = 1 });
        var received = await shop.UntilAsync(await shop.ApprovedAsync("NUT", 30), "received", "actual");

        Assert.Single(PurchaseShop.EventsOf(received), "orderLate");
        Assert.Equal(OnHand + 30, await shop.OnHandAsync("NUT"));
    }

    [Fact]
    public async Task Rejected_ByAPerson_IsNeitherStockNorOwed()
    {
        await using var shop = await ShopAsync(profile => profile with { ExtraLeadDays = 200 });
        var ordered = await shop.UntilAsync(await shop.ApprovedAsync("NUT", 30), "ordered", "committed");
        JsonObject receipt = new()
        {
            ["receiptId"] = "R-1",
            ["lines"] = new JsonArray(new JsonObject { ["sku"] = "NUT", ["quantity"] = 30, ["rejected"] = 10 }),
        };
        using var booked = await PurchaseShop.SendAsync(shop.Buyer, $"api/purchases/{ordered["id"]}/receipts", receipt);
        Assert.Equal(HttpStatusCode.OK, booked.StatusCode);
        var received = await shop.UntilAsync(ordered, "received", "actual");

        Assert.Equal(OnHand + 20, await shop.OnHandAsync("NUT"));
        Assert.Equal(24m, (decimal?)received["budget"]!["amount"]);
    }

    [Fact]
    public async Task PriceRaised_WithinTheTolerance_TakenAndInTheLedger()
    {
        await using var shop = await ShopAsync(profile => profile with { AcknowledgedPriceFactor = 1.01m });
        var received = await shop.UntilAsync(await shop.ApprovedAsync("NUT", 30), "received", "actual");

        Assert.Contains("priceTaken", PurchaseShop.EventsOf(received));
        Assert.Contains("budgetAdjusted", PurchaseShop.EventsOf(received));
        Assert.Equal(36.36m, (decimal?)received["budget"]!["amount"]);
    }

    [Fact]
    public async Task PriceRaised_BeyondTheTolerance_IsAskedAgainAndShowsWhatChanged()
    {
        await using var shop = await ShopAsync(profile => profile with { AcknowledgedPriceFactor = 1.5m, ExtraLeadDays = 100 });
        var first = await shop.ApprovedAsync("NUT", 30);
        var asked = await shop.UntilAsync(first, "awaitingApproval");
        var changed = asked["approval"]!["changed"]!;
        Assert.Equal((36m, 54m), ((decimal)changed["oldTotal"]!, (decimal)changed["newTotal"]!));
        Assert.Equal("committed", (string?)asked["budget"]!["state"]);
        using var stale = await shop.ApproveAsync(first);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);

        using var decision = await shop.ApproveAsync(asked);
        Assert.Equal(HttpStatusCode.OK, decision.StatusCode);
        var received = await shop.UntilAsync(asked, "received", "actual");
        Assert.Equal(54m, (decimal?)received["budget"]!["amount"]);
        Assert.Single(shop.Cloud.Vendors.ReceivedOrders());
    }

    [Fact]
    public async Task PriceRaised_AndRefused_IsCancelledWithTheVendor()
    {
        await using var shop = await ShopAsync(profile => profile with { AcknowledgedPriceFactor = 1.5m, ExtraLeadDays = 200 });
        var onOrder = await shop.OrderedAsync("NUT");
        var asked = await shop.UntilAsync(await shop.ApprovedAsync("NUT", 30), "awaitingApproval");
        using var decision = await shop.RejectAsync(asked);
        Assert.Equal(HttpStatusCode.OK, decision.StatusCode);
        var ended = await shop.UntilAsync(asked, "cancelled", "released");

        Assert.Equal("cancelled", (string?)ended["order"]!["status"]);
        Assert.Equal("cancelled", Assert.Single(shop.Cloud.Vendors.ReceivedOrders()).Status);
        Assert.Equal(onOrder, await shop.OrderedAsync("NUT"));
    }

    [Fact]
    public async Task PriceRaised_AboveTheBudget_IsCancelledWithTheVendor()
    {
        await using var shop = await ShopAsync(profile => profile with { AcknowledgedPriceFactor = 1.01m, ExtraLeadDays = 200 });
        await shop.ChangeOperationsAsync(settings => settings["budget"]!["limit"] = 36);
        var ended = await shop.UntilAsync(await shop.ApprovedAsync("NUT", 30), "cancelled", "released");

        Assert.Contains("0.00 left of 36.00", (string?)ended["timeline"]!.AsArray()[^1]!["detail"], StringComparison.Ordinal);
        Assert.Equal("cancelled", Assert.Single(shop.Cloud.Vendors.ReceivedOrders()).Status);
    }

    private static string ResponseTo(JsonObject purchase, string code, string lines) => Ubl.OrderResponseXmlTests.Response(
        code, (string)purchase["order"]!["orderNumber"]!, $"R-{code}", lines);

    [Fact]
    public async Task OrderResponse_OfAVendorThatShowsNoOrders_HasTheEffectOfTheOrder()
    {
        await using var shop = await ShopAsync(profile => profile with { Fault = VendorFault.ShowsNoOrders, WebhookLossRate = 1 });
        var ordered = await shop.UntilAsync(await shop.ApprovedAsync("NUT", 30), "ordered", "committed");
        var onOrder = await shop.OrderedAsync("NUT");
        Assert.Equal(HttpStatusCode.BadRequest, await shop.TellAsync("ACME", ResponseTo(ordered, "CA", Ubl.OrderResponseXmlTests.Line("3", "20", "2040-12-01", "1.21", currency: "EUR")), "application/xml"));
        Assert.Equal(HttpStatusCode.NoContent, await shop.TellAsync("ACME", ResponseTo(ordered, "CA", Ubl.OrderResponseXmlTests.Line("3", "20", "2040-12-01", "1.21")), "application/xml"));

        // Nobody else sells it, so it goes on with the 20.
        var on = await shop.UntilAsync(ordered, "ordered", timeline => timeline.Contains("no other vendor can deliver the 10 that are missing; it goes on with 20 of 30"));
        Assert.Equal((20, 24.2m, 1.21m), ((int)on["order"]!["acceptedQuantity"]!, (decimal)on["order"]!["total"]!, (decimal)on["order"]!["lines"]![0]!["unitPrice"]!));
        Assert.Equal(new DateTimeOffset(2040, 12, 1, 23, 59, 59, TimeSpan.Zero), (DateTimeOffset)on["order"]!["expectedAt"]!);
        Assert.Equal(onOrder - 10, await shop.OrderedAsync("NUT"));
        JsonObject receipt = new()
        {
            ["receiptId"] = "R-1",
            ["lines"] = new JsonArray(new JsonObject { ["sku"] = "NUT", ["quantity"] = 20 }),
        };
        using var booked = await PurchaseShop.SendAsync(shop.Buyer, $"api/purchases/{on["id"]}/receipts", receipt);
        Assert.Equal(HttpStatusCode.OK, booked.StatusCode);
        var received = await shop.UntilAsync(on, "received", "actual");
        Assert.Equal(24.2m, (decimal)received["budget"]!["amount"]!);
    }

    [Fact]
    public async Task OrderResponse_Rejected_IsTakenBackUnlessTheOrderStands()
    {
        await using var shop = await ShopAsync(profile => profile with { ExtraLeadDays = 200 });
        var ordered = await shop.UntilAsync(await shop.ApprovedAsync("NUT", 30), "ordered", "committed");
        Assert.Equal(HttpStatusCode.NoContent, await shop.TellAsync("ACME", ResponseTo(ordered, "RE", ""), "application/xml"));
        var stands = await shop.UntilAsync(ordered, "ordered", timeline => timeline.Any(detail => detail.EndsWith("acknowledged and not rejected", StringComparison.Ordinal)));
        Assert.Equal("placed", (string?)stands["order"]!["status"]);

        shop.ChangeVendor("ACME", profile => profile with { Fault = VendorFault.ShowsNoOrders });
        Assert.Equal(HttpStatusCode.NoContent, await shop.TellAsync("ACME", ResponseTo(ordered, "RE", "").Replace("R-RE", "R-8", StringComparison.Ordinal), "application/xml"));
        var ended = await shop.UntilAsync(ordered, "cancelled", "released");
        Assert.Equal("cancelled", (string?)ended["order"]!["status"]);
    }

    [Theory]
    [InlineData(200, "cancelled", "released", 0)] // The vendor can still cancel it.
    [InlineData(0, "received", "actual", 30)] // It has long delivered it, so it is booked and owed.
    public async Task Unconfirmed_GivenUpAndTurnsUpLater_MoneyAndStockAreRight(int extraDays, string status, string budget, int came)
    {
        await using var shop = await ShopAsync(
            profile => profile with { Fault = VendorFault.DiesTakingAnOrder, WebhookLossRate = 1, ExtraLeadDays = extraDays });
        var waiting = await shop.UntilAsync(await shop.CreateAsync("NUT", 30), "awaitingApproval");
        var onOrder = await shop.OrderedAsync("NUT");
        // It takes the order, and then nothing is heard of it.
        using (var decision = await shop.ApproveAsync(waiting)) Assert.Equal(HttpStatusCode.OK, decision.StatusCode);
        var failed = await shop.UntilAsync(waiting, "failed", "released");
        Assert.Equal("lost", (string?)failed["order"]!["status"]);
        Assert.Equal(onOrder, await shop.OrderedAsync("NUT"));

        shop.ChangeVendor("ACME", profile => profile with { Fault = VendorFault.None });
        var number = (string)failed["order"]!["orderNumber"]!;
        var told = new JsonObject { ["eventId"] = "late-1", ["type"] = "delayed", ["orderNumber"] = number };
        Assert.Equal(HttpStatusCode.NoContent, await shop.TellAsync("ACME", told.ToJsonString()));

        var ended = await shop.UntilAsync(waiting, status, budget);
        Assert.Contains("orderTurnedUp", PurchaseShop.EventsOf(ended));
        Assert.Single(shop.Cloud.Vendors.ReceivedOrders());
        Assert.Equal((OnHand + came, onOrder), (await shop.OnHandAsync("NUT"), await shop.OrderedAsync("NUT")));
    }

    [Fact]
    public async Task Unconfirmed_ThenWithdrawn_EndsWithoutAnOrder()
    {
        await using var shop = await ShopAsync(profile => profile);
        await shop.ChangeOperationsAsync(settings => settings["ordering"]!["holdMinutes"] = 1440);
        var waiting = await shop.ApprovedAsync("NUT", 30);
        shop.ChangeVendor("ACME", profile => profile with { Fault = VendorFault.Down });
        await shop.UntilAsync(waiting, "unconfirmed");
        using var cancel = await shop.CancelAsync(waiting);
        Assert.Equal(HttpStatusCode.Accepted, cancel.StatusCode);
        shop.ChangeVendor("ACME", profile => profile with { Fault = VendorFault.None });

        await shop.UntilAsync(waiting, "cancelled", "released");
        Assert.Empty(shop.Cloud.Vendors.ReceivedOrders());
    }
}
