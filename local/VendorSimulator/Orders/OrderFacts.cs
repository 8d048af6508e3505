using ProcurementFunctions.Local.VendorSimulator.Quotes;

namespace ProcurementFunctions.Local.VendorSimulator.Orders;

/// <summary>
/// An order as a vendor keeps it. Where it stands at any time follows from this and the time alone, so nothing has to
/// happen for it to go on.
/// </summary>
/// <param name="PromisedAt">When the goods will be there, as it was promised with the answer.</param>
/// <param name="AcknowledgedPriceFactor">What the vendor asks from the acknowledgement on, as a multiple of the ordered price.</param>
/// <param name="Line">What was ordered; the first line of an order of several.</param>
/// <param name="CancelledAt">When the buyer cancelled it; null: not.</param>
/// <param name="Lines">All lines of an order of several; null: it has the one.</param>
internal sealed record OrderFacts(
    string OrderNumber,
    string VendorOrderId,
    string QuoteId,
    ShippingSpeed Shipping,
    decimal ShippingCost,
    OrderLine Line,
    DateTimeOffset ReceivedAt,
    DateTimeOffset PromisedAt,
    FulfilmentPlan Plan,
    DateTimeOffset? CancelledAt = null,
    decimal AcknowledgedPriceFactor = 1m,
    IReadOnlyList<PromisedLine>? Lines = null)
{
    /// <summary>All that was ordered, each line with its promise.</summary>
    public IReadOnlyList<PromisedLine> AllLines() => Lines ?? [new(Line, PromisedAt)];
}

/// <summary>A line of an order and when its goods were promised.</summary>
internal sealed record PromisedLine(OrderLine Line, DateTimeOffset PromisedAt);
