using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Pages;
using ProcurementFunctions.Pages.Offers;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Pages;

/// <summary>What vendors offer, on its pages.</summary>
public sealed class OfferPageTests
{
    private const string Place = "/vendors/ACME/offers/BOLT";

    [Fact]
    public async Task Offer_ChangedByTwo_TheSecondIsToldAndKeepsWhatWasTyped()
    {
        await using var shop = await PurchaseShop.OpenAsync(speed: 1);
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin");
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        Assert.Contains(Place, await buyer.ReadAsync("/vendors/ACME/offers"), StringComparison.Ordinal);
        Assert.Contains(Place, await buyer.ReadAsync("/stock/BOLT"), StringComparison.Ordinal);
        Assert.DoesNotContain("Remove the offer", await buyer.ReadAsync(Place), StringComparison.Ordinal);
        var mark = Browser.HiddenOf(await admin.ReadAsync(Place), "mark");
        var next = DateOnly.FromDateTime(shop.Cloud.FirmTime.GetUtcNow().UtcDateTime).AddDays(40).ToString("yyyy-MM-dd", null);

        using var wrong = await admin.SendAsync(Place, Place, Form(mark, "-1", next));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var impossible = await admin.SendAsync(Place, Place, Form(mark, "0", next));
        Assert.Contains("unitPrice: must be above 0", await impossible.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var done = await admin.SendAsync(Place, Place, Form(mark, "30.00", next));
        Assert.True(done.StatusCode == HttpStatusCode.SeeOther, await done.Content.ReadAsStringAsync());

        var offer = (await shop.Admin.GetFromJsonAsync<JsonObject>("api/vendors/ACME/offers/BOLT"))!;
        Assert.Equal((30m, "BOX OF 12", 2, 5), ((decimal)offer["unitPrice"]!, (string)offer["unit"]!, (int)offer["minOrderQuantity"]!, (int)offer["leadTimeDays"]!));
        Assert.Equal((2.5m, 24), ((decimal)offer["perStockUnit"]!["unitPrice"]!, (int)offer["perStockUnit"]!["minOrderQuantity"]!));
        Assert.Equal((next, 36m), ((string)offer["later"]![0]!["validFrom"]!, (decimal)offer["later"]![0]!["unitPrice"]!));
        Assert.Equal(("C-7", 2.25m, 500), ((string)offer["contracts"]![0]!["number"]!, (decimal)offer["contracts"]![0]!["unitPrice"]!, (int)offer["contracts"]![0]!["quantity"]!));
        var page = await admin.ReadAsync(Place);
        Assert.Contains("name=\"later0-unitPrice\" type=\"text\" inputmode=\"decimal\" value=\"36\"", page, StringComparison.Ordinal);
        Assert.Contains("C-7", page, StringComparison.Ordinal);

        using var late = await admin.SendAsync(Place, Place, Form(mark, "29", next));
        var told = await late.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("value=\"29\"", told, StringComparison.Ordinal);
        Assert.Contains("30.00 ", told, StringComparison.Ordinal);
        Assert.Contains("offer changed", await admin.ReadAsync("/audit?subject=vendor:ACME"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offer_OfAnItemThatIsNotSoldYet_IsPutAndRemoved()
    {
        await using var shop = await PurchaseShop.OpenAsync(speed: 1);
        using var admin = await Browser.SignedInAsync(shop.Cloud, "admin", "admin");
        using var buyer = await Browser.SignedInAsync(shop.Cloud, "buyer", "buyer");
        const string place = "/vendors/ACME/offers/NEW";
        using var item = await PutItemAsync(shop, "NEW");
        using var led = await admin.GetAsync("/vendors/ACME/offers?sku=NEW");
        Assert.Equal(place, led.Headers.Location?.OriginalString);
        using var none = await buyer.GetAsync(place);
        using var unknown = await admin.GetAsync("/vendors/ACME/offers/NOTHING");
        using var forbidden = await buyer.SendAsync("/vendors/ACME/offers", place, new() { ["mark"] = "\"0\"", ["unitPrice"] = "3", ["leadTimeDays"] = "4" });
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (none.StatusCode, unknown.StatusCode, forbidden.StatusCode));

        using var put = await admin.SendAsync(place, place, new() { ["mark"] = Browser.HiddenOf(await admin.ReadAsync(place), "mark"), ["unitPrice"] = "3.10", ["leadTimeDays"] = "4" });
        Assert.True(put.StatusCode == HttpStatusCode.SeeOther, await put.Content.ReadAsStringAsync());
        Assert.Contains("3.10", await buyer.ReadAsync(place), StringComparison.Ordinal);
        var removed = new Dictionary<string, string> { ["removed"] = Browser.HiddenOf(await admin.ReadAsync(place), "removed") };
        using var unsure = await admin.SendAsync(place, $"{place}/remove", removed);
        Assert.Equal(HttpStatusCode.BadRequest, unsure.StatusCode);
        removed["sure"] = "yes";
        using var gone = await admin.SendAsync(place, $"{place}/remove", removed);
        Assert.Equal("/vendors/ACME/offers", gone.Headers.Location?.OriginalString);
        using var after = await buyer.GetAsync(place);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public void Read_RowsInWhichNothingIsTyped_AreNone()
    {
        var form = new FormValues(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>
        {
            ["unitPrice"] = "1.5",
            ["leadTimeDays"] = "3",
            ["later0-unitPrice"] = " ",
            ["later1-unitPrice"] = "2",
            ["later1-validFrom"] = "2027-01-01",
            ["contract2-number"] = "C-1",
        });

        var body = OfferForm.Read(form);

        Assert.Equal((2m, new DateOnly(2027, 1, 1)), (body.Later!.Single().UnitPrice, body.Later!.Single().ValidFrom));
        Assert.Equal("C-1", body.Contracts!.Single().Number);
        Assert.Equal((2, 3), (OfferForm.CountOf(form, OfferForm.Later, 24), OfferForm.CountOf(form, OfferForm.Contract, 200)));
    }

    private static Dictionary<string, string> Form(string mark, string price, string next) => new()
    {
        ["mark"] = mark,
        ["unitPrice"] = price,
        ["unit"] = "BOX OF 12",
        ["minOrderQuantity"] = "2",
        ["leadTimeDays"] = "5",
        ["later0-unitPrice"] = "36",
        ["later0-unit"] = "BOX OF 12",
        ["later0-leadTimeDays"] = "5",
        ["later0-validFrom"] = next,
        ["contract0-number"] = "C-7",
        ["contract0-unitPrice"] = "2.25",
        ["contract0-quantity"] = "500",
    };

    private static async Task<HttpResponseMessage> PutItemAsync(PurchaseShop shop, string sku)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"api/inventory/{sku}")
        {
            Content = JsonContent.Create(new JsonObject { ["name"] = "New", ["onHand"] = 1, ["reorderPoint"] = 0, ["safetyStock"] = 0 }),
        };
        request.Headers.IfMatch.ParseAdd("\"0\"");
        var answer = await shop.Admin.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return answer;
    }
}
