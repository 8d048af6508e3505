using ProcurementFunctions.Local.VendorSimulator.Http;
using ProcurementFunctions.Local.VendorSimulator.Quotes;

namespace ProcurementFunctions.Local.VendorSimulator.Orders;

/// <summary>Whether a vendor takes an order, and what it then keeps of it.</summary>
internal static class OrderRules
{
    private const int MostDays = 3650;

    /// <returns>Why not; null: it is taken.</returns>
    public static VendorProblem? Refusal(VendorDesk desk, OrderRequest order, GivenQuote? given, DateTimeOffset now)
    {
        if (desk.Profile.Fault == VendorFault.RefusesOrders)
            return new VendorProblem(422, "The order cannot be taken", "This vendor takes no orders at present.");
        if (given is null)
            return VendorProblem.NotAcceptable("quoteId", "this vendor gave no such quote");
        if (TermsRefusal(order, given.Quote.ValidUntil, given.Shipping, now) is { } otherTerms)
            return otherTerms;
        if (desk.Profile.MinOrderValue > 0 && order.Lines.Sum(line => line.Quantity * line.UnitPrice) < desk.Profile.MinOrderValue)
            return VendorProblem.NotAcceptable("lines", FormattableString.Invariant($"the least that an order must be worth is {desk.Profile.MinOrderValue}"));
        return order.Lines.Count == 1
            ? LineRefusal(order.Lines[0], given.Quote, 0)
            : VendorProblem.NotAcceptable("lines", "a quote is for one item, so there is one line");
    }

    /// <summary>The same for an order on a quote over several items: exactly those, at the quoted prices.</summary>
    public static VendorProblem? Refusal(VendorDesk desk, OrderRequest order, GivenJointQuote? given, DateTimeOffset now)
    {
        if (desk.Profile.Fault is VendorFault.RefusesOrders or VendorFault.RefusesJointOrders)
            return new VendorProblem(422, "The order cannot be taken", "This vendor takes no such orders at present.");
        if (given is null)
            return VendorProblem.NotAcceptable("quoteId", "this vendor gave no such quote");
        if (TermsRefusal(order, given.Quote.ValidUntil, given.Shipping, now) is { } otherTerms)
            return otherTerms;
        if (order.Lines.Count != given.Items.Count || order.Lines.DistinctBy(line => line.Sku).Count() < order.Lines.Count)
            return VendorProblem.NotAcceptable("lines", "are not those that were quoted");
        for (var i = 0; i < order.Lines.Count; i++)
        {
            var line = order.Lines[i];
            var at = given.Quote.Lines.Index().FirstOrDefault(quoted => quoted.Item.Sku == line.Sku);
            if (at.Item is null) return VendorProblem.NotAcceptable($"lines[{i}].sku", "is not an item that was quoted");
            if (line.Quantity != at.Item.Quantity) return VendorProblem.NotAcceptable($"lines[{i}].quantity", "is not what was quoted");
            if (LineRefusal(line, given.Items[at.Index], i) is { } refusal) return refusal;
        }

        return null;
    }

    /// <summary>The order as the vendor keeps it, with all that will become of it.</summary>
    public static OrderFacts Take(
        VendorDesk desk, OrderRequest order, GivenQuote given, SeededDraw draw, DateTimeOffset now)
    {
        var line = order.Lines[0];
        var quote = given.Quote;
        var promisedAt = FulfilmentPlanner.After(now, Math.Clamp(quote.LeadTimeDays, 1, MostDays));
        return new OrderFacts(
            order.OrderNumber,
            "SO-" + draw.Name(10, "order", desk.Id, order.OrderNumber),
            quote.QuoteId,
            given.Shipping,
            quote.ShippingCost,
            line,
            now,
            promisedAt,
            FulfilmentPlanner.Plan(
                new OrderTerms(desk.Id, order.OrderNumber, line.Quantity, quote.PackSize, quote.Available, now, promisedAt),
                desk.Profile,
                draw),
            AcknowledgedPriceFactor: desk.Profile.AcknowledgedPriceFactor);
    }

    /// <inheritdoc cref="Take(VendorDesk, OrderRequest, GivenQuote, SeededDraw, DateTimeOffset)"/>
    public static OrderFacts Take(
        VendorDesk desk, OrderRequest order, GivenJointQuote given, SeededDraw draw, DateTimeOffset now)
    {
        PromisedLine[] lines =
        [
            .. order.Lines.Select(line => new PromisedLine(line, FulfilmentPlanner.After(now, Math.Clamp(ItemOf(given, line).LeadTimeDays, 1, MostDays)))),
        ];
        OrderTerms[] terms =
        [
            .. lines.Select(one => new OrderTerms(
                desk.Id, order.OrderNumber, one.Line.Quantity, ItemOf(given, one.Line).PackSize, ItemOf(given, one.Line).Available, now, one.PromisedAt, one.Line.Sku)),
        ];
        return new OrderFacts(
            order.OrderNumber,
            "SO-" + draw.Name(10, "order", desk.Id, order.OrderNumber),
            given.Quote.QuoteId,
            given.Shipping,
            given.Quote.ShippingCost,
            lines[0].Line,
            now,
            lines.Max(line => line.PromisedAt),
            JointFulfilment.Plan(terms, desk.Profile, draw),
            AcknowledgedPriceFactor: desk.Profile.AcknowledgedPriceFactor,
            Lines: lines);
    }

    private static QuoteAnswer ItemOf(GivenJointQuote given, OrderLine line) => given.Items.First(item => item.Sku == line.Sku);

    private static VendorProblem? TermsRefusal(OrderRequest order, DateTimeOffset validUntil, ShippingSpeed quoted, DateTimeOffset now)
    {
        if (validUntil <= now)
            return VendorProblem.NotAcceptable("quoteId", $"the quote was valid until {validUntil:O}");
        return order.Shipping != quoted ? VendorProblem.NotAcceptable("shipping", "is not what was quoted") : null;
    }

    private static VendorProblem? LineRefusal(OrderLine line, QuoteAnswer quote, int index)
    {
        if (line.Sku != quote.Sku)
            return VendorProblem.NotAcceptable($"lines[{index}].sku", "is not the item that was quoted");
        if (line.Quantity < quote.MinOrderQuantity)
            return VendorProblem.NotAcceptable($"lines[{index}].quantity", $"the minimum order quantity is {quote.MinOrderQuantity}");
        if (line.Quantity > quote.MaxOrderQuantity)
            return VendorProblem.NotAcceptable($"lines[{index}].quantity", $"the maximum order quantity is {quote.MaxOrderQuantity}");
        if (line.Quantity % quote.PackSize != 0)
            return VendorProblem.NotAcceptable($"lines[{index}].quantity", $"must be a multiple of the pack size {quote.PackSize}");
        return line.UnitPrice < quote.PriceOf(line.Quantity)
            ? VendorProblem.NotAcceptable(
                $"lines[{index}].unitPrice", FormattableString.Invariant($"{quote.PriceOf(line.Quantity)} was quoted for this quantity"))
            : null;
    }
}
