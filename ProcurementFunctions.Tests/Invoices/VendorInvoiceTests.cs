using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Invoices;

/// <summary>A vendor delivers, and sends its invoice as UBL before anybody has counted; NUT has 15 in stock and one vendor, at 1.20.</summary>
public sealed class VendorInvoiceTests
{
    [Fact]
    public async Task Invoice_OfTheVendor_WaitsForTheCountAndIsAskedAboutByMessage()
    {
        await using var turned = await TurnedShop.OpenAsync();
        var shop = turned.Shop;
        var purchase = await shop.ApprovedAsync("NUT", 50);
        await turned.TurnUntilAsync(purchase, now => (string?)now["order"]?["status"] == "delivered");
        var paper = Ubl(await shop.GetAsync(purchase));

        Assert.Equal(HttpStatusCode.Unauthorized, await shop.TellAsync("ACME", paper, "application/xml", "wrong", "invoices"));
        Assert.Equal(HttpStatusCode.Created, await shop.TellAsync("ACME", paper, "application/xml", path: "invoices"));
        Assert.Equal(HttpStatusCode.Created, await shop.TellAsync("ACME", paper, "application/xml", path: "invoices"));
        Assert.Contains("1 invoice waits", await PurchaseShop.SayAsync(shop.Buyer, "which invoices are waiting?"), StringComparison.Ordinal);
        Assert.Contains("is not paid: it waits for 50 units of NUT", await PurchaseShop.SayAsync(shop.Buyer, "is invoice U-1 paid?"), StringComparison.Ordinal);

        using (var counted = await ReceiveAsync(shop, purchase, 50)) Assert.Equal(HttpStatusCode.OK, counted.StatusCode);
        var received = await shop.UntilAsync(purchase, "received", "actual");

        Assert.Equal("matched", (string?)received["invoices"]![0]!["status"]);
        Assert.Equal(60m, (decimal?)received["budget"]!["amount"]);
        Assert.Contains("is released and due on", await PurchaseShop.SayAsync(shop.Buyer, "is invoice U-1 paid?"), StringComparison.Ordinal);
        Assert.Contains("60.00", await PurchaseShop.SayAsync(shop.Buyer, "what do we owe?"), StringComparison.Ordinal);
        Assert.Contains("expect a credit", await PurchaseShop.SayAsync(shop.Buyer, $"return 3 of {purchase["id"]} because they are broken"), StringComparison.Ordinal);
        Assert.Equal(15 + 50 - 3, await shop.OnHandAsync("NUT"));
        var open = (await shop.Buyer.GetFromJsonAsync<JsonObject>("api/insights/owed"))!["credits"]!.AsArray().Single()!;
        Assert.Equal((3, 3.6m), ((int)open["units"]!, (decimal)open["amount"]!));
    }

    [Fact]
    public async Task Invoice_OfAVendorInItsCurrencyAndByItsBoxes_AgreesWithTheOrder()
    {
        await using var shop = await PurchaseShop.OpenAsync((id, profile) => id == "BETA" ? profile with { Currency = "EUR" } : profile, data: AddBoxes);
        await shop.ChangeOperationsAsync(settings => settings["rates"] = new JsonArray(new JsonObject { ["currency"] = "EUR", ["rate"] = 1.0837, ["date"] = "2026-11-01" }));
        var received = await shop.UntilAsync(await shop.ApprovedAsync("MUG", 24), "received", "actual");
        var paper = Ubl(received, "EUR", "BX", 2, "24.00", "48.00");

        Assert.Equal(HttpStatusCode.BadRequest, await shop.TellAsync("BETA", paper.Replace(" unitCode=\"BX\"", "", StringComparison.Ordinal), "application/xml", path: "invoices"));
        Assert.Equal(HttpStatusCode.BadRequest, await shop.TellAsync("BETA", paper.Replace("\"BX\"", "\"CT\"", StringComparison.Ordinal), "application/xml", path: "invoices"));
        Assert.Equal(HttpStatusCode.BadRequest, await shop.TellAsync("BETA", paper.Replace("EUR", "CHF", StringComparison.Ordinal), "application/xml", path: "invoices"));
        Assert.Equal(HttpStatusCode.Created, await shop.TellAsync("BETA", paper, "application/xml", path: "invoices"));

        var invoiced = await shop.GetAsync(received);
        Assert.Equal(("matched", 24, 48m), ((string?)invoiced["invoices"]![0]!["status"], (int)invoiced["invoices"]![0]!["orders"]![0]!["units"]!, (decimal)invoiced["invoices"]![0]!["own"]!["amount"]!));
        Assert.Equal(52.02m, (decimal)invoiced["budget"]!["amount"]!);
        var owed = await PurchaseShop.SayAsync(shop.Buyer, "what do we owe Beta?");
        Assert.Contains("52.02", owed, StringComparison.Ordinal);
        Assert.Contains("48.00", owed, StringComparison.Ordinal);
    }

    private static void AddBoxes(string folder)
    {
        File.AppendAllText(Path.Combine(folder, "inventory.csv"), "\nMUG,Mug,100,20,10\n");
        File.AppendAllText(Path.Combine(folder, "vendors.csv"), "\nBETA,Beta,1,0,1\n");
        File.AppendAllText(Path.Combine(folder, "vendor_offers.csv"), "\nMUG,BETA,5,24.00,,1,100,,BOX OF 12\n");
    }

    private static Task<HttpResponseMessage> ReceiveAsync(PurchaseShop shop, JsonObject purchase, int quantity) => PurchaseShop.SendAsync(
        shop.Buyer,
        $"api/purchases/{purchase["id"]}/receipts",
        new() { ["receiptId"] = "R-1", ["lines"] = new JsonArray(new JsonObject { ["sku"] = "NUT", ["quantity"] = quantity }) });

    private static string Ubl(JsonObject purchase, string currency = "USD", string unit = "EA", int quantity = 50, string price = "1.20", string total = "60.00") => $"""
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
            xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
            xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:ID>U-1</cbc:ID>
          <cbc:IssueDate>{((string)purchase["updatedAt"]!)[..10]}</cbc:IssueDate>
          <cbc:DocumentCurrencyCode>{currency}</cbc:DocumentCurrencyCode>
          <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="{currency}">{total}</cbc:PayableAmount></cac:LegalMonetaryTotal>
          <cac:InvoiceLine>
            <cbc:ID>1</cbc:ID>
            <cbc:InvoicedQuantity unitCode="{unit}">{quantity}</cbc:InvoicedQuantity>
            <cbc:LineExtensionAmount currencyID="{currency}">{total}</cbc:LineExtensionAmount>
            <cac:OrderLineReference><cbc:LineID>1</cbc:LineID><cac:OrderReference><cbc:ID>{purchase["order"]!["orderNumber"]}</cbc:ID></cac:OrderReference></cac:OrderLineReference>
            <cac:Price><cbc:PriceAmount currencyID="{currency}">{price}</cbc:PriceAmount></cac:Price>
          </cac:InvoiceLine>
        </Invoice>
        """;
}
