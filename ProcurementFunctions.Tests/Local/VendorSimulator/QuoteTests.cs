using System.Net;
using System.Text.Json.Nodes;
using ProcurementFunctions.Local.VendorSimulator;

namespace ProcurementFunctions.Tests.Local.VendorSimulator;

public sealed class QuoteTests
{
    [Fact]
    public async Task Quote_ExactVendor_HasTheTermsOfTheOffer()
    {
        await using var market = await SimulatedMarket.OpenAsync();

        var quote = await market.QuoteAsync("LAMP", 60);

        Assert.Equal(8.5m, quote["unitPrice"]!.GetValue<decimal>());
        Assert.Equal(10, quote["minOrderQuantity"]!.GetValue<int>());
        Assert.Equal(500, quote["maxOrderQuantity"]!.GetValue<int>());
        Assert.Equal(5, quote["packSize"]!.GetValue<int>());
        Assert.Equal(10, quote["leadTimeDays"]!.GetValue<int>());
        Assert.Equal(0, quote["available"]!.GetValue<int>() % 5);
        Assert.InRange(quote["available"]!.GetValue<int>(), 1000, 5000);
        Assert.Equal(market.Time.GetUtcNow().AddDays(30), quote["validUntil"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task Quote_NoMaximum_SaysNull()
    {
        await using var market = await SimulatedMarket.OpenAsync();

        var quote = await market.QuoteAsync("ROPE", 3);

        Assert.True(quote.ContainsKey("maxOrderQuantity"));
        Assert.Null(quote["maxOrderQuantity"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(49)]
    [InlineData(50)]
    [InlineData(200)]
    [InlineData(500)]
    public async Task Quote_PriceBreaks_HoldThePriceOfTheQuantity(int quantity)
    {
        await using var market = await SimulatedMarket.OpenAsync(VendorProfile.Exact with { BreakDiscount = 0.1 });

        var quote = await market.QuoteAsync("LAMP", quantity);

        var breaks = quote["priceBreaks"]!.AsArray()
            .Select(b => (From: b!["minQuantity"]!.GetValue<int>(), Price: b["unitPrice"]!.GetValue<decimal>())).ToList();
        Assert.Equal([(10, 8.5m), (50, 7.65m), (200, 6.8m)], breaks);
        var expected = breaks.LastOrDefault(b => b.From <= quantity, breaks[0]).Price;
        Assert.Equal(expected, quote["unitPrice"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Quote_Express_IsFasterAndDearer()
    {
        await using var market = await SimulatedMarket.OpenAsync(VendorProfile.Exact with { ShippingBase = 10m, ShippingShare = 0.01m });

        var standard = await market.QuoteAsync("LAMP", 100);
        var express = await market.QuoteAsync("LAMP", 100, "express");

        Assert.Equal(18.5m, standard["shippingCost"]!.GetValue<decimal>());
        Assert.Equal(37m, express["shippingCost"]!.GetValue<decimal>());
        Assert.Equal(5, express["leadTimeDays"]!.GetValue<int>());
    }

    [Fact]
    public async Task Quote_SameSeedInAnotherOrder_IsTheSame()
    {
        await using var one = await SimulatedMarket.OpenAsync(Natural, seed: 7);
        await using var two = await SimulatedMarket.OpenAsync(Natural, seed: 7);
        await using var otherSeed = await SimulatedMarket.OpenAsync(Natural, seed: 8);

        var lamp = await one.QuoteAsync("LAMP", 30);
        var tent = await one.QuoteAsync("TENT", 2);
        var tentAgain = await two.QuoteAsync("TENT", 2);
        var lampAgain = await two.QuoteAsync("LAMP", 30);

        Assert.Equal(lamp.ToJsonString(), lampAgain.ToJsonString());
        Assert.Equal(tent.ToJsonString(), tentAgain.ToJsonString());
        Assert.NotEqual(tent.ToJsonString(), (await otherSeed.QuoteAsync("TENT", 2)).ToJsonString());
        Assert.InRange(tent["unitPrice"]!.GetValue<decimal>(), 86m, 94m);
    }

    [Fact]
    public async Task Quote_PriceRaised_IsAnotherQuote()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        var before = await market.QuoteAsync("LAMP", 30);

        market.SetProfile(profile => profile with { PriceFactor = 1.2m });
        var after = await market.QuoteAsync("LAMP", 30);

        Assert.Equal(10.2m, after["unitPrice"]!.GetValue<decimal>());
        Assert.NotEqual(before["quoteId"]!.GetValue<string>(), after["quoteId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Quote_OutOfStockVendor_StillHasWhatNobodyElseSells()
    {
        await using var market = await SimulatedMarket.OpenAsync(VendorProfile.Exact with { OutOfStockRate = 1 });

        Assert.Equal(0, (await market.QuoteAsync("LAMP", 30))["available"]!.GetValue<int>());
        Assert.NotEqual(0, (await market.QuoteAsync("TENT", 3))["available"]!.GetValue<int>());
    }

    [Fact]
    public async Task Quote_ItemNotSold_Is404()
    {
        await using var market = await SimulatedMarket.OpenAsync();

        using var response = await market.SendAsync(
            HttpMethod.Post, "quotes", """{"sku":"MOON","quantity":1,"shipping":"standard"}""");

        await SimulatedMarket.ReadAsync(response, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"sku":"LAMP"}""")]
    [InlineData("""{"sku":null,"quantity":1}""")]
    [InlineData("""{"sku":5,"quantity":1}""")]
    [InlineData("""{"sku":"LAMP","quantity":"1"}""")]
    [InlineData("""{"sku":"LAMP","quantity":1.5}""")]
    [InlineData("""{"sku":"LAMP","quantity":1e99}""")]
    [InlineData("""{"sku":"LAMP","quantity":0}""")]
    [InlineData("""{"sku":"LAMP","quantity":-4}""")]
    [InlineData("""{"sku":"LAMP","quantity":1000001}""")]
    [InlineData("""{"sku":"LAMP","quantity":1,"shipping":"by horse"}""")]
    [InlineData("""{"sku":"LAMP","quantity":1,"shipping":1}""")]
    [InlineData("""{"sku":"LAMP","quantity":1,"shipping":null}""")]
    [InlineData("""{"sku":"LAMP","quantity":1,"neededBy":"soon"}""")]
    [InlineData("""{"sku":"LAMP","quantity":1,"neededBy":20261101}""")]
    [InlineData("""{"sku":"LAMP","sku":"ROPE","quantity":1}""")]
    [InlineData("""{"sku":"\ud800","quantity":1}""")]
    public async Task Quote_BadBody_Is400WithTheField(string body)
    {
        await using var market = await SimulatedMarket.OpenAsync();

        using var response = await market.SendAsync(HttpMethod.Post, "quotes", body);

        var problem = await SimulatedMarket.ReadAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal(400, problem["status"]!.GetValue<int>());
        Assert.Single(problem["errors"]!.AsObject());
    }

    [Theory]
    [InlineData("\"2026-12-24\"")]
    [InlineData("\"2026-12-24T10:00:00+00:00\"")]
    [InlineData("null")]
    public async Task Quote_NeededBy_IsADayOrATimeOrNothing(string neededBy)
    {
        await using var market = await SimulatedMarket.OpenAsync();
        var body = $$"""{"sku":"LAMP","quantity":20,"neededBy":{{neededBy}}}""";

        using var response = await market.SendAsync(HttpMethod.Post, "quotes", body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Quote_OtherMediaType_Is415()
    {
        await using var market = await SimulatedMarket.OpenAsync();

        using var response = await market.SendAsync(HttpMethod.Post, "quotes", "{}", mediaType: "text/plain");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Quote_BodyOverTheLimit_Is413()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        var body = new JsonObject { ["sku"] = new string('x', 70_000), ["quantity"] = 1 }.ToJsonString();

        using var response = await market.SendAsync(HttpMethod.Post, "quotes", body);

        var problem = await SimulatedMarket.ReadAsync(response, HttpStatusCode.RequestEntityTooLarge);
        Assert.Equal(413, problem["status"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("GET", "quotes", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "nothing", HttpStatusCode.NotFound)]
    public async Task Call_UnknownRoute_IsAProblem(string method, string path, HttpStatusCode status)
    {
        await using var market = await SimulatedMarket.OpenAsync();

        using var response = await market.SendAsync(new HttpMethod(method), path);

        var problem = await SimulatedMarket.ReadAsync(response, status);
        Assert.Equal((int)status, problem["status"]!.GetValue<int>());
    }

    private static VendorProfile Natural(SimulatedVendor vendor, VendorProfile profile) => profile with
    {
        MinLatency = TimeSpan.Zero,
        MaxLatency = TimeSpan.Zero,
        TransientFailureRate = 0,
    };
}
