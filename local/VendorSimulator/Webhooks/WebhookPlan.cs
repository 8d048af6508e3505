using ProcurementFunctions.Local.VendorSimulator.Orders;

namespace ProcurementFunctions.Local.VendorSimulator.Webhooks;

/// <summary>Which events an order brings, from what will become of it.</summary>
internal static class WebhookPlan
{
    public static IReadOnlyList<PlannedWebhook> Of(OrderFacts order, VendorDesk desk, SeededDraw draw) =>
        [.. Events(order).Select(vendorEvent => Planned(vendorEvent, desk, draw))];

    public static IReadOnlyList<PlannedWebhook> OfCancellation(OrderFacts order, VendorDesk desk, SeededDraw draw) =>
        order.CancelledAt is { } at ? [Planned(Cancelled(order, at), desk, draw)] : [];

    private static IEnumerable<VendorEvent> Events(OrderFacts order)
    {
        var plan = order.Plan;
        yield return Event(
            order, VendorEventType.Acknowledged, "", plan.AcknowledgedAt, All(order), null, order.PromisedAt);
        foreach (var notice in plan.Notices)
        {
            var type = notice.Kind == NoticeKind.Backordered ? VendorEventType.Backordered : VendorEventType.Delayed;
            var suffix = notice.Sku is null ? "" : $"-{notice.Sku}";
            yield return Event(order, type, suffix, notice.At, [new(notice.Sku ?? order.Line.Sku, notice.Quantity)], null, notice.ExpectedAt);
        }
        foreach (var (number, shipment) in plan.Shipments.Index())
        {
            var suffix = $"-{number + 1}";
            yield return Event(
                order, VendorEventType.Shipped, suffix, shipment.ShipsAt, order.GoodsOf(shipment), shipment.Tracking,
                order.ExpectedAt(shipment.ShipsAt));
            yield return Event(
                order, VendorEventType.Delivered, suffix, shipment.DeliversAt, order.GoodsOf(shipment), shipment.Tracking, null);
        }
        if (plan.VendorCancelsAt is { } at)
            yield return Cancelled(order, at);
    }

    private static VendorEvent Cancelled(OrderFacts order, DateTimeOffset at) =>
        Event(order, VendorEventType.Cancelled, "", at, All(order), null, null);

    private static IReadOnlyList<GoodsLine> All(OrderFacts order) =>
        [.. order.AllLines().Select(one => new GoodsLine(one.Line.Sku, one.Line.Quantity))];

    private static VendorEvent Event(
        OrderFacts order, VendorEventType type, string suffix, DateTimeOffset at, IReadOnlyList<GoodsLine> goods, string? tracking,
        DateTimeOffset? expectedAt) => new(
            $"{order.VendorOrderId}-{type.ToString().ToLowerInvariant()}{suffix}",
            type,
            order.OrderNumber,
            at,
            goods,
            tracking,
            expectedAt);

    private static PlannedWebhook Planned(VendorEvent vendorEvent, VendorDesk desk, SeededDraw draw)
    {
        var share = draw.Share("webhook", desk.Id, vendorEvent.EventId);
        var profile = desk.Profile;
        var sends = share < profile.WebhookLossRate ? 0
            : share < profile.WebhookLossRate + profile.WebhookRepeatRate ? 2
            : 1;
        return new PlannedWebhook(vendorEvent, sends);
    }
}
