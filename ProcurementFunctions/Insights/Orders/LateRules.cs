using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Insights.Orders;

/// <summary>What of a purchase is late or will be. Pure.</summary>
internal static class LateRules
{
    /// <summary>A line for each of its orders that is; without orders one for the purchase, where it will miss its day.</summary>
    public static IEnumerable<LateLine> Of(PurchaseDocument purchase, DateOnly today)
    {
        if (!purchase.IsOpen()) return [];
        if (purchase.HasStandingOrder()) return purchase.Orders.Select(order => OfOrder(purchase, order, today)).OfType<LateLine>();
        return OfNone(purchase, today) is { } line ? [line] : [];
    }

    private static LateLine? OfOrder(PurchaseDocument purchase, PurchaseOrder order, DateOnly today)
    {
        if (!order.IsWithVendor || order.State == OrderState.Delivered || ReceiptRules.IsDone(purchase, order)) return null;
        var (promised, expected) = (DayOf(order.PromisedAt), DayOf(order.ExpectedAt ?? order.PromisedAt));
        var need = AfterNeed(purchase, expected, today);
        (LateKind Kind, int Days)? late = (Past(today, expected), Past(expected, promised), need) switch
        {
            ({ } days, _, _) => (LateKind.Overdue, days),
            (_, { } days, _) => (LateKind.PromiseMissed, days),
            (_, _, { } days) => (LateKind.NeedMissed, days),
            _ => null,
        };
        if (late is not { } how) return null;
        var name = purchase.Choice?.Lines.FirstOrDefault(line => line.VendorId == order.VendorId)?.VendorName ?? order.VendorId;
        var left = Math.Max(0, order.Agreed - Math.Max(order.DeliveredQuantity, ReceiptRules.Arrived(purchase, order.Number)));
        return new(
            purchase.Id, purchase.Sku, purchase.ItemName, purchase.Status, how.Kind, how.Days, need, left, order.Number, order.VendorId, name, promised, expected, purchase.NeededBy);
    }

    private static LateLine? OfNone(PurchaseDocument purchase, DateOnly today)
    {
        var expected = DayOf(purchase.Choice?.Lines.Select(line => (DateTimeOffset?)line.ExpectedArrival).Max());
        return AfterNeed(purchase, expected, today) is { } days
            ? new(
                purchase.Id, purchase.Sku, purchase.ItemName, purchase.Status, LateKind.NeedMissed, days, days, purchase.Choice?.Quantity ?? purchase.Quantity, null, null, null, null, expected, purchase.NeededBy)
            : null;
    }

    /// <summary>What is not here today comes today at the soonest.</summary>
    private static int? AfterNeed(PurchaseDocument purchase, DateOnly? expected, DateOnly today) =>
        Past(expected > today ? expected : today, purchase.NeededBy);

    /// <summary>By how many days one is after the other; null where it is not, or either is unknown.</summary>
    private static int? Past(DateOnly? day, DateOnly? due) =>
        day is { } one && due is { } other && one > other ? one.DayNumber - other.DayNumber : null;

    private static DateOnly? DayOf(DateTimeOffset? at) => at is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : null;
}
