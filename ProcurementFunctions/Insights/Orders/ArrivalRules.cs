using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Insights.Orders;

/// <summary>What of a purchase is still to come. Pure.</summary>
internal static class ArrivalRules
{
    /// <summary>A line for each of its orders that a vendor has and has not delivered.</summary>
    public static IEnumerable<ArrivalLine> Of(PurchaseDocument purchase) => purchase.IsOpen()
        ? purchase.Orders.Where(order => order.IsWithVendor && order.State != OrderState.Delivered && !ReceiptRules.IsDone(purchase, order)).Select(order => Of(purchase, order))
        : [];

    public static DateOnly? DayOf(DateTimeOffset? at) => at is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : null;

    private static ArrivalLine Of(PurchaseDocument purchase, PurchaseOrder order) => new(
        purchase.Id,
        purchase.Sku,
        purchase.ItemName,
        purchase.Status,
        order.Number,
        order.VendorId,
        purchase.Choice?.Lines.FirstOrDefault(line => line.VendorId == order.VendorId)?.VendorName ?? order.VendorId,
        Math.Max(0, order.Agreed - Math.Max(order.DeliveredQuantity, ReceiptRules.Arrived(purchase, order.Number))),
        DayOf(order.PromisedAt),
        DayOf(order.ExpectedAt ?? order.PromisedAt));
}
