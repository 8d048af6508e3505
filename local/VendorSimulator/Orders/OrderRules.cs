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
        if (given.Quote.ValidUntil <= now)
            return VendorProblem.NotAcceptable("quoteId", $"the quote was valid until {given.Quote.ValidUntil:O}");
        if (order.Shipping != given.Shipping)
            return VendorProblem.NotAcceptable("shipping", "is not what was quoted");
        return order.Lines.Count == 1
            ? LineRefusal(order.Lines[0], given.Quote)
            : VendorProblem.NotAcceptable("lines", "a quote is for one item, so there is one line");
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

    private static VendorProblem? LineRefusal(OrderLine line, QuoteAnswer quote)
    {
        if (line.Sku != quote.Sku)
            return VendorProblem.NotAcceptable("lines[0].sku", "is not the item that was quoted");
        if (line.Quantity < quote.MinOrderQuantity)
            return VendorProblem.NotAcceptable("lines[0].quantity", $"the minimum order quantity is {quote.MinOrderQuantity}");
        if (line.Quantity > quote.MaxOrderQuantity)
            return VendorProblem.NotAcceptable("lines[0].quantity", $"the maximum order quantity is {quote.MaxOrderQuantity}");
        if (line.Quantity % quote.PackSize != 0)
            return VendorProblem.NotAcceptable("lines[0].quantity", $"must be a multiple of the pack size {quote.PackSize}");
        return line.UnitPrice < quote.PriceOf(line.Quantity)
            ? VendorProblem.NotAcceptable(
                "lines[0].unitPrice", FormattableString.Invariant($"{quote.PriceOf(line.Quantity)} was quoted for this quantity"))
            : null;
    }
}
