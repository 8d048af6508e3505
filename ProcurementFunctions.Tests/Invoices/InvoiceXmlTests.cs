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
        Assert.Equal(new() { Sku = "TEA-1", Quantity = 10, Unit = "EA", UnitPrice = 2.5m, Amount = 25 }, read.Lines.Single());
        Assert.Equal(10, read.Prepaid);
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

    [Fact]
    public void Read_OfACreditThatAdjustsMoney_HasNoUnits()
    {
        var credit = Invoice
            .Replace("Invoice-2", "CreditNote-2", StringComparison.Ordinal).Replace("<Invoice ", "<CreditNote ", StringComparison.Ordinal).Replace("</Invoice>", "</CreditNote>", StringComparison.Ordinal)
            .Replace("InvoiceLine", "CreditNoteLine", StringComparison.Ordinal).Replace("InvoicedQuantity", "CreditedQuantity", StringComparison.Ordinal)
            .Replace("<cbc:DueDate>2026-12-20</cbc:DueDate>", "<cbc:CreditNoteTypeCode>83</cbc:CreditNoteTypeCode>", StringComparison.Ordinal);

        Assert.Equal(new() { Sku = "TEA-1", Quantity = 0, UnitPrice = 0, Amount = 25 }, InvoiceXml.Read(Encoding.UTF8.GetBytes(credit)).Value!.Lines.Single());
    }

    [Theory]
    [InlineData("BX", "BX", 3, 25, "BX", null, 25)]
    [InlineData("BX", null, 3, 25, "BX", null, 25)]
    [InlineData("EA", "EA", 36, 25, "EA", null, 25)]
    [InlineData("BX", "EA", 3, 2.5, "BX", "EA", 2.5)]
    [InlineData(null, null, 3, 25, null, null, 25)]
    public void Read_OfALine_KeepsTheUnitsOfQuantityAndPrice(string? unit, string? priced, int quantity, double price, string? expected, string? expectedPriced, double expectedPrice)
    {
        var line = $"""<cbc:InvoicedQuantity{Code(unit)}>{quantity}</cbc:InvoicedQuantity>""";
        var paid = $"""<cbc:PriceAmount currencyID="USD">{price.ToString(System.Globalization.CultureInfo.InvariantCulture)}</cbc:PriceAmount>{(priced is null ? "" : $"<cbc:BaseQuantity{Code(priced)}>1</cbc:BaseQuantity>")}""";
        var read = InvoiceXml.Read(Encoding.UTF8.GetBytes(Invoice
            .Replace("""<cbc:InvoicedQuantity unitCode="EA">10</cbc:InvoicedQuantity>""", line, StringComparison.Ordinal)
            .Replace("""<cbc:PriceAmount currencyID="USD">250</cbc:PriceAmount><cbc:BaseQuantity unitCode="EA">100</cbc:BaseQuantity>""", paid, StringComparison.Ordinal))).Value!.Lines.Single();

        Assert.Equal((expected, expectedPriced, (decimal)quantity, (decimal)expectedPrice, unit is null), (read.Unit, read.PriceUnit, read.Quantity, read.UnitPrice, read.LacksUnit));

        static string Code(string? unit) => unit is null ? "" : $" unitCode=\"{unit}\"";
    }

    [Theory]
    [InlineData("<cbc:Name>Freight</cbc:Name>", "7.00", 12, -1.01)]
    [InlineData("<cbc:Name>Versandkosten</cbc:Name>", "7.00", 12, -1.01)]
    [InlineData("<cbc:Name>Loyalty discount</cbc:Name>", "-2.50", 5, -3.51)]
    [InlineData("<cbc:Name>Thank you for your order</cbc:Name>", "0", 5, -1.01)]
    public void Read_OfALineThatIsNoItem_IsFreightOrAnAllowance(string item, string amount, double freight, double charges)
    {
        var line = $"""<cac:InvoiceLine><cbc:ID>2</cbc:ID><cbc:InvoicedQuantity unitCode="C62">{(amount == "0" ? 0 : 1)}</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="USD">{amount}</cbc:LineExtensionAmount><cac:Item>{item}</cac:Item></cac:InvoiceLine></Invoice>""";

        var read = InvoiceXml.Read(Encoding.UTF8.GetBytes(Invoice.Replace("</Invoice>", line, StringComparison.Ordinal))).Value!;

        Assert.Single(read.Lines);
        Assert.Equal(((decimal)freight, (decimal)charges), (read.Freight, read.Charges));
    }

    [Theory]
    [InlineData("<cbc:ID>4711</cbc:ID>", "", "has no ID")]
    [InlineData(">10</cbc:InvoicedQuantity>", ">-10</cbc:InvoicedQuantity>", "credited by a CreditNote")]
    [InlineData("currencyID=\"USD\">25.00", "currencyID=\"EUR\">25.00", "is in EUR")]
    [InlineData("2026-11-20", "20.11.2026", "must be a day")]
    [InlineData("<cbc:PayableAmount currencyID=\"USD\">24.50</cbc:PayableAmount>", "", "no PayableAmount")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "without a DTD")]
    [InlineData("Invoice-2", "Order-2", "must be an Invoice")]
    public void Read_OfWhatIsWrong_SaysWhat(string right, string wrong, string says) => Assert.Contains(
        says, InvoiceXml.Read(Encoding.UTF8.GetBytes(Invoice.Replace(right, wrong, StringComparison.Ordinal))).Refusal, StringComparison.Ordinal);
}
