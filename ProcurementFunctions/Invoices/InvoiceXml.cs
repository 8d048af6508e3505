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
/// DL of UNTDID 7161 are freight, as are lines without an item that are called so; lines of less than nothing without an item
/// are allowances. Units are those of UN/ECE recommendation 20. Pure.
/// </summary>
internal static class InvoiceXml
{

    private static readonly HashSet<string> FreightCodes = new(["FC", "SAA", "DL"], StringComparer.Ordinal);

    /// <summary>What vendors call a line that is freight and no item.</summary>
    private static readonly HashSet<string> FreightWords = new(
        ["freight", "shipping", "shipping and handling", "delivery", "carriage", "postage", "transport", "fracht", "frachtkosten", "versand", "versandkosten", "porto"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Of UNTDID 1001: a credit note that is about money alone.</summary>
    private const string FinancialAdjustment = "83";

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
        var isMoneyAlone = isCredit && Text(root, "CreditNoteTypeCode") == FinancialAdjustment;
        var lines = root.Elements(Cac + (isCredit ? "CreditNoteLine" : "InvoiceLine")).Take(InvoiceInput.MostLines + 1).ToLookup(line => ExtraOf(line, currency) is null);
        var extras = root.Elements(Cac + "AllowanceCharge").Select(charge => ChargeOf(charge, currency))
            .Concat(lines[false].Select(line => ExtraOf(line, currency)!.Value)).ToArray();
        return new()
        {
            Kind = isCredit ? InvoiceKind.CreditNote : InvoiceKind.Invoice,
            Vendor = Text(root.Element(Cac + "AccountingSupplierParty")?.Element(Cac + "Party")?.Element(Cac + "PartyIdentification"), "ID"),
            Number = Required(root, "ID"),
            Credits = isCredit ? Text(root.Element(Cac + "BillingReference")?.Element(Cac + "InvoiceDocumentReference"), "ID") : null,
            IssueDate = Day(Required(root, "IssueDate"), "IssueDate"),
            DueDate = (Text(root, "DueDate") ?? Text(root.Element(Cac + "PaymentMeans"), "PaymentDueDate")) is { } due ? Day(due, "DueDate") : null,
            Currency = currency,
            Order = Text(root.Element(Cac + "OrderReference"), "ID") ?? lines[false].Select(OrderOf).FirstOrDefault(order => order is not null),
            Lines = [.. lines[true].Select(line => isMoneyAlone ? MoneyOf(line, currency) : LineOf(line, isCredit, currency))],
            Tax = root.Elements(Cac + "TaxTotal").Sum(tax => TaxOf(tax, currency)),
            Freight = extras.Where(extra => extra.IsFreight).Sum(extra => extra.Amount),
            Charges = extras.Where(extra => !extra.IsFreight).Sum(extra => extra.Amount) + Rounding(totals),
            Total = (Money(totals, "PayableAmount", currency) ?? throw new FormatException("LegalMonetaryTotal has no PayableAmount")) + prepaid,
            Prepaid = prepaid,
        };
    }

    private static InvoiceLineBody LineOf(XElement line, bool isCredit, string currency)
    {
        var name = isCredit ? "CreditedQuantity" : "InvoicedQuantity";
        var number = Text(line, "ID") ?? "?";
        if (!IsNumber(Text(line, name) ?? "", PurchaseRequest.MaxQuantity, out var quantity))
            throw new FormatException($"{name} of line {number} must be a number from 0 to {PurchaseRequest.MaxQuantity}; what goes back is credited by a CreditNote");
        var unit = UnitCode(line, name);
        var amount = Money(line, "LineExtensionAmount", currency) ?? throw new FormatException($"line {number} has no LineExtensionAmount");
        var price = line.Element(Cac + "Price");
        var unitPrice = Money(price, "PriceAmount", currency) ?? throw new FormatException($"line {number} has no PriceAmount");
        var per = Text(price, "BaseQuantity") is not { } of ? 1
            : IsNumber(of, PurchaseRequest.MaxQuantity, out var read) && read > 0 ? read
            : throw new FormatException($"BaseQuantity of line {number} must be a number above 0");
        // With an allowance or a charge of its own, what a unit costs is what the line says.
        var isNet = line.Element(Cac + "AllowanceCharge") is not null && quantity > 0;
        var pricedBy = isNet ? null : UnitCode(price, "BaseQuantity");
        return new()
        {
            Order = OrderOf(line),
            Sku = SkuOf(line),
            Quantity = quantity,
            Unit = unit,
            LacksUnit = unit is null,
            PriceUnit = pricedBy == unit ? null : pricedBy,
            // So many decimals that the price of a box comes back from that of a piece.
            UnitPrice = decimal.Round(isNet ? amount / quantity : unitPrice / per, 12),
            Amount = amount,
        };
    }

    /// <summary>A line of money without goods.</summary>
    private static InvoiceLineBody MoneyOf(XElement line, string currency) => new()
    {
        Order = OrderOf(line),
        Sku = SkuOf(line),
        Quantity = 0,
        UnitPrice = 0,
        Amount = Money(line, "LineExtensionAmount", currency) ?? throw new FormatException($"line {Text(line, "ID") ?? "?"} has no LineExtensionAmount"),
    };

    /// <summary>What a line asks for that is no item: freight, or less than nothing as an allowance; null: it is an item.</summary>
    private static (bool IsFreight, decimal Amount)? ExtraOf(XElement line, string currency)
    {
        var item = line.Element(Cac + "Item");
        if (Text(item?.Element(Cac + "BuyersItemIdentification"), "ID") is not null) return null;
        var own = Text(item?.Element(Cac + "SellersItemIdentification"), "ID");
        if (FreightWords.Contains(own ?? Text(item, "Name") ?? "")) return (true, Money(line, "LineExtensionAmount", currency) ?? 0);
        if (own is null && IsNone(Text(line, "LineExtensionAmount")) && IsNone(Text(line, "InvoicedQuantity") ?? Text(line, "CreditedQuantity"))) return (false, 0);
        return own is null && Text(line, "LineExtensionAmount") is { } text && text.StartsWith('-') && IsNumber(text[1..], InvoiceInput.MostMoney, out var less) ? (false, -less) : null;
    }

    /// <summary>As of a line that is a remark.</summary>
    private static bool IsNone(string? number) => number is null || (IsNumber(number, InvoiceInput.MostMoney, out var read) && read == 0);

    private static string? OrderOf(XElement line) => Text(line.Element(Cac + "OrderLineReference")?.Element(Cac + "OrderReference"), "ID");

    private static string? SkuOf(XElement line)
    {
        var item = line.Element(Cac + "Item");
        return Text(item?.Element(Cac + "BuyersItemIdentification"), "ID") ?? Text(item?.Element(Cac + "SellersItemIdentification"), "ID");
    }

    private static string? UnitCode(XElement? parent, string name) =>
        parent?.Element(Cbc + name)?.Attribute("unitCode")?.Value.Trim() is { Length: > 0 } code ? code : null;

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
        return IsNumber(text, InvoiceInput.MostMoney, out var amount) ? amount : throw new FormatException($"{name} must be a number, and not below 0");
    }

    private static string Required(XElement root, string name) => Text(root, name) ?? throw new FormatException($"has no {name}");

    private static DateOnly Day(string text, string name) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new FormatException($"{name} must be a day such as 2026-11-22");
}
