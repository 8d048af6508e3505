using System.Net;
using System.Text.Json.Nodes;
using ProcurementFunctions.Local.VendorSimulator;

namespace ProcurementFunctions.Tests.Local.VendorSimulator;

/// <summary>Quotes over several items, and orders of several lines on them.</summary>
public sealed class JointOrderTests
{
    private static readonly VendorProfile Shipping = VendorProfile.Exact with { ShippingBase = 10, ShippingShare = 0.1m };

    private static JsonObject Line(string sku, int quantity, decimal? price = null) => price is null
        ? new() { ["sku"] = sku, ["quantity"] = quantity }
        : new() { ["sku"] = sku, ["quantity"] = quantity, ["unitPrice"] = price };

    private static Task<HttpResponseMessage> AskAsync(SimulatedMarket market, params JsonObject[] lines) => market.SendAsync(
        HttpMethod.Post, "quotes/joint", new JsonObject { ["lines"] = new JsonArray([.. lines]), ["shipping"] = "standard" }.ToJsonString());

    private static async Task<JsonObject> QuoteAsync(SimulatedMarket market)
    {
        using var answer = await AskAsync(market, Line("LAMP", 50), Line("ROPE", 30));
        return await SimulatedMarket.ReadAsync(answer, HttpStatusCode.OK);
    }

    private static JsonObject OrderOf(JsonObject quote, string number = "PO-J", Func<JsonObject, JsonObject>? change = null) => new()
    {
        ["orderNumber"] = number,
        ["quoteId"] = (string?)quote["quoteId"],
        ["lines"] = new JsonArray([.. quote["lines"]!.AsArray().Select(line =>
            (change ?? (same => same))(Line((string)line!["sku"]!, (int)line["quantity"]!, (decimal)line["unitPrice"]!)))]),
        ["shipping"] = "standard",
    };

    [Fact]
    public async Task Quote_OverTwoItems_HasShippingOnceByAllGoods()
    {
        await using var market = await SimulatedMarket.OpenAsync(Shipping);

        var quote = await QuoteAsync(market);

        // 50 at 8.50 and 30 at 2 are 485; 10 and a tenth of that.
        Assert.Equal(58.5m, (decimal)quote["shippingCost"]!);
        Assert.Equal(
            [("LAMP", 50, 8.5m, 10), ("ROPE", 30, 2m, 4)],
            quote["lines"]!.AsArray().Select(line => ((string)line!["sku"]!, (int)line["quantity"]!, (decimal)line["unitPrice"]!, (int)line["leadTimeDays"]!)));
        Assert.Equal((string?)quote["quoteId"], (string?)(await QuoteAsync(market))["quoteId"]);
    }

