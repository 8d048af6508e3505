using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ProcurementFunctions.Tests.Pages;

/// <summary>Papers that a vendor would send of a purchase.</summary>
internal static class Papers
{
    /// <summary>The day on which the last thing happened to it, in the firm's time.</summary>
    public static string DayOf(JsonObject purchase) => ((string)purchase["timeline"]!.AsArray()[^1]!["at"]!)[..10];

    /// <param name="times">So many times the price that was ordered at.</param>
    public static byte[] InvoiceOf(JsonObject purchase, string number, int times = 1)
    {
        var order = purchase["order"]!;
        var (quantity, price) = ((int)order["lines"]![0]!["quantity"]!, times * (decimal)order["lines"]![0]!["unitPrice"]!);
        var goods = decimal.Round(quantity * price, 2, MidpointRounding.AwayFromZero);
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
                xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
                xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
              <cbc:ID>{number}</cbc:ID><cbc:IssueDate>{DayOf(purchase)}</cbc:IssueDate><cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode>
              <cac:OrderReference><cbc:ID>{(string)order["orderNumber"]!}</cbc:ID></cac:OrderReference>
              <cac:AccountingSupplierParty><cac:Party><cac:PartyIdentification><cbc:ID>{(string)order["vendorId"]!}</cbc:ID></cac:PartyIdentification></cac:Party></cac:AccountingSupplierParty>
              <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="USD">{goods:0.00}</cbc:PayableAmount></cac:LegalMonetaryTotal>
              <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">{quantity}</cbc:InvoicedQuantity>
                <cbc:LineExtensionAmount currencyID="USD">{goods:0.00}</cbc:LineExtensionAmount>
                <cac:Item><cac:BuyersItemIdentification><cbc:ID>{(string)purchase["sku"]!}</cbc:ID></cac:BuyersItemIdentification></cac:Item>
                <cac:Price><cbc:PriceAmount currencyID="USD">{price}</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
            </Invoice>
            """));
    }
}
