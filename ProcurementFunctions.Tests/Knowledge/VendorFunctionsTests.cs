using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Import;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Mail;
using ProcurementFunctions.Tests.Import;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Knowledge;

public sealed class VendorFunctionsTests : IAsyncLifetime
{
    /// <summary>Without a mail server.</summary>
    private static readonly VendorChannels Channels = new(Options.Create(new VendorOptions()), Options.Create(new MailOptions()));

    private Shop _shop = null!;

    private VendorDesk Desk => new(_shop.Knowledge, Channels, _shop.Time, NullLogger<VendorDesk>.Instance);

    private VendorFunctions Vendors => new(_shop.Knowledge, Desk, Channels, _shop.Time);

    private BeliefFunctions Beliefs => new(Desk, FunctionCalls.Once, Channels, _shop.Time);

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.ImportAsync(ImportKind.Inventory, "sku,name,on_hand,reorder_point,safety_stock\nA,a,1,1,1\n");
        await _shop.ImportAsync(ImportKind.Vendors, "vendor_id,name,credit_rating,preferred,active\nV1,First,2,1,1\nV2,Second,1,0,1\n");
        await _shop.ImportAsync(
            ImportKind.PurchaseOrderLines,
            "po_id,line_id,vendor_id,sku,status,order_date,ship_date,due_date,order_qty,unit_price,received_qty,rejected_qty\n"
            + "1,1,V1,A,complete,2026-02-01,2026-02-10,2026-02-15,10,5.25,10,0\n");
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task GetVendor_WithEvidence_ShowsBeliefsAndTheLastPrice()
    {
        var vendor = FunctionCalls.Json(await Vendors.GetVendor(FunctionCalls.Request(), "V1", default));
        var beliefs = vendor.GetProperty("beliefs");

        Assert.Equal(("V1", "First", 2, "USD"), (vendor.GetProperty("id").GetString(), vendor.GetProperty("name").GetString(),
            vendor.GetProperty("creditRating").GetInt32(), vendor.GetProperty("currency").GetString()));
        Assert.Equal(9, beliefs.GetProperty("leadTimeDays").GetProperty("value").GetDouble());
        Assert.Equal("evidence", beliefs.GetProperty("leadTimeDays").GetProperty("basis").GetString());
        Assert.Equal("po:1:1", beliefs.GetProperty("onTimeRate").GetProperty("evidence")[0].GetString());
        Assert.Equal("prior", beliefs.GetProperty("stockLikelihood").GetProperty("basis").GetString());
        Assert.Equal(5.25m, beliefs.GetProperty("price:A").GetProperty("lastPaid").GetProperty("unitPrice").GetDecimal());
    }

    [Fact]
    public async Task PutVendor_TheBodyOfAGetChanged_KeepsWhatWasLearned()
    {
        var get = await Vendors.GetVendor(FunctionCalls.Request(), "V1", default);
        var body = FunctionCalls.Json(get).GetRawText()
            .Replace("\"active\":true", "\"active\":false", StringComparison.Ordinal)
            .Replace("\"facts\":{}", "\"facts\":{\"phone\":\"+1 555\",\"rooms\":[1,2]}", StringComparison.Ordinal);

        var put = FunctionCalls.Json(await Vendors.PutVendor(FunctionCalls.Request(body, ifMatch: FunctionCalls.ETag(get)), "V1", FunctionCalls.By("admin"), default));

        Assert.False(put.GetProperty("active").GetBoolean());
        Assert.Equal("+1 555", put.GetProperty("facts").GetProperty("phone").GetString());
        Assert.Equal(9, put.GetProperty("beliefs").GetProperty("leadTimeDays").GetProperty("value").GetDouble());
        Assert.Equal(412, (await Assert.ThrowsAsync<ProblemException>(
            () => Vendors.PutVendor(FunctionCalls.Request(body, ifMatch: FunctionCalls.ETag(get)), "V1", FunctionCalls.By("admin"), default))).Status);
    }