    [Fact]
    public async Task Quote_UnknownItemOrNoSuchOffer_IsRefused()
    {
        await using var market = await SimulatedMarket.OpenAsync(Shipping);

        using var unknown = await AskAsync(market, Line("LAMP", 50), Line("NOSUCH", 1));
        using var twice = await AskAsync(market, Line("LAMP", 50), Line("LAMP", 60));
        using var none = await AskAsync(market);
        using var nothing = await AskAsync(market, Line("LAMP", 0));
        market.SetProfile(profile => profile with { QuotesJointly = false });
        using var knowsNot = await AskAsync(market, Line("LAMP", 50), Line("ROPE", 30));

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.NotFound],
            new[] { unknown, twice, none, nothing, knowsNot }.Select(answer => answer.StatusCode));
    }

    [Fact]
    public async Task Order_OnAJointQuote_IsOneOrderWithAPromiseForEachLine()
    {
        await using var market = await SimulatedMarket.OpenAsync(Shipping);
        var order = OrderOf(await QuoteAsync(market));

        using var first = await market.PostOrderAsync(order);
        using var again = await market.PostOrderAsync(order);

        var answer = await SimulatedMarket.ReadAsync(first, HttpStatusCode.Created);
        var now = market.Time.GetUtcNow();
        Assert.Equal(now.AddDays(10), (DateTimeOffset)answer["expectedAt"]!);
        Assert.Equal([now.AddDays(10), now.AddDays(4)], answer["lines"]!.AsArray().Select(line => (DateTimeOffset)line!["expectedAt"]!));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var received = Assert.Single(market.Server.ReceivedOrders());
        Assert.Equal([("LAMP", 50, 8.5m), ("ROPE", 30, 2m)], received.Lines.Select(line => (line.Sku, line.Quantity, line.UnitPrice)));
        Assert.Equal((2, 0, 58.5m), (received.Calls, received.Conflicts, received.ShippingCost));
    }

    [Fact]
    public async Task Order_OtherThanWasQuotedJointly_IsRefused()
    {
        await using var market = await SimulatedMarket.OpenAsync(Shipping);
        var quote = await QuoteAsync(market);
        var single = await market.QuoteAsync("LAMP", 50);
        var short1 = OrderOf(quote);
        short1["lines"]!.AsArray().RemoveAt(1);
        var several = OrderOf(quote);
        several["quoteId"] = (string?)single["quoteId"];
        JsonObject[] wrong =
        [
            short1,
            several,
            OrderOf(quote, change: line => Line((string)line["sku"]!, (int)line["quantity"]! + 5, (decimal)line["unitPrice"]!)),
            OrderOf(quote, change: line => Line((string)line["sku"]!, (int)line["quantity"]!, (decimal)line["unitPrice"]! - 0.01m)),
            OrderOf(quote, change: line => Line("LAMP", (int)line["quantity"]!, (decimal)line["unitPrice"]!)),
        ];

        foreach (var order in wrong)
        {
            using var answer = await market.PostOrderAsync(order);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        market.SetProfile(profile => profile with { Fault = VendorFault.RefusesJointOrders });
        using var refused = await market.PostOrderAsync(OrderOf(quote));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Empty(market.Server.ReceivedOrders());
        using var alone = await market.PostOrderAsync(SimulatedMarket.OrderOf("PO-1", single, 50));
        Assert.Equal(HttpStatusCode.Created, alone.StatusCode);
    }

    [Fact]
    public async Task Lines_OfDifferentLeadTimes_ComeByThemselvesAndSaySo()
    {
        await using var market = await SimulatedMarket.OpenAsync(Shipping);
        using (await market.PostOrderAsync(OrderOf(await QuoteAsync(market)))) market.Time.Advance(TimeSpan.FromDays(4));

        var seen = await market.LookUpAsync("PO-J");

        Assert.Equal([("LAMP", "acknowledged"), ("ROPE", "delivered")], seen["lines"]!.AsArray().Select(line => ((string)line!["sku"]!, (string)line["status"]!)));
        var parcel = Assert.Single(seen["shipments"]!.AsArray())!;
        Assert.Equal([("ROPE", 30)], parcel["lines"]!.AsArray().Select(line => ((string)line!["sku"]!, (int)line["quantity"]!)));
        market.Time.Advance(TimeSpan.FromDays(6));
        Assert.Equal("delivered", await market.StatusAsync("PO-J"));
    }

    [Fact]
    public async Task Lines_OfTheSameLeadTime_AreOneShipment()
    {
        await using var market = await SimulatedMarket.OpenAsync(Shipping with { ExpressTimeFactor = 0 });
        using var asked = await market.SendAsync(
            HttpMethod.Post, "quotes/joint", new JsonObject { ["lines"] = new JsonArray(Line("LAMP", 50), Line("TENT", 2)), ["shipping"] = "express" }.ToJsonString());
        var order = OrderOf(await SimulatedMarket.ReadAsync(asked, HttpStatusCode.OK));
        order["shipping"] = "express";
        using (var taken = await market.PostOrderAsync(order)) Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        market.Time.Advance(TimeSpan.FromDays(20));

        var parcel = Assert.Single((await market.LookUpAsync("PO-J"))["shipments"]!.AsArray())!;

        Assert.Equal("PO-J/1", (string?)parcel["shipmentId"]);
        Assert.Equal([("LAMP", 50), ("TENT", 2)], parcel["lines"]!.AsArray().Select(line => ((string)line!["sku"]!, (int)line["quantity"]!)));
        Assert.Single(market.Server.Webhooks(), hook => hook.EventId.Contains("delivered", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 0, 0, 0)]
    [InlineData(0, 1, 0, 0)]
    [InlineData(0, 0, 1, 0)]
    [InlineData(0, 0, 0, 1)]
    public async Task Lines_ShortOverSplitOrBackordered_EachByItself(double isShort, double isOver, double isSplit, double isBackordered)
    {
        await using var market = await SimulatedMarket.OpenAsync(Shipping with { ShortRate = isShort, OverRate = isOver, PartialRate = isSplit, BackorderRate = isBackordered });
        using (await market.PostOrderAsync(OrderOf(await QuoteAsync(market)))) market.Time.Advance(TimeSpan.FromDays(60));

        var seen = await market.LookUpAsync("PO-J");
        var goods = seen["shipments"]!.AsArray().SelectMany(parcel => parcel!["lines"]!.AsArray()).ToLookup(line => (string)line!["sku"]!, line => (int)line!["quantity"]!);

        foreach (var (sku, ordered) in new[] { ("LAMP", 50), ("ROPE", 30) })
        {
            var came = goods[sku].Sum();
            Assert.Equal((isShort > 0, isOver > 0), (came < ordered, came > ordered));
            Assert.Equal(isSplit + isBackordered > 0 ? 2 : 1, goods[sku].Count());
        }

        Assert.Equal("delivered", (string?)seen["status"]);
    }

    [Fact]
    public async Task Order_CancelledBeforeItIsShipped_IsCancelledAsAWhole()
    {
        await using var market = await SimulatedMarket.OpenAsync(Shipping);
        using (await market.PostOrderAsync(OrderOf(await QuoteAsync(market)))) market.Time.Advance(TimeSpan.FromMinutes(1));

        using var cancel = await market.SendAsync(HttpMethod.Post, "orders/PO-J/cancel");

        Assert.Equal(HttpStatusCode.OK, cancel.StatusCode);
        var seen = await market.LookUpAsync("PO-J");
        Assert.Equal(["cancelled", "cancelled"], seen["lines"]!.AsArray().Select(line => (string?)line!["status"]));
        var told = Assert.Single(market.Server.Webhooks(), hook => hook.EventId.EndsWith("cancelled", StringComparison.Ordinal));
        Assert.Equal(2, JsonNode.Parse(told.Body)!["lines"]!.AsArray().Count);
    }
}
