using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Units;
using static ProcurementFunctions.Purchasing.Ubl.UblNames;

namespace ProcurementFunctions.Purchasing.Ubl;

/// <summary>
/// An order with a vendor as a UBL 2.1 Order document, in the element order of the OASIS schema UBL-Order-2.1 and without
/// empty elements. Money in the currency that it is owed in; quantities in the unit that the vendor sells by, with the stock units beside it. Pure.
/// </summary>
internal static class OrderXml
{
    /// <summary>Code 220 of UNTDID 1001: an order for goods.</summary>
    private const string OrderType = "220";

    /// <summary>Code FC of UNTDID 7161: freight.</summary>
    private const string FreightCharge = "FC";

    private const string Customization = "urn:procurement-agent:order:1.0";
    private const string UnnamedFirm = "Buyer (name not set)";

    public static byte[] Write(PurchaseDocument purchase, PurchaseOrder order, OperationsSettings settings)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new() { Encoding = new System.Text.UTF8Encoding(false), Indent = true }))
            new XDocument(Document(purchase, order, settings)).Save(writer);
        return stream.ToArray();
    }

    private static XElement Document(PurchaseDocument purchase, PurchaseOrder order, OperationsSettings settings)
    {
        var currency = order.Rate?.Currency ?? settings.Currency;
        var line = OrderRules.LineOf(purchase, order);
        var lines = LinesOf(purchase, order);
        var goods = lines.Sum(one => one.Amount);
        var shipping = VendorTerms.Owed(order, lines.Sum(one => one.Line.ShippingCost));
        return new XElement(
            Order + "Order",
            new XAttribute(XNamespace.Xmlns + "cac", Cac),
            new XAttribute(XNamespace.Xmlns + "cbc", Cbc),
            Value("UBLVersionID", "2.1"),
            Value("CustomizationID", Customization),
            Value("ID", order.Number),
            Value("IssueDate", Day(order.PlacedAt ?? order.AttemptedAt ?? purchase.UpdatedAt)),
            Value("OrderTypeCode", OrderType, ("listID", "UNCL1001")),
            Value("Note", $"Shipping: {(order.Shipping == Preferences.Shipping.Express ? "express" : "standard")}"),
            Value("DocumentCurrencyCode", currency),
            Value("LineCountNumeric", Number(lines.Count)),
            new XElement(Cac + "QuotationDocumentReference", Value("ID", order.QuoteId)),
            order.Contract is { } contract ? new XElement(Cac + "Contract", Value("ID", contract)) : null,
            new XElement(Cac + "BuyerCustomerParty", Buyer(settings.Firm)),
            new XElement(Cac + "SellerSupplierParty", Party(line?.VendorName ?? order.VendorId, order.VendorId)),
            Delivery(purchase, order, line, settings.Firm),
            shipping == 0 ? null : Charge(shipping, currency),
            new XElement(
                Cac + "AnticipatedMonetaryTotal",
                Money("LineExtensionAmount", goods, currency),
                shipping == 0 ? null : Money("ChargeTotalAmount", shipping, currency),
                Money("PayableAmount", goods + shipping, currency)),
            lines.Select((one, index) => new XElement(Cac + "OrderLine", LineItem(one.Line, order, index + 1, one.Amount, currency))));
    }

    /// <summary>All lines, those of the purchases that share the order among them; this purchase's own at the price that it has now.</summary>
    private static List<(SharedLine Line, decimal Amount)> LinesOf(PurchaseDocument purchase, PurchaseOrder order)
    {
        var own = new SharedLine(purchase.Id, purchase.Sku, purchase.ItemName, order.Quantity, order.UnitPrice, order.ShippingCost);
        return [.. (order.Shared?.Lines ?? [own]).Select(line => line.PurchaseId == purchase.Id ? own : line).Select(line => (line, VendorTerms.Owed(order, line.UnitPrice * line.Quantity)))];
    }

    private static XElement LineItem(SharedLine line, PurchaseOrder order, int number, decimal goods, string currency)
    {
        var isOwn = order.Shared is null;
        return LineItem(line, isOwn ? order.Unit : null, isOwn ? VendorTerms.PriceOf(order) : line.UnitPrice, number, goods, currency);
    }

    private static XElement LineItem(SharedLine line, PurchaseUnit? unit, decimal price, int number, decimal goods, string currency) => new(
        Cac + "LineItem",
        Value("ID", Number(number)),
        unit is { Size: > 1 } ? Value("Note", string.Create(CultureInfo.InvariantCulture, $"{unit.Describe(line.Quantity)} = {line.Quantity} {StockUnitRules.WordOf(unit.StockUnit)}")) : null,
        Value("Quantity", Number(unit?.PurchaseUnits(line.Quantity) ?? line.Quantity), ("unitCode", unit?.Code ?? KnownUnits.Piece)),
        Money("LineExtensionAmount", goods, currency),
        new XElement(
            Cac + "Price",
            Value("PriceAmount", price.ToString("0.00####", CultureInfo.InvariantCulture), ("currencyID", currency)),
            Value("BaseQuantity", "1", ("unitCode", unit?.Code ?? KnownUnits.Piece))),
        new XElement(
            Cac + "Item",
            unit is { Size: > 1 } ? Value("PackSizeNumeric", Number(unit.Size)) : null,
            Value("Name", line.ItemName, otherwise: line.Sku),
            new XElement(Cac + "BuyersItemIdentification", Value("ID", line.Sku)),
            new XElement(Cac + "SellersItemIdentification", Value("ID", line.Sku))));

    private static XElement Delivery(PurchaseDocument purchase, PurchaseOrder order, ChoiceLine? line, FirmSettings? firm)
    {
        var expected = order.ExpectedAt ?? line?.ExpectedArrival;
        return new(
            Cac + "Delivery",
            Address("DeliveryAddress", firm),
            purchase.NeededBy is { } needed ? Until("RequestedDeliveryPeriod", needed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null,
            order.PromisedAt is { } promised ? Until("PromisedDeliveryPeriod", Day(promised)) : null,
            Until("EstimatedDeliveryPeriod", Day(expected ?? purchase.UpdatedAt)));
    }

    private static XElement Buyer(FirmSettings? firm)
    {
        var party = Party(firm?.Name ?? UnnamedFirm, null);
        party.Add(Address("PostalAddress", firm));
        if (firm?.TaxId is { Length: > 0 } taxId)
            party.Add(new XElement(Cac + "PartyTaxScheme", Value("CompanyID", taxId), new XElement(Cac + "TaxScheme", Value("ID", "VAT"))));
        if (firm is not null) party.Add(new XElement(Cac + "PartyLegalEntity", Value("RegistrationName", firm.Name)));
        return party;
    }

    private static XElement Party(string name, string? id) => new(
        Cac + "Party",
        id is null ? null : new XElement(Cac + "PartyIdentification", Value("ID", id)),
        new XElement(Cac + "PartyName", Value("Name", name, otherwise: id ?? UnnamedFirm)));

    /// <summary>Null where nothing of it is known.</summary>
    private static XElement? Address(string name, FirmSettings? firm)
    {
        var address = new XElement(
            Cac + name,
            Optional("StreetName", firm?.Street),
            Optional("CityName", firm?.City),
            Optional("PostalZone", firm?.PostalCode),
            firm?.CountryCode is { Length: > 0 } code ? new XElement(Cac + "Country", Value("IdentificationCode", code)) : null);
        return address.HasElements ? address : null;
    }

    private static XElement Charge(decimal amount, string currency) => new(
        Cac + "AllowanceCharge",
        Value("ChargeIndicator", "true"),
        Value("AllowanceChargeReasonCode", FreightCharge, ("listID", "UNCL7161")),
        Value("AllowanceChargeReason", "Shipping"),
        Money("Amount", amount, currency));

    private static XElement Until(string name, string day) => new(Cac + name, Value("EndDate", day));

    private static XElement Money(string name, decimal amount, string currency) =>
        Value(name, amount.ToString("0.00", CultureInfo.InvariantCulture), ("currencyID", currency));

    private static XElement? Optional(string name, string? text) => string.IsNullOrWhiteSpace(text) ? null : Value(name, text);

    private static XElement Value(string name, string text, (string Name, string Text)? attribute = null, string otherwise = "")
    {
        var plain = Plain(text);
        var element = new XElement(Cbc + name, string.IsNullOrWhiteSpace(plain) ? Plain(otherwise) : plain);
        if (attribute is { } one) element.SetAttributeValue(one.Name, one.Text);
        return element;
    }

    /// <summary>Without what XML cannot hold, such as control characters in an imported name.</summary>
    private static string Plain(string text)
    {
        if (text.All(c => XmlConvert.IsXmlChar(c))) return text;
        var kept = new System.Text.StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            // What stands for a half of a pair is no character that was there.
            if (rune.Value != 0xFFFD && (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))) kept.Append(rune);
        }

        return kept.ToString();
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
