using System.Globalization;
using System.Xml.Linq;
using CsCheck;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Ubl;
using static ProcurementFunctions.Purchasing.Ubl.UblNames;

namespace ProcurementFunctions.Tests.Purchasing.Ubl;

public sealed class OrderXmlTests
{
    private static readonly OperationsSettings Named = OperationsSettings.Default with
    {
        Currency = "EUR",
        Firm = new("Example Shop", "1 High Street", "Springfield", "12345", "DE", "DE123"),
    };

    private static XElement Written(PurchaseDocument purchase, OperationsSettings? settings = null) =>
        XDocument.Load(new MemoryStream(OrderXml.Write(purchase, purchase.Orders[0], settings ?? Named))).Root!;

    private static string Text(XElement parent, params string[] path) =>
        path[..^1].Aggregate(parent, (element, name) => element.Element(Cac + name)!).Element(Cbc + path[^1])!.Value;

    [Fact]
    public void Write_AnOrder_SaysAllOfItByTheSchema()
    {
        var purchase = Samples.Ordered(Samples.Quote("ACME", 10.125m, shipping: 12.5m)) with { NeededBy = new(2026, 12, 24) };
        var order = Written(purchase);

        UblOrderSchema.AssertValid(order);
        Assert.Equal("2.1", Text(order, "UBLVersionID"));
        Assert.Equal("PO-0123456789ABC-1-1", Text(order, "ID"));
        Assert.Equal("2026-11-02", Text(order, "IssueDate"));
        Assert.Equal("220", Text(order, "OrderTypeCode"));
        Assert.Equal("EUR", Text(order, "DocumentCurrencyCode"));
        Assert.Equal("Example Shop", Text(order, "BuyerCustomerParty", "Party", "PartyName", "Name"));
        Assert.Equal("DE", Text(order, "BuyerCustomerParty", "Party", "PostalAddress", "Country", "IdentificationCode"));
        Assert.Equal("DE123", Text(order, "BuyerCustomerParty", "Party", "PartyTaxScheme", "CompanyID"));
        Assert.Equal("ACME", Text(order, "SellerSupplierParty", "Party", "PartyIdentification", "ID"));
        Assert.Equal("2026-12-24", Text(order, "Delivery", "RequestedDeliveryPeriod", "EndDate"));
        Assert.Equal("12.50", Text(order, "AllowanceCharge", "Amount"));
        Assert.Equal("1012.50", Text(order, "AnticipatedMonetaryTotal", "LineExtensionAmount"));
        Assert.Equal("1025.00", Text(order, "AnticipatedMonetaryTotal", "PayableAmount"));
        Assert.Equal("100", Text(order, "OrderLine", "LineItem", "Quantity"));
        Assert.Equal("10.125", Text(order, "OrderLine", "LineItem", "Price", "PriceAmount"));
        Assert.Equal("AR-5381", Text(order, "OrderLine", "LineItem", "Item", "SellersItemIdentification", "ID"));
        Assert.All(order.Descendants(Cbc + "Quantity"), quantity => Assert.Equal("C62", (string?)quantity.Attribute("unitCode")));
    }

    [Fact]
    public void Write_FirmNotNamed_StillValid()
    {
        var order = Written(Samples.Ordered(), OperationsSettings.Default);

        UblOrderSchema.AssertValid(order);
        Assert.Empty(order.Descendants(Cac + "PostalAddress"));
    }

    [Fact]
    public void Write_WhateverIsInTheNames_WellFormedAndValid() => Gen
        .Select(Gen.String, Gen.String, Gen.Decimal[0, 100_000], Gen.Int[1, 1_000_000], Gen.Decimal[0, 500])
        .Sample(given =>
        {
            var (name, sku, price, quantity, shipping) = given;
            var ordered = Samples.Ordered();
            var order = Written(
                ordered with
                {
                    ItemName = name,
                    Sku = $"S{sku}",
                    Orders = [ordered.Orders[0] with { UnitPrice = price, Quantity = quantity, ShippingCost = shipping }],
                },
                Named with { Firm = new($"F{name}", name, sku, name) });
            UblOrderSchema.AssertValid(order);
            decimal Amount(string field) => decimal.Parse(Text(order, "AnticipatedMonetaryTotal", field), CultureInfo.InvariantCulture);
            var charge = order.Element(Cac + "AllowanceCharge") is null ? 0 : Amount("ChargeTotalAmount");
            Assert.Equal(Amount("PayableAmount"), Amount("LineExtensionAmount") + charge);
        });

    [Fact]
    public void Schema_OfAnElementInTheWrongPlace_SaysSo()
    {
        var order = Written(Samples.Ordered());
        order.Add(new XElement(Cbc + "IssueDate", "2026-01-01"));

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => UblOrderSchema.AssertValid(order));
    }
}
