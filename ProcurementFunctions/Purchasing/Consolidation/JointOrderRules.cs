using System.Globalization;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Consolidation;

/// <summary>
/// Whether purchases are ordered together, and the life of their order. Together they must cost less than alone, and none
/// of them may cost more, or come later, than what was approved. Pure.
/// </summary>
internal static class JointOrderRules
{
    /// <summary>
    /// The joint order for these lines: proposed with what each costs, or dissolved with the reason, so that nobody asks the
    /// vendor the same again.
    /// </summary>
    /// <param name="lines">In the order of their purchases' ids.</param>
    /// <param name="answer">The vendor's joint quote, or why there is none.</param>
    /// <param name="currency">The firm's.</param>
    public static JointOrder Propose(
        string vendorId, Shipping shipping, IReadOnlyList<JointLine> lines, Decision<JointQuote> answer, string currency, DateTimeOffset now)
    {
        var order = new JointOrder
        {
            Id = PurchaseIds.ForJointOrder(vendorId, shipping, lines),
            VendorId = vendorId,
            Shipping = shipping,
            State = JointOrderState.Dissolved,
            Lines = lines,
            CreatedAt = now,
            UpdatedAt = now,
        };
        if (!answer.IsAccepted) return order with { Reason = $"no joint quote: {answer.Refusal}" };
        var quote = answer.Value;
        if (Refusal(quote, lines, currency, now) is { } refusal) return order with { Reason = refusal };
        var priced = Priced(quote, lines);
        return WhyNotCheaper(priced) is { } reason
            ? order with { Reason = reason }
            : order with { State = JointOrderState.Proposed, Lines = priced, QuoteId = quote.QuoteId, ShippingCost = quote.ShippingCost };
    }

    /// <summary>All its purchases are bound to it.</summary>
    public static JointOrder Sent(JointOrder order, DateTimeOffset now) => Moved(order, JointOrderState.Proposed, JointOrderState.Sent, null, now);

    /// <summary>One of its purchases is not to be had for it.</summary>
    public static JointOrder Dissolved(JointOrder order, string reason, DateTimeOffset now) =>
        Moved(order, JointOrderState.Proposed, JointOrderState.Dissolved, reason, now);

    /// <summary>The vendor has taken it.</summary>
    public static JointOrder Placed(JointOrder order, DateTimeOffset now) => Moved(order, JointOrderState.Sent, JointOrderState.Placed, null, now);

    /// <summary>The vendor will not take it.</summary>
    public static JointOrder Refused(JointOrder order, string reason, DateTimeOffset now) =>
        Moved(order, JointOrderState.Sent, JointOrderState.Refused, reason, now);

    /// <summary>Whether its purchases are ordered one by one.</summary>
    public static bool IsOff(JointOrder order) => order.State is JointOrderState.Refused or JointOrderState.Dissolved;

    private static JointOrder Moved(JointOrder order, JointOrderState from, JointOrderState to, string? reason, DateTimeOffset now) =>
        order.State == from ? order with { State = to, Reason = reason, UpdatedAt = now } : order;

    private static string? Refusal(JointQuote quote, IReadOnlyList<JointLine> lines, string currency, DateTimeOffset now)
    {
        if (!quote.Currency.Equals(currency, StringComparison.OrdinalIgnoreCase)) return $"quoted in {quote.Currency}; the firm buys in {currency}";
        if (quote.ValidUntil <= now) return "the joint quote had run out";
        foreach (var line in lines)
        {
            var quoted = Find(quote, line);
            if (quoted.Available < line.Quantity) return $"only {quoted.Available} of {line.Sku} are available together";
            if (quoted.UnitPrice > line.Alone.UnitPrice) return $"a unit of {line.Sku} would cost more together";
            if (quoted.LeadTimeDays > line.Alone.LeadTimeDays) return $"{line.Sku} would come later together";
        }

        return null;
    }

    private static JointLine[] Priced(JointQuote quote, IReadOnlyList<JointLine> lines)
    {
        decimal[] alone = [.. lines.Select(line => line.Alone.ShippingCost)];
        // Where shipping alone is free, it is shared by what the goods cost.
        var shares = ShippingShares.Of(
            quote.ShippingCost, alone.Any(cost => cost > 0) ? alone : [.. lines.Select(line => line.Alone.UnitPrice * line.Quantity)]);
        return [.. lines.Zip(shares, (line, share) => line with { Together = TermsOf(quote, line, share) })];
    }

    private static LineTerms TermsOf(JointQuote quote, JointLine line, decimal share)
    {
        var quoted = Find(quote, line);
        return new(quote.QuoteId, quoted.UnitPrice, share, quoted.LeadTimeDays);
    }

    private static string? WhyNotCheaper(IReadOnlyList<JointLine> lines)
    {
        var (alone, together) = (lines.Sum(line => line.Alone.CostOf(line.Quantity)), lines.Sum(line => line.Together!.CostOf(line.Quantity)));
        if (together >= alone) return string.Create(CultureInfo.InvariantCulture, $"together they cost {together:0.00}, alone {alone:0.00}");
        return lines.FirstOrDefault(line => line.Together!.CostOf(line.Quantity) > line.Alone.CostOf(line.Quantity)) is { } dearer
            ? $"{dearer.PurchaseId} would cost more than was approved"
            : null;
    }

    private static JointQuoteLine Find(JointQuote quote, JointLine line) => quote.Lines.First(quoted => quoted.Sku == line.Sku);
}
