using System.Globalization;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <summary>What a vendor says of an order after it was placed. Pure; the same said twice changes nothing.</summary>
internal static class ShipmentRules
{
    private static readonly TimeSpan LateAfter = TimeSpan.FromDays(1);

    /// <summary>Takes over the order as the vendor shows it.</summary>
    public static PurchaseDocument Apply(PurchaseDocument purchase, VendorOrder seen, DateTimeOffset now)
    {
        if (OrderRules.Find(purchase, seen.OrderNumber) is not { IsWithVendor: true } order) return purchase;
        var vendor = $"vendor:{order.VendorId}";
        if (IsWord(seen.Status, "cancelled") && seen.Shipments.All(shipment => shipment.ShippedAt is null))
            return TakenBack(purchase, order, vendor, now);

        if (seen.Quantity is > 0 and var accepted && accepted < order.Agreed && order.State is OrderState.Placed or OrderState.Backordered)
        {
            purchase = OrderRules.Cut(purchase, order, accepted, now);
            order = OrderRules.Find(purchase, order.Number)!;
        }

        // A vendor that shows no shipments is taken at its word.
        if (seen.Shipments.Count == 0 && (IsWord(seen.Status, "shipped") || IsWord(seen.Status, "delivered")))
            seen = seen with { Shipments = [new("all", order.Agreed, order.ShippedAt ?? now, IsWord(seen.Status, "delivered") ? order.DeliveredAt ?? now : null, null)] };
        var shipped = seen.Shipments.Where(shipment => shipment.ShippedAt <= now).ToArray();
        var delivered = seen.Shipments.Where(shipment => shipment.DeliveredAt <= now).ToArray();
        var after = order with
        {
            VendorOrderId = seen.VendorOrderId ?? order.VendorOrderId,
            PromisedAt = order.PromisedAt ?? seen.ExpectedAt,
            ExpectedAt = seen.ExpectedAt ?? order.ExpectedAt,
            ShippedAt = shipped.Min(shipment => shipment.ShippedAt) ?? order.ShippedAt,
            Tracking = shipped.LastOrDefault(shipment => shipment.Tracking is not null)?.Tracking ?? order.Tracking,
            DeliveredQuantity = Math.Max(order.DeliveredQuantity, (int)Math.Min(int.MaxValue, delivered.Sum(shipment => (long)shipment.Quantity))),
            DeliveredAt = delivered.Max(shipment => shipment.DeliveredAt) ?? order.DeliveredAt,
            State = StateAfter(order, seen, shipped.Length > 0),
        };
        return after == order ? purchase : Told(OrderRules.Change(purchase, order.Number, _ => after), order, after, vendor, now);
    }

    /// <summary>Notes, once for each day that was promised, that an order has not come a day after it.</summary>
    public static PurchaseDocument NoteLate(PurchaseDocument purchase, PurchaseOrder order, DateTimeOffset now)
    {
        if (!order.IsWithVendor || order.State == OrderState.Delivered || order.ExpectedAt is not { } expected) return purchase;
        if (now - expected < LateAfter || order.LateNotedAt > expected) return purchase;
        return OrderRules.Change(purchase, order.Number, o => o with { LateNotedAt = now })
            .Noted(now, "orderLate", PurchaseRules.Agent, $"{order.Number}: was expected {expected:u}, {order.DeliveredQuantity} of {order.Agreed} delivered");
    }

    /// <summary>A vendor will not deliver what it took; unless it does what somebody wished.</summary>
    private static PurchaseDocument TakenBack(PurchaseDocument purchase, PurchaseOrder order, string vendor, DateTimeOffset now)
    {
        if (order.State == OrderState.Delivered) return purchase;
        var isOurWish = purchase.Cancel is not null || order.CancelWish is not null || order.CancelRefusedAt is not null || order.Shared?.CancelAskedAt is not null;
        return OrderRules.Cancelled(
            OrderRules.Change(purchase, order.Number, o => o with { TakenBackAt = isOurWish ? null : now }),
            order.Number,
            vendor,
            "cancelled by the vendor",
            now);
    }

    /// <summary>Brings the status up to what has come while the purchase waited for something else.</summary>
    public static PurchaseDocument CaughtUp(PurchaseDocument purchase, DateTimeOffset now)
    {
        if (purchase.Status == PurchaseStatus.Ordered && purchase.Orders.FirstOrDefault(order => order is { IsWithVendor: true, ShippedAt: not null }) is { } shipped)
            purchase = purchase.MovedTo(PurchaseStatus.Shipped, now, $"vendor:{shipped.VendorId}", shipped.Number);
        return purchase.Status is PurchaseStatus.Ordered or PurchaseStatus.Shipped && ReceiptRules.Standing(purchase).LastOrDefault() is { } last && !EndRules.IsDone(purchase)
            ? purchase.MovedTo(PurchaseStatus.PartiallyReceived, now, last.By, $"{last.OrderNumber}: {last.Quantity} received")
            : purchase;
    }

    private static OrderState StateAfter(PurchaseOrder order, VendorOrder seen, bool anyShipped)
    {
        if (order.State == OrderState.Delivered || IsWord(seen.Status, "delivered")) return OrderState.Delivered;
        // Of an order that the vendor cut short nothing comes after what is under way.
        if (IsWord(seen.Status, "cancelled") && seen.Shipments.All(shipment => shipment.DeliveredAt is not null)) return OrderState.Delivered;
        if (anyShipped || order.State == OrderState.Shipped) return OrderState.Shipped;
        return IsWord(seen.Status, "backordered") ? OrderState.Backordered : order.State;
    }

    private static PurchaseDocument Told(
        PurchaseDocument purchase, PurchaseOrder before, PurchaseOrder after, string vendor, DateTimeOffset now)
    {
        if (before.ShippedAt is null && after.ShippedAt is { } shippedAt)
            purchase = purchase.Noted(now, "orderShipped", vendor, $"{after.Number}: shipped {shippedAt:u}, tracking {after.Tracking ?? "none"}");
        if (after.DeliveredQuantity > before.DeliveredQuantity)
        {
            purchase = purchase.Noted(now, "orderDelivered", vendor, string.Create(
                CultureInfo.InvariantCulture,
                $"{after.Number}: {after.DeliveredQuantity} of {after.Agreed} delivered {after.DeliveredAt:u}"));
        }

        if (after.State == OrderState.Backordered && before.State != OrderState.Backordered)
            purchase = purchase.Noted(now, "orderBackordered", vendor, $"{after.Number}: expected {after.ExpectedAt:u}");
        else if (before.ExpectedAt is { } expected && after.ExpectedAt > expected)
            purchase = purchase.Noted(now, "orderDelayed", vendor, $"{after.Number}: expected {after.ExpectedAt:u} instead of {expected:u}");
        return purchase.Status == PurchaseStatus.Ordered && after.ShippedAt is not null
            ? purchase.MovedTo(PurchaseStatus.Shipped, now, vendor, after.Number)
            : purchase;
    }

    private static bool IsWord(string status, string word) => string.Equals(status, word, StringComparison.OrdinalIgnoreCase);
}
