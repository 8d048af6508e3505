using System.Net;
using System.Text.Json.Nodes;
using ProcurementFunctions.Local.VendorSimulator;

namespace ProcurementFunctions.Tests.Local.VendorSimulator;

public sealed class OrderTests
{
    [Fact]
    public async Task Order_ByItsQuote_IsTaken()
    {
        await using var market = await SimulatedMarket.OpenAsync();

        var answer = await market.OrderAsync("PO-1", "LAMP", 50);

        Assert.Equal("PO-1", answer["orderNumber"]!.GetValue<string>());
        Assert.Equal("acknowledged", answer["status"]!.GetValue<string>());
        Assert.NotEmpty(answer["vendorOrderId"]!.GetValue<string>());
        Assert.Equal(market.Time.GetUtcNow().AddDays(10), answer["expectedAt"]!.GetValue<DateTimeOffset>());
        var received = Assert.Single(market.Server.ReceivedOrders(SimulatedMarket.Acme));
        Assert.Equal(("PO-1", "LAMP", 50, 8.5m), (received.OrderNumber, received.Sku, received.Quantity, received.UnitPrice));
        Assert.Empty(market.Server.ReceivedOrders(SimulatedMarket.Other));
    }

    [Fact]
    public async Task Order_SameNumberAndBodyAgain_HasTheSameAnswer()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        var order = SimulatedMarket.OrderOf("PO-1", await market.QuoteAsync("LAMP", 50), 50);
        using var first = await market.PostOrderAsync(order);
        // Long after the quote has expired, and after a restart.
        market.Time.Advance(TimeSpan.FromDays(60));
        await market.RestartAsync();

