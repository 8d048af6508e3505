using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using static ProcurementFunctions.Tests.Purchasing.PurchaseShop;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>Vendors with a currency, order values and a calendar of their own, over HTTP.</summary>
public sealed class VendorTermsStoryTests
{
    [Fact]
    public async Task Purchase_FromAVendorOfAnotherCurrency_IsComparedInTheFirmsAndOwedInItsOwn()
    {
        await using var shop = await OpenAsync((id, profile) => id == "BOLTCO" ? profile with { Currency = "EUR", ShippingBase = 5 } : profile);
        var without = await shop.UntilAsync(await shop.CreateAsync("BOLT", 30), "awaitingApproval");
        Assert.Equal("ACME", (string?)without["choice"]!["lines"]![0]!["vendorId"]);
        Assert.Contains(without["quoteFailures"]!.AsArray(), failure => ((string)failure!["reason"]!).Contains("no exchange rate", StringComparison.Ordinal));
        using (await shop.RejectAsync(without)) { }

        await shop.ChangeOperationsAsync(settings => settings["rates"] = new JsonArray(new JsonObject { ["currency"] = "EUR", ["rate"] = 0.5, ["date"] = "2026-11-01" }));
        var approved = await shop.ApprovedAsync("BOLT", 30);
        // 30 at 2.10 EUR and 5.00 EUR of shipping.
        Assert.Equal(34m, (decimal)approved["approval"]!["total"]!);
        Assert.Contains(approved["choice"]!["notes"]!.AsArray(), note => ((string)note!).Contains("is owed 68.00 EUR, at 1 EUR = 0.5 USD of 2026-11-01", StringComparison.Ordinal));

        var received = await shop.UntilAsync(approved, "received", "actual");
        Assert.Equal(2.1m, Assert.Single(shop.Cloud.Vendors.ReceivedOrders("BOLTCO")).UnitPrice);
        Assert.Equal(34m, (decimal)received["budget"]!["amount"]!);
        Assert.Equal((68m, "EUR"), ((decimal)received["order"]!["owedTotal"]!, (string?)received["order"]!["rate"]!["currency"]));
        var xml = XElement.Parse(await shop.Buyer.GetStringAsync(new Uri($"api/purchases/{received["id"]}/order.xml", UriKind.Relative)));
        Assert.Equal("EUR", Assert.Single(xml.Descendants(), element => element.Name.LocalName == "DocumentCurrencyCode").Value);
        Assert.Equal("68.00", Assert.Single(xml.Descendants(), element => element.Name.LocalName == "PayableAmount").Value);
    }

    [Fact]
    public async Task Purchase_BelowTheMinimumOrderValue_IsToppedUpAndSaysSo()
    {
        await using var shop = await OpenAsync((id, profile) => id == "BOLTCO" ? profile with { MinOrderValue = 42, ShippingBase = 1 } : profile with { PriceFactor = 4 });
        await ChangeVendorAsync(shop, "BOLTCO", vendor => vendor["minOrderValue"] = 42);

        var approved = await shop.ApprovedAsync("BOLT", 12);

        Assert.Equal(("BOLTCO", 20), ((string?)approved["choice"]!["lines"]![0]!["vendorId"], (int)approved["choice"]!["quantity"]!));
        Assert.Contains(approved["choice"]!["notes"]!.AsArray(), note => ((string)note!).Contains("takes no order below 42.00, so 20 are ordered; 12 are needed", StringComparison.Ordinal));
        await shop.UntilAsync(approved, "received", "actual");
        Assert.Equal(20, Assert.Single(shop.Cloud.Vendors.ReceivedOrders("BOLTCO")).Quantity);
    }

    [Fact]
    public async Task Purchase_FromAVendorThatIsClosed_IsExpectedLaterAndSaysWhy()
    {
        await using var shop = await OpenAsync();
        var today = DateOnly.FromDateTime(DateTime.Parse((string)(await shop.CreateAsync("NUT", 10))["createdAt"]!, CultureInfo.InvariantCulture));
        await ChangeVendorAsync(shop, "ACME", vendor => vendor["calendar"] = new JsonObject
        {
            ["closed"] = new JsonArray(new JsonObject { ["from"] = today.ToString("O", CultureInfo.InvariantCulture), ["to"] = today.AddDays(200).ToString("O", CultureInfo.InvariantCulture) }),
        });

        var waiting = await shop.UntilAsync(await shop.CreateAsync("NUT", 10), "awaitingApproval");

        Assert.Contains("closed", (string?)waiting["decisionRecord"]!["ranking"]![0]!["reason"], StringComparison.Ordinal);
        Assert.True((double)waiting["decisionRecord"]!["ranking"]![0]!["arrivalDays"]! > 100);
    }

    [Fact]
    public async Task PutVendor_TermsThatCannotBe_RefusedByField()
    {
        await using var shop = await OpenAsync();

        using var answer = await PutAsync(shop, "ACME", vendor =>
        {
            vendor["minOrderValue"] = -1;
            vendor["calendar"] = new JsonObject { ["workingDays"] = new JsonArray() };
        });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject();
        Assert.Equal(["minOrderValue", "calendar.workingDays"], errors.Select(error => error.Key));
    }

    private static async Task ChangeVendorAsync(PurchaseShop shop, string id, Action<JsonObject> change)
    {
        HttpResponseMessage answer;
        // The agent learns of the vendor meanwhile: the change is made again to what it is then.
        while ((answer = await PutAsync(shop, id, change)).StatusCode == HttpStatusCode.PreconditionFailed) answer.Dispose();
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        answer.Dispose();
    }

    private static async Task<HttpResponseMessage> PutAsync(PurchaseShop shop, string id, Action<JsonObject> change)
    {
        using var read = await shop.Admin.GetAsync(new Uri($"api/vendors/{id}", UriKind.Relative));
        var vendor = (await read.Content.ReadFromJsonAsync<JsonObject>())!;
        change(vendor);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"api/vendors/{id}") { Content = JsonContent.Create(vendor) };
        request.Headers.IfMatch.Add(read.Headers.ETag!);
        return await shop.Admin.SendAsync(request);
    }
}
