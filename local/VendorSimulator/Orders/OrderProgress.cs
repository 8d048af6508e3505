namespace ProcurementFunctions.Local.VendorSimulator.Orders;

/// <summary>Where an order stands at a given time.</summary>
internal static class OrderProgress
{
    public static OrderStatus StatusAt(this OrderFacts order, DateTimeOffset now)
    {
        var plan = order.Plan;
        if (order.CancelledAt <= now || plan.VendorCancelsAt <= now)
            return OrderStatus.Cancelled;
        if (plan.Shipments.Count > 0 && plan.Shipments.All(shipment => shipment.DeliversAt <= now))
            return OrderStatus.Delivered;
        if (plan.Shipments.Any(shipment => shipment.ShipsAt <= now && now < shipment.DeliversAt))
            return OrderStatus.Shipped;
        if (plan.Notices.LastOrDefault(notice => notice.At <= now) is { } notice)
            return notice.Kind == NoticeKind.Backordered ? OrderStatus.Backordered : OrderStatus.Delayed;
        return order.HasShippedAt(now) ? OrderStatus.Shipped : OrderStatus.Acknowledged;
    }

    /// <summary>When the last goods are expected, as the vendor last said.</summary>
    public static DateTimeOffset ExpectedAt(this OrderFacts order, DateTimeOffset now) => order.Plan.Notices
        .Where(notice => notice.At <= now)
        .Select(notice => notice.ExpectedAt)
        .Append(order.PromisedAt)
        .Max();

    public static OrderView ViewAt(this OrderFacts order, DateTimeOffset now) => new(
        order.OrderNumber,
        order.VendorOrderId,
        order.QuoteId,
        order.StatusAt(now),
        order.ReceivedAt,
        order.ExpectedAt(now),
        order.Shipping,
        order.ShippingCost,
        [.. order.AllLines().Select(line => order.ViewOf(line, now))],
        [.. order.Plan.Shipments
            .Where(shipment => order.CancelledAt is null && shipment.ShipsAt <= now)
            .Select(shipment => new ShipmentView(
                shipment.ShipmentId,
                order.GoodsOf(shipment),
                shipment.ShipsAt,
                shipment.DeliversAt <= now ? shipment.DeliversAt : null,
                shipment.Tracking))]);

    public static IReadOnlyList<GoodsLine> GoodsOf(this OrderFacts order, PlannedShipment shipment) =>
        shipment.Lines ?? [new GoodsLine(order.Line.Sku, shipment.Quantity)];

    /// <summary>
    /// An ordered line at the price that the vendor asks by now; of an order of several, with where the line itself stands.
    /// </summary>
    private static OrderLineView ViewOf(this OrderFacts order, PromisedLine one, DateTimeOffset now)
    {
        var price = order.Plan.AcknowledgedAt <= now
            ? decimal.Round(one.Line.UnitPrice * order.AcknowledgedPriceFactor, 4)
            : one.Line.UnitPrice;
        if (order.Lines is null) return new(one.Line.Sku, one.Line.Quantity, price);
        var alone = order.Of(one);
        return new(one.Line.Sku, one.Line.Quantity, price, alone.StatusAt(now), alone.ExpectedAt(now));
    }

    /// <summary>The order as if it held this line alone.</summary>
    private static OrderFacts Of(this OrderFacts order, PromisedLine one) => order with
    {
        Line = one.Line,
        PromisedAt = one.PromisedAt,
        Plan = order.Plan with
        {
            Shipments = [.. order.Plan.Shipments.Where(shipment => order.GoodsOf(shipment).Any(goods => goods.Sku == one.Line.Sku))],
            Notices = [.. order.Plan.Notices.Where(notice => notice.Sku is null || notice.Sku == one.Line.Sku)],
        },
    };

    public static OrderAnswer FirstAnswer(this OrderFacts order) => new(
        order.OrderNumber,
        order.VendorOrderId,
        OrderStatus.Acknowledged,
        order.PromisedAt,
        order.Lines is null
            ? null
            : [.. order.Lines.Select(one => new OrderLineView(one.Line.Sku, one.Line.Quantity, one.Line.UnitPrice, OrderStatus.Acknowledged, one.PromisedAt))]);

    /// <returns>Why the buyer cannot cancel it any more; null: they can.</returns>
    public static string? CancelRefusal(this OrderFacts order, DateTimeOffset now) =>
        order.CancelledAt is null && order.HasShippedAt(now) ? "Goods of this order have been shipped." : null;

    private static bool HasShippedAt(this OrderFacts order, DateTimeOffset now) =>
        order.Plan.Shipments.Any(shipment => shipment.ShipsAt <= now);
}
