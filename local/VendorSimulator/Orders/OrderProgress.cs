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
        [order.LineAt(now)],
        [.. order.Plan.Shipments
            .Where(shipment => order.CancelledAt is null && shipment.ShipsAt <= now)
            .Select(shipment => new ShipmentView(
                shipment.ShipmentId,
                [new GoodsLine(order.Line.Sku, shipment.Quantity)],
                shipment.ShipsAt,
                shipment.DeliversAt <= now ? shipment.DeliversAt : null,
                shipment.Tracking))]);

    /// <summary>The ordered line at the price that the vendor asks by now.</summary>
    private static OrderLine LineAt(this OrderFacts order, DateTimeOffset now) => order.Plan.AcknowledgedAt <= now
        ? order.Line with { UnitPrice = decimal.Round(order.Line.UnitPrice * order.AcknowledgedPriceFactor, 4) }
        : order.Line;

    public static OrderAnswer FirstAnswer(this OrderFacts order) =>
        new(order.OrderNumber, order.VendorOrderId, OrderStatus.Acknowledged, order.PromisedAt);

    /// <returns>Why the buyer cannot cancel it any more; null: they can.</returns>
    public static string? CancelRefusal(this OrderFacts order, DateTimeOffset now) =>
        order.CancelledAt is null && order.HasShippedAt(now) ? "Goods of this order have been shipped." : null;

    private static bool HasShippedAt(this OrderFacts order, DateTimeOffset now) =>
        order.Plan.Shipments.Any(shipment => shipment.ShipsAt <= now);
}
