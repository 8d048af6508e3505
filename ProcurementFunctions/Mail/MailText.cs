using System.Globalization;
using System.Text;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Ordering;

namespace ProcurementFunctions.Mail;

/// <summary>What a mail is written from.</summary>
/// <param name="Until">When the link ends.</param>
internal sealed record MailFacts(VendorMailDocument Document, MailKind Kind, string VendorName, FirmSettings? Firm, string Link, DateTimeOffset Until);

/// <summary>What mails to vendors say: plain text, so that nothing that came from outside can be anything but text. Pure.</summary>
internal static class MailText
{
    public const string NoName = "Purchasing";

    private const int LongestLine = 200;

    /// <summary>Why a mail is not needed any more; null: it is.</summary>
    public static string? WhyNot(VendorMailDocument document, OutgoingMail mail, PurchaseDocument? purchase) => mail.Kind switch
    {
        _ when purchase is null => "its purchase has no record",
        MailKind.Cancellation => EntryRules.IsCancelAsked(document) ? null : "the wish to cancel is settled",
        _ when EntryRules.IsOver(document) => "it is over",
        MailKind.Reminder when EntryRules.IsAnswered(document) => "the vendor has answered",
        _ when document.IsOrder => OrderRules.Find(purchase, document.Id) is null ? "the purchase has no such order" : null,
        _ => purchase.Status == PurchaseStatus.Sourcing && purchase.Round == document.Round ? null : "the purchase does not wait for it any more",
    };

    public static (string Subject, string Body) Of(MailFacts facts)
    {
        var (document, text) = (facts.Document, new StringBuilder());
        text.Append("To ").Append(Line(facts.VendorName)).Append("\r\n\r\n");
        foreach (var line in Opening(facts)) text.Append(line).Append("\r\n");
        text.Append("\r\n");
        foreach (var (name, value) in Facts(document)) text.Append(name).Append(": ").Append(value).Append("\r\n");
        text.Append("\r\n").Append(Asked(facts)).Append("\r\n\r\n").Append(facts.Link).Append("\r\n\r\n")
            .Append(CultureInfo.InvariantCulture, $"The link is for you alone and can be used until {facts.Until.UtcDateTime:yyyy-MM-dd}. Who has it can answer for you, so please do not pass it on.\r\n")
            .Append("Please answer on that page. A reply to this mail reaches a person, and changes nothing by itself.\r\n");
        foreach (var line in Signature(facts.Firm)) text.Append("\r\n").Append(line);
        return (Line($"{Topic(facts)}: {Quantity(document)} of {document.ItemName}"), text.Append("\r\n").ToString());
    }

    /// <summary>The facts that any page and paper about it shows, in their sequence.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(VendorMailDocument document)
    {
        yield return (document.IsOrder ? "Order" : "Request", document.Id);
        yield return ("Item", Line($"{document.ItemName} ({document.Sku})"));
        yield return ("Quantity", Quantity(document));
        if (document.UnitPrice is { } price) yield return (document.Unit is { Size: > 1 } unit ? $"Price of one {unit.Words.One}" : "Price of one", Money(price, document.Currency));
        if (document.ShippingCost is { } shipping) yield return ("Shipping", Money(shipping, document.Currency));
        if (Total(document) is { } total) yield return ("Total", Money(total, document.Currency));
        yield return ("How to ship", document.Shipping == Shipping.Express ? "express" : "standard");
        if (document.NeededBy is { } needed) yield return ("Needed by", needed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (document.AnswerBy is { } by) yield return ("Please quote by", by.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
    }

    /// <summary>Such as "3 boxes of 12", or "30".</summary>
    public static string Quantity(VendorMailDocument document) => document.Unit is { Size: > 1 } unit
        ? unit.Describe(unit.StockUnits(document.Quantity))
        : document.Quantity.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>Goods and shipping of an order; null of a request for a quote.</summary>
    public static decimal? Total(VendorMailDocument document) =>
        document is { UnitPrice: { } price, ShippingCost: { } shipping } ? decimal.Round((price * document.Quantity) + shipping, 2) : null;

    public static string Money(decimal amount, string currency) => string.Create(CultureInfo.InvariantCulture, $"{amount:#,##0.00##} {currency}");

    /// <summary>One line without control characters, and not too long: nothing in it can begin another header or line.</summary>
    public static string Line(string text)
    {
        var plain = new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Trim();
        return plain.Length <= LongestLine ? plain : plain[..(char.IsHighSurrogate(plain[LongestLine - 1]) ? LongestLine - 1 : LongestLine)];
    }

    private static string Topic(MailFacts facts) => facts.Kind switch
    {
        MailKind.Quote => $"Request for quotation {facts.Document.Id}",
        MailKind.Order => $"Order {facts.Document.Id}",
        MailKind.Cancellation => $"Please cancel order {facts.Document.Id}",
        _ => $"Reminder: {(facts.Document.IsOrder ? "order" : "request for quotation")} {facts.Document.Id}",
    };

    private static string[] Opening(MailFacts facts) => (facts.Kind, facts.Document.IsOrder) switch
    {
        (MailKind.Quote, _) => ["please quote for this. Nothing is ordered yet."],
        (MailKind.Order, _) => ["we order this from you, as you quoted it. The order is attached, as a PDF and as a UBL document."],
        (MailKind.Cancellation, _) => ["we do not need this order any more and ask you to cancel it."],
        (_, true) => ["we have sent you this order, and you have not confirmed it yet. It is attached once more; it is the same order."],
        _ => ["we have asked you for this quote, and you have not answered yet."],
    };

    private static string Asked(MailFacts facts) => (facts.Kind, facts.Document.IsOrder) switch
    {
        (MailKind.Cancellation, _) => "Please say on this page whether you cancel it:",
        (_, true) => "Please confirm it on this page, or say what is different; later say there when it is sent:",
        _ => "Please enter your quote on this page, or say that you give none:",
    };

    private static IEnumerable<string> Signature(FirmSettings? firm)
    {
        yield return Line(firm?.Name ?? NoName);
        if (firm?.Street is { Length: > 0 } street) yield return Line(street);
        if ($"{firm?.PostalCode} {firm?.City} {firm?.CountryCode}".Trim() is { Length: > 0 } place) yield return Line(place);
    }
}
