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

    private static Task<HttpResponseMessage> ReceiveAsync(PurchaseShop shop, JsonObject purchase, int quantity) => PurchaseShop.SendAsync(
        shop.Buyer,
        $"api/purchases/{purchase["id"]}/receipts",
        new() { ["receiptId"] = "R-1", ["lines"] = new JsonArray(new JsonObject { ["sku"] = "NUT", ["quantity"] = quantity }) });

    private static string Ubl(JsonObject purchase) => $"""
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
            xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
            xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:ID>U-1</cbc:ID>
          <cbc:IssueDate>{((string)purchase["updatedAt"]!)[..10]}</cbc:IssueDate>
          <cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode>
          <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="USD">60.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
          <cac:InvoiceLine>
            <cbc:ID>1</cbc:ID>
            <cbc:InvoicedQuantity unitCode="EA">50</cbc:InvoicedQuantity>
            <cbc:LineExtensionAmount currencyID="USD">60.00</cbc:LineExtensionAmount>
            <cac:OrderLineReference><cbc:LineID>1</cbc:LineID><cac:OrderReference><cbc:ID>{purchase["order"]!["orderNumber"]}</cbc:ID></cac:OrderReference></cac:OrderLineReference>
            <cac:Price><cbc:PriceAmount currencyID="USD">1.20</cbc:PriceAmount></cac:Price>
          </cac:InvoiceLine>
        </Invoice>
        """;
}
