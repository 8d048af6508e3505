using System.Text;
using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Tests.Invoices;

public sealed class InvoiceXmlTests
{
    private const string Lines = """
        <cac:InvoiceLine>
          <cbc:ID>1</cbc:ID>
          <cbc:InvoicedQuantity unitCode="EA">10</cbc:InvoicedQuantity>
          <cbc:LineExtensionAmount currencyID="USD">25.00</cbc:LineExtensionAmount>
          <cac:Item><cbc:Name>Tea</cbc:Name><cac:BuyersItemIdentification><cbc:ID>TEA-1</cbc:ID></cac:BuyersItemIdentification></cac:Item>
          <cac:Price><cbc:PriceAmount currencyID="USD">250</cbc:PriceAmount><cbc:BaseQuantity unitCode="EA">100</cbc:BaseQuantity></cac:Price>
        </cac:InvoiceLine>
        """;

    private const string Invoice = $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
            xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
            xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:ID>4711</cbc:ID>
          <cbc:IssueDate>2026-11-20</cbc:IssueDate>
          <cbc:DueDate>2026-12-20</cbc:DueDate>
          <cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode>
          <cac:OrderReference><cbc:ID>PO-0123456789ABC-1-1</cbc:ID></cac:OrderReference>
          <cac:AccountingSupplierParty><cac:Party><cac:PartyIdentification><cbc:ID>ACME</cbc:ID></cac:PartyIdentification></cac:Party></cac:AccountingSupplierParty>
          <cac:AllowanceCharge>
            <cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:AllowanceChargeReasonCode>FC</cbc:AllowanceChargeReasonCode><cbc:Amount currencyID="USD">5.00</cbc:Amount>
          </cac:AllowanceCharge>
          <cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount currencyID="USD">1.00</cbc:Amount></cac:AllowanceCharge>
          <cac:TaxTotal><cbc:TaxAmount currencyID="USD">5.51</cbc:TaxAmount></cac:TaxTotal>
          <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">5.00</cbc:TaxAmount></cac:TaxTotal>
          <cac:LegalMonetaryTotal>
            <cbc:PrepaidAmount currencyID="USD">10.00</cbc:PrepaidAmount>
            <cbc:PayableRoundingAmount currencyID="USD">-0.01</cbc:PayableRoundingAmount>
            <cbc:PayableAmount currencyID="USD">24.50</cbc:PayableAmount>
          </cac:LegalMonetaryTotal>
          {Lines}
        </Invoice>
        """;

    [Fact]
    public void Read_OfAnInvoice_IsWhatWouldBeTypedIn()
    {
        var read = InvoiceXml.Read(Encoding.UTF8.GetBytes(Invoice)).Value!;

        Assert.Equal((InvoiceKind.Invoice, "ACME", "4711", "PO-0123456789ABC-1-1"), (read.Kind, read.Vendor, read.Number, read.Order));
        Assert.Equal((new(2026, 11, 20), new DateOnly(2026, 12, 20), "USD"), (read.IssueDate, read.DueDate, read.Currency));
        Assert.Equal((5.51m, 5m, -1.01m, 34.5m), (read.Tax, read.Freight, read.Charges, read.Total));
        Assert.Equal(new() { Sku = "TEA-1", Quantity = 10, UnitPrice = 2.5m, Amount = 25 }, read.Lines.Single());
        Assert.Empty(InvoiceInput.Check(read, new(2026, 11, 21)));
    }

    [Fact]
    public void Read_OfACreditNote_NamesItsInvoice()
    {
        var credit = Invoice
            .Replace("Invoice-2", "CreditNote-2", StringComparison.Ordinal).Replace("<Invoice ", "<CreditNote ", StringComparison.Ordinal).Replace("</Invoice>", "</CreditNote>", StringComparison.Ordinal)
            .Replace("InvoiceLine", "CreditNoteLine", StringComparison.Ordinal).Replace("InvoicedQuantity", "CreditedQuantity", StringComparison.Ordinal)
            .Replace("<cac:OrderReference>", "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>4700</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference><cac:OrderReference>", StringComparison.Ordinal);

        var read = InvoiceXml.Read(Encoding.UTF8.GetBytes(credit)).Value!;

        Assert.Equal((InvoiceKind.CreditNote, "4700", 10), (read.Kind, read.Credits, read.Lines.Single().Quantity));
    }

    [Theory]
    [InlineData("<cbc:ID>4711</cbc:ID>", "", "has no ID")]
    [InlineData("unitCode=\"EA\">10<", "unitCode=\"BX\">10<", "is BX")]
    [InlineData(">10</cbc:InvoicedQuantity>", ">1.5</cbc:InvoicedQuantity>", "whole number")]
    [InlineData("currencyID=\"USD\">25.00", "currencyID=\"EUR\">25.00", "is in EUR")]
    [InlineData("2026-11-20", "20.11.2026", "must be a day")]
    [InlineData("<cbc:PayableAmount currencyID=\"USD\">24.50</cbc:PayableAmount>", "", "no PayableAmount")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "without a DTD")]
    [InlineData("Invoice-2", "Order-2", "must be an Invoice")]
    public void Read_OfWhatIsWrong_SaysWhat(string right, string wrong, string says) => Assert.Contains(
        says, InvoiceXml.Read(Encoding.UTF8.GetBytes(Invoice.Replace(right, wrong, StringComparison.Ordinal))).Refusal, StringComparison.Ordinal);
}
