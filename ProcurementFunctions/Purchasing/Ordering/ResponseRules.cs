using System.Globalization;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>
/// What a vendor says in a document of its own (an OrderResponse) beside what it shows as its order. The order counts: what
/// it shows is not changed by a document. What it does not show, or all where the vendor shows no orders, is as the document
/// says; and whichever it is from, it has the same effect (<see cref="PriceRules"/>, <see cref="Receiving.ShipmentRules"/>).
/// Pure.
/// </summary>
internal static class ResponseRules
{
    /// <summary>
    /// Keeps what the vendor said, for the look that follows; of several documents the last counts. Of an order that is shared
    /// it is said of all lines together, so that only a no to all of them is kept.
    /// </summary>
    public static PurchaseDocument Said(PurchaseDocument purchase, string number, VendorResponse response) => OrderRules.Change(
        purchase, number, order => order.Shared is null || response.IsRejected ? order with { Response = response.AsOrderedBy(order) } : order);

    /// <summary>The order as its vendor shows it, completed by what it said; null: it neither shows nor said anything.</summary>
    /// <param name="shown">Null: the vendor shows no such order.</param>
    public static VendorOrder? Seen(PurchaseOrder order, VendorOrder? shown)
    {
        if (order.Response is not { } said) return shown;
        if (shown is null && said.IsRejected) return new(order.Number, order.VendorOrderId, "cancelled", null, []);
        shown ??= new(order.Number, order.VendorOrderId, "acknowledged", null, []);
        return shown with
        {
            ExpectedAt = shown.ExpectedAt ?? EndOf(said.Promised),
            UnitPrice = shown.UnitPrice ?? said.UnitPrice,
            Quantity = shown.Quantity ?? said.Quantity,
        };
    }

    /// <summary>Notes, once, where a document says something else than the vendor's order.</summary>
    public static PurchaseDocument Compared(PurchaseDocument purchase, string number, VendorOrder? shown, DateTimeOffset now)
    {
        if (OrderRules.Find(purchase, number) is not { Response: { IsLookedAt: false } said } order) return purchase;
        purchase = OrderRules.Change(purchase, number, o => o with { Response = said with { IsLookedAt = true } });
        return shown is not null && string.Join(", ", Differences(said, shown)) is { Length: > 0 } differences
            ? purchase.Noted(now, "responseDiffers", $"vendor:{order.VendorId}", $"{number}: its order counts, and not its response: {differences}")
            : purchase;
    }

    private static IEnumerable<string> Differences(VendorResponse said, VendorOrder shown)
    {
        if (said.IsRejected && !shown.Status.Equals("cancelled", StringComparison.OrdinalIgnoreCase)) yield return $"{shown.Status} and not rejected";
        if (shown.Quantity is { } quantity && said.Quantity is { } accepted && quantity != accepted) yield return string.Create(CultureInfo.InvariantCulture, $"{quantity} units and not {accepted}");
        if (shown.UnitPrice is { } price && said.UnitPrice is { } asked && price != asked) yield return string.Create(CultureInfo.InvariantCulture, $"{price:0.00##} a unit and not {asked:0.00##}");
        if (shown.ExpectedAt is { } expected && said.Promised is { } day && DateOnly.FromDateTime(expected.UtcDateTime) != day) yield return string.Create(CultureInfo.InvariantCulture, $"expected {expected:yyyy-MM-dd} and not {day:yyyy-MM-dd}");
    }

    /// <summary>A promise names a day.</summary>
    private static DateTimeOffset? EndOf(DateOnly? day) =>
        day is { } named ? new DateTimeOffset(named.ToDateTime(new TimeOnly(23, 59, 59)), TimeSpan.Zero) : null;
}
