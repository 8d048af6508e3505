using System.Globalization;
using System.Xml.Linq;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Purchasing;
using static ProcurementFunctions.Purchasing.Ubl.UblDocument;
using static ProcurementFunctions.Purchasing.Ubl.UblNames;

namespace ProcurementFunctions.Invoices;

/// <summary>
/// A UBL 2.1 Invoice or CreditNote, read as what would be typed in. The vendor is the supplier's PartyIdentification, the order
/// that of OrderReference or of each line, the item the buyer's or the seller's identification. Charges with the code FC, SAA or
/// DL of UNTDID 7161 are freight. Pure.
/// </summary>
internal static class InvoiceXml
{
    private const decimal MostMoney = 1_000_000_000_000m;

    private static readonly HashSet<string> FreightCodes = new(["FC", "SAA", "DL"], StringComparer.Ordinal);

    /// <summary>Single units, of UN/ECE recommendation 20: orders are counted in them.</summary>
    private static readonly HashSet<string> Units = new(["EA", "C62", "H87", "PCE", "NAR"], StringComparer.Ordinal);

    /// <summary>The invoice, or what is wrong with the document.</summary>
    public static Decision<InvoiceBody> Read(byte[] document)
    {
        if (Load(document) is not { } root) return new("is no well-formed XML without a DTD");
        var isCredit = root.Name == CreditNote + "CreditNote";
        if (!isCredit && root.Name != Invoice + "Invoice") return new($"must be an Invoice of {Invoice.NamespaceName} or a CreditNote of {CreditNote.NamespaceName}");
        try
        {
            return new(BodyOf(root, isCredit));
        }
        catch (FormatException wrong)
        {
            return new(wrong.Message);
        }
    }

    private static InvoiceBody BodyOf(XElement root, bool isCredit)
    {
        var currency = Required(root, "DocumentCurrencyCode");
        var totals = root.Element(Cac + "LegalMonetaryTotal") ?? throw new FormatException("has no LegalMonetaryTotal");
        var prepaid = Money(totals, "PrepaidAmount", currency) ?? 0;
        var extras = root.Elements(Cac + "AllowanceCharge").Select(charge => ChargeOf(charge, currency)).ToArray();
        return new()
        {
            Kind = isCredit ? InvoiceKind.CreditNote : InvoiceKind.Invoice,
            Vendor = Text(root.Element(Cac + "AccountingSupplierParty")?.Element(Cac + "Party")?.Element(Cac + "PartyIdentification"), "ID"),
            Number = Required(root, "ID"),
            Credits = isCredit ? Text(root.Element(Cac + "BillingReference")?.Element(Cac + "InvoiceDocumentReference"), "ID") : null,
            IssueDate = Day(Required(root, "IssueDate"), "IssueDate"),
            DueDate = (Text(root, "DueDate") ?? Text(root.Element(Cac + "PaymentMeans"), "PaymentDueDate")) is { } due ? Day(due, "DueDate") : null,
            Currency = currency,
            Order = Text(root.Element(Cac + "OrderReference"), "ID"),
            Lines = [.. root.Elements(Cac + (isCredit ? "CreditNoteLine" : "InvoiceLine")).Take(InvoiceInput.MostLines + 1).Select(line => LineOf(line, isCredit, currency))],
            Tax = root.Elements(Cac + "TaxTotal").Sum(tax => TaxOf(tax, currency)),
            Freight = extras.Where(extra => extra.IsFreight).Sum(extra => extra.Amount),
            Charges = extras.Where(extra => !extra.IsFreight).Sum(extra => extra.Amount) + Rounding(totals),
            Total = (Money(totals, "PayableAmount", currency) ?? throw new FormatException("LegalMonetaryTotal has no PayableAmount")) + prepaid,
        };
    }

    private static InvoiceLineBody LineOf(XElement line, bool isCredit, string currency)
    {
        var name = isCredit ? "CreditedQuantity" : "InvoicedQuantity";
        var number = Text(line, "ID") ?? "?";
        if (!IsNumber(Text(line, name) ?? "", PurchaseRequest.MaxQuantity, out var quantity) || quantity != decimal.Truncate(quantity))
            throw new FormatException($"{name} of line {number} must be a whole number of units");
        if (line.Element(Cbc + name)?.Attribute("unitCode")?.Value is { } unit && !Units.Contains(unit))
            throw new FormatException($"unitCode of line {number} is {unit}; orders are counted in single units: {string.Join(", ", Units)}");
        var amount = Money(line, "LineExtensionAmount", currency) ?? throw new FormatException($"line {number} has no LineExtensionAmount");
        var price = line.Element(Cac + "Price");
        var unitPrice = Money(price, "PriceAmount", currency) ?? throw new FormatException($"line {number} has no PriceAmount");
        var per = Text(price, "BaseQuantity") is not { } of ? 1
            : IsNumber(of, PurchaseRequest.MaxQuantity, out var read) && read > 0 ? read
            : throw new FormatException($"BaseQuantity of line {number} must be a number above 0");
        // With an allowance or a charge of its own, what a unit costs is what the line says.
        var isNet = line.Element(Cac + "AllowanceCharge") is not null && quantity > 0;
        var item = line.Element(Cac + "Item");
        return new()
        {
            Order = Text(line.Element(Cac + "OrderLineReference")?.Element(Cac + "OrderReference"), "ID"),
            Sku = Text(item?.Element(Cac + "BuyersItemIdentification"), "ID") ?? Text(item?.Element(Cac + "SellersItemIdentification"), "ID"),
            Quantity = (int)quantity,
            UnitPrice = decimal.Round(isNet ? amount / quantity : unitPrice / per, 6),
            Amount = amount,
        };
    }

    private static (bool IsFreight, decimal Amount) ChargeOf(XElement charge, string currency)
    {
        var amount = Money(charge, "Amount", currency) ?? throw new FormatException("an AllowanceCharge has no Amount");
        var isCharge = Text(charge, "ChargeIndicator") is "true" or "1";
        var isFreight = isCharge && Text(charge, "AllowanceChargeReasonCode") is { } code && FreightCodes.Contains(code);
        return (isFreight, isCharge ? amount : -amount);
    }

    /// <summary>The tax may be said a second time in the currency of the authority.</summary>
    private static decimal TaxOf(XElement tax, string currency) =>
        tax.Element(Cbc + "TaxAmount")?.Attribute("currencyID")?.Value is { } other && other != currency ? 0 : Money(tax, "TaxAmount", currency) ?? 0;

    private static decimal Rounding(XElement totals) => Text(totals, "PayableRoundingAmount") is not { } text ? 0
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) && Math.Abs(amount) <= 1 ? amount
        : throw new FormatException("PayableRoundingAmount must be a number from -1 to 1");

    private static decimal? Money(XElement? parent, string name, string currency)
    {
        if (Text(parent, name) is not { } text) return null;
        if (parent!.Element(Cbc + name)!.Attribute("currencyID")?.Value is { } other && other != currency) throw new FormatException($"{name} is in {other}, and the document in {currency}");
        return IsNumber(text, MostMoney, out var amount) ? amount : throw new FormatException($"{name} must be a number, and not below 0");
    }

    private static string Required(XElement root, string name) => Text(root, name) ?? throw new FormatException($"has no {name}");

    private static DateOnly Day(string text, string name) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new FormatException($"{name} must be a day such as 2026-11-22");
}