        using var second = await market.PostOrderAsync(order);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(new VendorOrderCounts(1, 1), market.Server.OrderCounts(SimulatedMarket.Acme));
    }

    [Fact]
    public async Task Order_SameNumberManyTimesAtOnce_IsOneOrder()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        var order = SimulatedMarket.OrderOf("PO-1", await market.QuoteAsync("LAMP", 50), 50);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => market.PostOrderAsync(order)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(11, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(new VendorOrderCounts(1, 11), market.Server.OrderCounts(SimulatedMarket.Acme));
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task Order_SameNumberOtherBody_Is409()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        var quote = await market.QuoteAsync("LAMP", 50);
        using var first = await market.PostOrderAsync(SimulatedMarket.OrderOf("PO-1", quote, 50));

        using var second = await market.PostOrderAsync(SimulatedMarket.OrderOf("PO-1", quote, 55));

        await SimulatedMarket.ReadAsync(second, HttpStatusCode.Conflict);
        var received = Assert.Single(market.Server.ReceivedOrders());
        Assert.Equal((50, 1, 1), (received.Quantity, received.Calls, received.Conflicts));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("PO-2")]
    public async Task Order_IdempotencyKeyIsNotItsNumber_Is400(string? key)
    {
        await using var market = await SimulatedMarket.OpenAsync();
        var order = SimulatedMarket.OrderOf("PO-1", await market.QuoteAsync("LAMP", 50), 50);

        using var response = await market.SendAsync(HttpMethod.Post, "orders", order.ToJsonString(), key);

        var problem = await SimulatedMarket.ReadAsync(response, HttpStatusCode.BadRequest);
        Assert.True(problem["errors"]!.AsObject().ContainsKey("Idempotency-Key"));
        Assert.Empty(market.Server.ReceivedOrders());
    }

    [Theory]
    [InlineData("quantity", "5", "lines[0].quantity")]
    [InlineData("quantity", "505", "lines[0].quantity")]
    [InlineData("quantity", "52", "lines[0].quantity")]
    [InlineData("quantity", "0", "lines[0].quantity")]
    [InlineData("quantity", "-50", "lines[0].quantity")]
    [InlineData("unitPrice", "8.49", "lines[0].unitPrice")]
    [InlineData("sku", "\"ROPE\"", "lines[0].sku")]
    [InlineData("sku", "\"MOON\"", "lines[0].sku")]
    public async Task Order_LineThatWasNotQuoted_Is422(string field, string value, string wrong)
    {
        await using var market = await SimulatedMarket.OpenAsync();
        var order = SimulatedMarket.OrderOf("PO-1", await market.QuoteAsync("LAMP", 50), 50);
        order["lines"]![0]![field] = JsonNode.Parse(value);

        using var response = await market.PostOrderAsync(order);

        var problem = await SimulatedMarket.ReadAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.True(problem["errors"]!.AsObject().ContainsKey(wrong));
        Assert.Empty(market.Server.ReceivedOrders());
    }

    [Theory]
    [InlineData("quoteId", "\"Q-NONE\"")]
    [InlineData("shipping", "\"express\"")]
    public async Task Order_NotAsQuoted_Is422(string field, string value)
    {
        await using var market = await SimulatedMarket.OpenAsync();
        var order = SimulatedMarket.OrderOf("PO-1", await market.QuoteAsync("LAMP", 50), 50);
        order[field] = JsonNode.Parse(value);

        using var response = await market.PostOrderAsync(order);

        var problem = await SimulatedMarket.ReadAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.True(problem["errors"]!.AsObject().ContainsKey(field));
    }

    [Fact]
    public async Task Order_QuoteExpired_Is422()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        var order = SimulatedMarket.OrderOf("PO-1", await market.QuoteAsync("LAMP", 50), 50);
        market.Time.Advance(TimeSpan.FromDays(30));

        using var response = await market.PostOrderAsync(order);

        await SimulatedMarket.ReadAsync(response, HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"orderNumber":"PO-1","quoteId":"Q","lines":[]}""")]
    [InlineData("""{"orderNumber":"PO-1","quoteId":"Q","lines":[null]}""")]
    [InlineData("""{"orderNumber":"PO-1","quoteId":"Q","lines":null}""")]
    [InlineData("""{"orderNumber":"PO-1","quoteId":"Q","lines":[{"sku":"LAMP","quantity":"5","unitPrice":1}]}""")]
    [InlineData("""{"orderNumber":"PO-1","quoteId":"Q","lines":[{"sku":"LAMP","quantity":5}]}""")]
    [InlineData("""{"orderNumber":"","quoteId":"Q","lines":[{"sku":"LAMP","quantity":5,"unitPrice":1}]}""")]
    public async Task Order_BadBody_Is400(string body)
    {
        await using var market = await SimulatedMarket.OpenAsync();

        using var response = await market.SendAsync(HttpMethod.Post, "orders", body, "PO-1");

        await SimulatedMarket.ReadAsync(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Order_AsTimePasses_IsShippedAndDelivered()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        await market.OrderAsync("PO-1", "LAMP", 50);
        var seen = new List<string>();

        for (var day = 0; day < 12; day++)
        {
            var status = await market.StatusAsync("PO-1");
            if (seen is not [.., var last] || last != status)
                seen.Add(status);
            market.Time.Advance(TimeSpan.FromDays(1));
            await market.RestartAsync();
        }

        Assert.Equal(["acknowledged", "shipped", "delivered"], seen);
        var order = await market.LookUpAsync("PO-1");
        var shipment = Assert.Single(order["shipments"]!.AsArray())!;
        Assert.Equal(50, shipment["lines"]![0]!["quantity"]!.GetValue<int>());
        Assert.Equal("LAMP", shipment["lines"]![0]!["sku"]!.GetValue<string>());
        Assert.NotEmpty(shipment["tracking"]!.GetValue<string>());
        Assert.True(shipment["shippedAt"]!.GetValue<DateTimeOffset>() < shipment["deliveredAt"]!.GetValue<DateTimeOffset>());
        Assert.True(shipment["deliveredAt"]!.GetValue<DateTimeOffset>() <= order["expectedAt"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task Order_LateVendor_SaysDelayedAndANewTime()
    {
        await using var market = await SimulatedMarket.OpenAsync(VendorProfile.Exact with { OnTimeRate = 0, MeanDaysLate = 30 });
        var promised = (await market.OrderAsync("PO-1", "LAMP", 50))["expectedAt"]!.GetValue<DateTimeOffset>();

        market.Time.SetUtcNow(promised);

        var order = await market.LookUpAsync("PO-1");
        Assert.Contains(order["status"]!.GetValue<string>(), new[] { "delayed", "shipped" });
        Assert.True(order["expectedAt"]!.GetValue<DateTimeOffset>() > promised);
        market.Time.Advance(TimeSpan.FromDays(200));
        Assert.Equal("delivered", await market.StatusAsync("PO-1"));
    }

    [Fact]
    public async Task Order_MoreThanTheVendorHas_IsBackorderedInPart()
    {
        await using var market = await SimulatedMarket.OpenAsync(VendorProfile.Exact with { ScarceRate = 1 });
        var available = (await market.QuoteAsync("LAMP", 500))["available"]!.GetValue<int>();
        await market.OrderAsync("PO-1", "LAMP", 500);

        market.Time.Advance(TimeSpan.FromDays(3));
        var early = await market.StatusAsync("PO-1");
        market.Time.Advance(TimeSpan.FromDays(60));
        var order = await market.LookUpAsync("PO-1");

        Assert.Equal("backordered", early);
        Assert.Equal("delivered", order["status"]!.GetValue<string>());
        var quantities = order["shipments"]!.AsArray().Select(s => s!["lines"]![0]!["quantity"]!.GetValue<int>());
        Assert.Equal([available, 500 - available], quantities);
    }

    [Fact]
    public async Task Order_ShortDelivery_EndsWithLess()
    {
        await using var market = await SimulatedMarket.OpenAsync(VendorProfile.Exact with { ShortRate = 1 });
        await market.OrderAsync("PO-1", "LAMP", 50);

        market.Time.Advance(TimeSpan.FromDays(11));

        var order = await market.LookUpAsync("PO-1");
        Assert.Equal("delivered", order["status"]!.GetValue<string>());
        Assert.InRange(order["shipments"]![0]!["lines"]![0]!["quantity"]!.GetValue<int>(), 45, 49);
    }

    [Fact]
    public async Task LookUp_NeverReceived_Is404()
    {
        await using var market = await SimulatedMarket.OpenAsync();

        using var response = await market.SendAsync(HttpMethod.Get, "orders/PO-1");

        await SimulatedMarket.ReadAsync(response, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task LookUp_OrderOfAnotherVendor_Is404()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        await market.OrderAsync("PO-1", "LAMP", 50);

        using var response = await market.SendAsync(
            HttpMethod.Get, "orders/PO-1", token: await market.SignInAsync(SimulatedMarket.Other), vendorId: SimulatedMarket.Other);

        await SimulatedMarket.ReadAsync(response, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Cancel_BeforeShipping_CancelsForGood()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        await market.OrderAsync("PO-1", "LAMP", 50);

        using var first = await market.SendAsync(HttpMethod.Post, "orders/PO-1/cancel");
        using var second = await market.SendAsync(HttpMethod.Post, "orders/PO-1/cancel");
        market.Time.Advance(TimeSpan.FromDays(30));
        await market.RestartAsync();

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        var order = await market.LookUpAsync("PO-1");
        Assert.Equal("cancelled", order["status"]!.GetValue<string>());
        Assert.Empty(order["shipments"]!.AsArray());
        using var late = await market.SendAsync(HttpMethod.Post, "orders/PO-1/cancel");
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
    }

    [Fact]
    public async Task Cancel_AfterShipping_Is409()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        await market.OrderAsync("PO-1", "LAMP", 50);
        while (await market.StatusAsync("PO-1") == "acknowledged")
            market.Time.Advance(TimeSpan.FromHours(12));

        using var response = await market.SendAsync(HttpMethod.Post, "orders/PO-1/cancel");

        await SimulatedMarket.ReadAsync(response, HttpStatusCode.Conflict);
        market.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal("delivered", await market.StatusAsync("PO-1"));
    }

    [Fact]
    public async Task Cancel_NeverReceived_Is404()
    {
        await using var market = await SimulatedMarket.OpenAsync();

        using var response = await market.SendAsync(HttpMethod.Post, "orders/PO-1/cancel");

        await SimulatedMarket.ReadAsync(response, HttpStatusCode.NotFound);
    }
}
