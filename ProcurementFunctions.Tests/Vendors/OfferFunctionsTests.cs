using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Import;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Tests.Import;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Vendors;

public sealed class OfferFunctionsTests : IAsyncLifetime
{
    private const string Absent = "\"0\"";

    private Shop _shop = null!;

    private OfferFunctions Offers => new(new OfferDesk(_shop.Offers, _shop.Knowledge, _shop.Inventory, _shop.Get<IOperationsStore>(), _shop.Audit, _shop.Time));

    public async Task InitializeAsync()
    {
        _shop = await Shop.OpenAsync();
        await _shop.ImportAsync(ImportKind.Inventory, "sku,name,on_hand\nMUG,Mug,1\nCUP,Cup,1\n");
        await _shop.ImportAsync(ImportKind.Vendors, "vendor_id,name\nALFA,Alfa\nBETA,Beta\n");
        await _shop.Get<IOperationsStore>().UpdateAsync(settings => settings with { Rates = [new("EUR", 1.1m, new(2026, 2, 1))] }, "admin", "told", default);
        await _shop.ImportAsync(
            ImportKind.Offers,
            "sku,vendor_id,lead_time_days,unit_price,min_order_qty,max_order_qty,unit,currency,contract,contract_qty\n"
            + "MUG,ALFA,5,24.00,2,50,BOX OF 12,EUR,,\nMUG,ALFA,5,1.50,1,,EA,,C-1,100\nCUP,ALFA,5,3,1,,EA,,,\n");
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task GetOffer_ByTheBoxInAnotherCurrency_IsToldInBothWays()
    {
        var offer = await GetAsync("MUG");

        Assert.Equal(
            ("24", "BOX OF 12", "EUR", 2, 50),
            (Plain(offer["unitPrice"]!), (string)offer["unit"]!, (string)offer["currency"]!, (int)offer["minOrderQuantity"]!, (int)offer["maxOrderQuantity"]!));
        Assert.Equal(("2.2", 24, 600, 12), (Plain(offer["perStockUnit"]!["unitPrice"]!), (int)offer["perStockUnit"]!["minOrderQuantity"]!, (int)offer["perStockUnit"]!["maxOrderQuantity"]!, (int)offer["perStockUnit"]!["packSize"]!));
        Assert.Equal(("C-1", 100), ((string)offer["contracts"]![0]!["number"]!, (int)offer["contracts"]![0]!["left"]!));
        var list = FunctionCalls.Json(await Offers.ListAsync(FunctionCalls.Request(query: "?limit=1"), "ALFA", default));
        Assert.Equal("CUP", list.GetProperty("items")[0].GetProperty("sku").GetString());
        var rest = FunctionCalls.Json(await Offers.ListAsync(FunctionCalls.Request(query: $"?limit=1&cursor={list.GetProperty("nextCursor").GetString()}"), "ALFA", default));
        Assert.Equal("MUG", rest.GetProperty("items")[0].GetProperty("sku").GetString());
        Assert.Empty(FunctionCalls.Json(await Offers.ListAsync(FunctionCalls.Request(), "BETA", default)).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task ListContracts_OfAVendor_ReadsNoOtherOffers()
    {
        await _shop.ImportAsync(
            ImportKind.Offers, "sku,vendor_id,lead_time_days,unit_price,contract,contract_qty\nMUG,BETA,5,1.40,B-2,7\nCUP,BETA,5,3,B-1,9\n");
        var before = _shop.Gateway.Tally.Documents;

        var answer = FunctionCalls.Json(await new ContractFunctions(_shop.Offers).ListAsync(FunctionCalls.Request(), "BETA", default));

        Assert.Equal(["B-1", "B-2"], answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("number").GetString()));
        Assert.Equal(2, _shop.Gateway.Tally.Documents - before);
    }

    [Fact]
    public async Task PutOffer_TheBodyOfAGet_ChangesNothing()
    {
        var before = (await _shop.Offers.ReadAsync("MUG", "ALFA", default))!.Document;

        await PutAsync("MUG", await ETagAsync("MUG"), await GetAsync("MUG"));

        var after = (await _shop.Offers.ReadAsync("MUG", "ALFA", default))!.Document;
        Assert.Equal(
            (before.UnitPrice, before.MinOrderQuantity, before.MaxOrderQuantity, before.PackSize, before.SoldBy, before.Rate!.Currency),
            (after.UnitPrice, after.MinOrderQuantity, after.MaxOrderQuantity, after.PackSize, after.SoldBy, after.Rate!.Currency));
        Assert.Equal(before.Contracts.Single() with { Drawn = after.Contracts.Single().Drawn }, after.Contracts.Single());
    }

    [Fact]
    public async Task PutOffer_APriceFromJanuary_CountsFromThen()
    {
        var offer = await GetAsync("CUP");
        offer["later"] = new JsonArray(new JsonObject { ["unitPrice"] = 3.2m, ["leadTimeDays"] = 4, ["validFrom"] = "2027-01-01" });

        var put = await PutAsync("CUP", await ETagAsync("CUP"), offer);

        Assert.Equal(("3", "3.2"), (Plain(put["unitPrice"]!), Plain(put["later"]![0]!["unitPrice"]!)));
        _shop.Time.SetUtcNow(new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(("3.2", 0), (Plain((await GetAsync("CUP"))["unitPrice"]!), (await GetAsync("CUP"))["later"]!.AsArray().Count));
        var entry = await _shop.Audit.ListAsync("vendor:ALFA", default).FirstAsync(told => told.Kind == "offerChanged");
        Assert.Equal(("admin", "CUP: put through the API"), (entry.By, entry.Why));
    }

    [Theory]
    [InlineData("unitPrice", "0", "unitPrice: must be above 0 and at most 100000000")]
    [InlineData("leadTimeDays", "-1", "leadTimeDays: must be from 0 to 3650")]
    [InlineData("unit", "\"barrow\"", "unit: 'barrow' is no unit that is known")]
    [InlineData("currency", "\"CHF\"", "currency: the firm has no exchange rate for CHF; put one into its settings, under rates")]
    [InlineData("currency", "\"euro\"", "currency: 'EURO' is no ISO 4217 code")]
    [InlineData("maxOrderQuantity", "1", "maxOrderQuantity: is below the least that an order may hold")]
    [InlineData("validTo", "\"2026-01-01\"", null)]
    [InlineData("sku", "\"CUP\"", "sku: is not that of the address")]
    [InlineData("later", "[{\"unitPrice\":3,\"leadTimeDays\":4,\"validFrom\":\"2026-03-01\"}]", "later[0].validFrom: must be after today, 2026-03-01, and after the offer's own first day")]
    [InlineData("later", "[{\"unitPrice\":3,\"validFrom\":\"2027-03-01\"}]", "later[0].leadTimeDays: is missing")]
    [InlineData("contracts", "[]", null)]
    [InlineData("contracts", "[{\"number\":\"C-1\",\"unitPrice\":1},{\"number\":\"C-2\",\"unitPrice\":2,\"validFrom\":\"2027-01-01\"}]", "contracts[1].validFrom: counts on the same days as contract C-1")]
    [InlineData("contracts", "[{\"number\":\"C-1\",\"unitPrice\":1},{\"number\":\"C-1\",\"unitPrice\":2}]", "contracts[1].number: is that of another contract of the offer")]
    [InlineData("contracts", "[{\"number\":\"\",\"unitPrice\":1,\"quantity\":0}]", "contracts[0].number: must be 1 to 200 characters")]
    public async Task PutOffer_WhatCannotBe_IsRefusedByField(string field, string value, string? said)
    {
        var offer = await GetAsync("MUG");
        offer[field] = JsonNode.Parse(value);

        if (said is null)
        {
            await PutAsync("MUG", await ETagAsync("MUG"), offer);
            return;
        }

        var etag = await ETagAsync("MUG");
        var problem = await Assert.ThrowsAsync<ProblemException>(() => PutAsync("MUG", etag, offer));
        Assert.Equal((400, said), (problem.Status, problem.Errors!.Select(error => $"{error.Key}: {error.Value[0]}").First()));
        Assert.Equal(etag, await ETagAsync("MUG"));
    }

    [Fact]
    public async Task PutOffer_AContractThatOrdersHaveDrawn_EndsButStays()
    {
        await _shop.Offers.UpdateAsync("MUG", "ALFA", offer => ContractRules.Drawn(offer!, "C-1", "PO-1", 40), default);
        var offer = await GetAsync("MUG");
        offer["contracts"]![0]!["validTo"] = "2026-03-31";

        var put = await PutAsync("MUG", await ETagAsync("MUG"), offer);
        Assert.Equal((40, 60, "2026-03-31"), ((int)put["contracts"]![0]!["drawn"]!, (int)put["contracts"]![0]!["left"]!, (string)put["contracts"]![0]!["validTo"]!));

        offer["contracts"] = new JsonArray();
        var etag = await ETagAsync("MUG");
        var problem = await Assert.ThrowsAsync<ProblemException>(() => PutAsync("MUG", etag, offer));
        Assert.Equal("contract C-1 cannot be removed, as orders have drawn 40 of it; end it with validTo", problem.Errors!["contracts"][0]);
        Assert.Equal(409, (await Assert.ThrowsAsync<ProblemException>(() => DeleteAsync("MUG", etag))).Status);
    }

    [Fact]
    public async Task PutOffer_NewAndRemoved_ByItsVersion()
    {
        var body = new JsonObject { ["unitPrice"] = 2.5m, ["leadTimeDays"] = 3 };

        var put = await PutAsync("CUP", Absent, body, "BETA");
        Assert.Equal("2.5", Plain(put["unitPrice"]!));
        Assert.Equal(412, (await Assert.ThrowsAsync<ProblemException>(() => PutAsync("CUP", Absent, body, "BETA"))).Status);
        Assert.Equal(404, (await Assert.ThrowsAsync<ProblemException>(() => PutAsync("NONE", Absent, body, "BETA"))).Status);
        Assert.Equal(404, (await Assert.ThrowsAsync<ProblemException>(() => PutAsync("CUP", Absent, body, "NOBODY"))).Status);
        Assert.Equal(412, (await Assert.ThrowsAsync<ProblemException>(() => DeleteAsync("CUP", "\"other\"", "BETA"))).Status);
        await DeleteAsync("CUP", await ETagAsync("CUP", "BETA"), "BETA");
        Assert.Null(await _shop.Offers.ReadAsync("CUP", "BETA", default));
    }

    private async Task<JsonObject> GetAsync(string sku, string vendorId = "ALFA") =>
        JsonNode.Parse(FunctionCalls.Json(await Offers.GetAsync(FunctionCalls.Request(), vendorId, sku, default)).GetRawText())!.AsObject();

    private async Task<string> ETagAsync(string sku, string vendorId = "ALFA") =>
        FunctionCalls.ETag(await Offers.GetAsync(FunctionCalls.Request(), vendorId, sku, default));

    private async Task<JsonObject> PutAsync(string sku, string etag, JsonObject body, string vendorId = "ALFA") => JsonNode.Parse(FunctionCalls.Json(
        await Offers.PutAsync(FunctionCalls.Request(body.ToJsonString(), ifMatch: etag), vendorId, sku, FunctionCalls.By("admin"), default)).GetRawText())!.AsObject();

    private Task<IResult> DeleteAsync(string sku, string etag, string vendorId = "ALFA") =>
        Offers.DeleteAsync(FunctionCalls.Request(ifMatch: etag), vendorId, sku, FunctionCalls.By("admin"), default);

    private static string Plain(JsonNode number) => number.GetValue<decimal>().ToString("0.######", CultureInfo.InvariantCulture);
}