    [Fact]
    public async Task ListVendors_InPages_ShowsAllById()
    {
        var first = FunctionCalls.Json(await Vendors.ListVendors(FunctionCalls.Request(query: "?limit=1"), default));
        var second = FunctionCalls.Json(await Vendors.ListVendors(
            FunctionCalls.Request(query: $"?limit=1&cursor={first.GetProperty("nextCursor").GetString()}"), default));

        Assert.Equal("V1", first.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal("V2", second.GetProperty("items")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task ListPrices_OfAnItem_ShowsWhatWasPaid()
    {
        var prices = FunctionCalls.Json(await Vendors.ListPrices(FunctionCalls.Request(query: "?sku=A"), "V1", default));

        Assert.Equal(
            """{"sku":"A","unitPrice":5.25,"paid":true,"at":"2026-02-01T00:00:00+00:00","evidence":"po:1:1","farOff":false}""",
            Assert.Single(prices.GetProperty("items").EnumerateArray()).GetRawText());
        Assert.Equal(5.25, prices.GetProperty("belief").GetProperty("value").GetDouble());
        // One price says nothing of another.
        Assert.Equal(System.Text.Json.JsonValueKind.Null, prices.GetProperty("usual").ValueKind);
    }

    [Fact]
    public async Task ListPrices_OfAllItems_HasNoBeliefOfOne()
    {
        var prices = FunctionCalls.Json(await Vendors.ListPrices(FunctionCalls.Request(), "V1", default));

        Assert.Equal(System.Text.Json.JsonValueKind.Null, prices.GetProperty("belief").ValueKind);
    }

    [Fact]
    public async Task PutRating_TwiceOnADay_CountsTheLast()
    {
        await RateAsync("anna", """{"score":0.2,"comment":"late again"}""");
        await RateAsync("anna", """{"score":0.9}""");
        var vendor = FunctionCalls.Json(await RateAsync("bert", """{"score":0.6}"""));

        // The prior is Beta(1, 1): (1 + 0.9 + 0.6) ÷ (2 + 2).
        var rating = vendor.GetProperty("beliefs").GetProperty("rating");
        Assert.Equal(0.625, rating.GetProperty("value").GetDouble(), 9);
        Assert.Equal(2, rating.GetProperty("observations").GetInt32());
    }

    [Theory]
    [InlineData("V1", """{"score":1.5}""", 400)]
    [InlineData("V1", """{"comment":"good"}""", 400)]
    [InlineData("V9", """{"score":1}""", 404)]
    [InlineData("V/9", """{"score":1}""", 404)]
    public async Task PutRating_BadInput_IsRefused(string vendorId, string body, int status) => Assert.Equal(
        status,
        (await Assert.ThrowsAsync<ProblemException>(
            () => Beliefs.PutRating(FunctionCalls.Request(body), vendorId, FunctionCalls.By("anna"), default))).Status);

    [Fact]
    public async Task ChangeBelief_PinThenForget_ShowsEach()
    {
        var pinned = FunctionCalls.Json(await ChangeAsync("leadTimeDays", """{"action":"pin","value":12}"""));
        var forgotten = FunctionCalls.Json(await ChangeAsync("leadTimeDays", """{"action":"forget"}"""));

        var belief = pinned.GetProperty("beliefs").GetProperty("leadTimeDays");
        Assert.Equal((12.0, "pinned"), (belief.GetProperty("value").GetDouble(), belief.GetProperty("basis").GetString()));
        Assert.Equal("prior", forgotten.GetProperty("beliefs").GetProperty("leadTimeDays").GetProperty("basis").GetString());
    }

    [Theory]
    [InlineData("mood", """{"action":"forget"}""", 404)]
    [InlineData("onTimeRate", """{"action":"shout"}""", 400)]
    [InlineData("onTimeRate", """{"action":"correct"}""", 400)]
    [InlineData("onTimeRate", """{"action":"pin","value":2}""", 400)]
    public async Task ChangeBelief_WhatCannotBe_IsRefused(string name, string body, int status) =>
        Assert.Equal(status, (await Assert.ThrowsAsync<ProblemException>(() => ChangeAsync(name, body))).Status);

    private Task<IResult> RateAsync(string user, string body) =>
        Beliefs.PutRating(FunctionCalls.Request(body), "V1", FunctionCalls.By(user), default);

    private Task<IResult> ChangeAsync(string name, string body) =>
        Beliefs.ChangeBelief(FunctionCalls.Request(body), "V1", name, FunctionCalls.By("admin"), default);
}
