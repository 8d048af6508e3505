using System.Xml.Linq;
using ProcurementFunctions.Purchasing.Ubl;

namespace ProcurementFunctions.Tests.Purchasing.Ubl;

/// <summary>
/// The rules of the OASIS schema UBL-Order-2.1 for the parts that are used: which element may stand in which, in what order,
/// and how often. "?" may be left out, "*" any number, "+" at least one, else exactly one.
/// </summary>
internal static class UblOrderSchema
{
    private static readonly Dictionary<string, string> Sequences = new()
    {
        ["Order"] = "UBLVersionID? CustomizationID? ProfileID? ID IssueDate IssueTime? OrderTypeCode? Note* DocumentCurrencyCode? CustomerReference? LineCountNumeric? ValidityPeriod* QuotationDocumentReference? OrderDocumentReference* Contract* BuyerCustomerParty SellerSupplierParty Delivery* PaymentTerms* AllowanceCharge* TaxTotal* AnticipatedMonetaryTotal? OrderLine+",
        ["QuotationDocumentReference"] = "ID",
        ["Contract"] = "ID? IssueDate?",
        ["BuyerCustomerParty"] = "CustomerAssignedAccountID? SupplierAssignedAccountID? AdditionalAccountID* Party?",
        ["SellerSupplierParty"] = "CustomerAssignedAccountID? AdditionalAccountID* DataSendingCapability? Party?",
        ["Party"] = "WebsiteURI? EndpointID? PartyIdentification* PartyName* Language? PostalAddress? PhysicalLocation? PartyTaxScheme* PartyLegalEntity* Contact?",
        ["PartyIdentification"] = "ID",
        ["PartyName"] = "Name",
        ["PartyTaxScheme"] = "RegistrationName? CompanyID? TaxScheme",
        ["TaxScheme"] = "ID? Name?",
        ["PartyLegalEntity"] = "RegistrationName? CompanyID?",
        ["PostalAddress"] = "ID? StreetName? AdditionalStreetName? CityName? PostalZone? CountrySubentity? AddressLine* Country?",
        ["DeliveryAddress"] = "ID? StreetName? AdditionalStreetName? CityName? PostalZone? CountrySubentity? AddressLine* Country?",
        ["Country"] = "IdentificationCode? Name?",
        ["Delivery"] = "ID? Quantity? DeliveryAddress? DeliveryLocation? RequestedDeliveryPeriod? PromisedDeliveryPeriod? EstimatedDeliveryPeriod?",
        ["RequestedDeliveryPeriod"] = "StartDate? EndDate?",
        ["PromisedDeliveryPeriod"] = "StartDate? EndDate?",
        ["EstimatedDeliveryPeriod"] = "StartDate? EndDate?",
        ["AllowanceCharge"] = "ID? ChargeIndicator AllowanceChargeReasonCode? AllowanceChargeReason* Amount BaseAmount?",
        ["AnticipatedMonetaryTotal"] = "LineExtensionAmount? TaxExclusiveAmount? TaxInclusiveAmount? AllowanceTotalAmount? ChargeTotalAmount? PrepaidAmount? PayableRoundingAmount? PayableAmount",
        ["OrderLine"] = "SubstitutionStatusCode? Note* LineItem",
        ["LineItem"] = "ID SalesOrderID? UUID? Note* LineStatusCode? Quantity? LineExtensionAmount? TotalTaxAmount? Delivery* AllowanceCharge* Price? Item",
        ["Price"] = "PriceAmount BaseQuantity?",
        ["Item"] = "Description* PackQuantity? PackSizeNumeric? Name? BuyersItemIdentification? SellersItemIdentification? ManufacturersItemIdentification* StandardItemIdentification?",
        ["BuyersItemIdentification"] = "ID",
        ["SellersItemIdentification"] = "ID",
    };

    /// <summary>What an attribute is needed for: money names its currency, a quantity its unit.</summary>
    private static readonly Dictionary<string, string> NeededAttributes = new()
    {
        ["LineExtensionAmount"] = "currencyID",
        ["ChargeTotalAmount"] = "currencyID",
        ["PayableAmount"] = "currencyID",
        ["PriceAmount"] = "currencyID",
        ["Amount"] = "currencyID",
        ["Quantity"] = "unitCode",
        ["BaseQuantity"] = "unitCode",
    };

    public static void AssertValid(XElement order)
    {
        Assert.Equal(UblNames.Order + "Order", order.Name);
        AssertElement(order);
    }

    private static void AssertElement(XElement element)
    {
        var name = element.Name.LocalName;
        if (!element.HasElements)
        {
            Assert.Equal(UblNames.Cbc, element.Name.Namespace);
            Assert.False(string.IsNullOrWhiteSpace(element.Value), $"{name} is empty");
            if (NeededAttributes.TryGetValue(name, out var attribute)) Assert.NotNull(element.Attribute(attribute));
            return;
        }

        if (element.Parent is not null) Assert.Equal(UblNames.Cac, element.Name.Namespace);
        Assert.True(Sequences.ContainsKey(name), $"{name} is not known");
        AssertSequence(name, [.. element.Elements().Select(child => child.Name.LocalName)]);
        foreach (var child in element.Elements()) AssertElement(child);
    }

    private static void AssertSequence(string parent, string[] children)
    {
        var next = 0;
        foreach (var part in Sequences[parent].Split(' '))
        {
            var (name, mark) = char.IsLetter(part[^1]) ? (part, ' ') : (part[..^1], part[^1]);
            var count = 0;
            for (; next < children.Length && children[next] == name; next++) count++;
            var fits = mark switch { '?' => count <= 1, '*' => true, '+' => count >= 1, _ => count == 1 };
            Assert.True(fits, $"{parent} holds {count} of {part}");
        }

        Assert.True(next == children.Length, $"{parent} holds {(next < children.Length ? children[next] : "")} where it must not");
    }
}
