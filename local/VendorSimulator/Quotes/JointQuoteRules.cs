using System.Globalization;

namespace ProcurementFunctions.Local.VendorSimulator.Quotes;

/// <summary>
/// What a vendor quotes for several items at once: each as it would quote it alone, and shipping once, by the value of all
/// goods together.
/// </summary>
internal static class JointQuoteRules
{
    private const string IdPrefix = "QJ-";

    /// <summary>Whether a quote of this id is one over several items.</summary>
    public static bool IsJoint(string quoteId) => quoteId.StartsWith(IdPrefix, StringComparison.Ordinal);

    public static GivenJointQuote Quote(
        VendorDesk desk, JointQuoteRequest request, SeededDraw draw, DateTimeOffset now, TimeSpan validity)
    {
        QuoteAnswer[] items =
        [
            .. request.Lines.Select(line => QuoteRules.Quote(
                desk, desk.OfferOf(line.Sku)!, new(line.Sku, line.Quantity, request.Shipping, request.NeededBy), draw, now, validity)),
        ];
        JointQuoteLine[] lines =
        [
            .. request.Lines.Zip(items, (line, item) => new JointQuoteLine(line.Sku, line.Quantity, item.UnitPrice, item.Available, item.LeadTimeDays)),
        ];
        var goods = lines.Sum(line => line.UnitPrice * line.Quantity);
        var quote = new JointQuoteAnswer(
            "", lines, QuoteRules.ShippingCost(desk.Profile, request.Shipping, goods), items[0].Currency, items[0].ValidUntil);
        return new(quote with { QuoteId = QuoteId(desk, request, quote, draw, now) }, request.Shipping, items);
    }

    /// <summary>The same question on the same day is the same quote, while the vendor has not changed its mind.</summary>
    private static string QuoteId(VendorDesk desk, JointQuoteRequest request, JointQuoteAnswer quote, SeededDraw draw, DateTimeOffset now)
    {
        var lines = quote.Lines.Select(line => FormattableString.Invariant($"{line.Sku}|{line.Quantity}|{line.UnitPrice}|{line.Available}"));
        var terms = FormattableString.Invariant($"{string.Join('|', lines)}|{request.Shipping}|{request.NeededBy:O}|{quote.ShippingCost}");
        return IdPrefix + draw.Name(12, "jointQuote", desk.Id, terms, now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
