using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Insights.Orders;

/// <summary>What of a purchase is late or will be. Pure.</summary>
internal static class LateRules
{
    /// <summary>A line for each of its orders that is; without orders one for the purchase, where it will miss its day.</summary>
    public static IEnumerable<LateLine> Of(PurchaseDocument purchase, DateOnly today)
    {
        if (!purchase.IsOpen()) return [];
        if (purchase.HasStandingOrder()) return ArrivalRules.Of(purchase).Select(line => OfOrder(purchase, line, today)).OfType<LateLine>();
        return OfNone(purchase, today) is { } line ? [line] : [];
    }

    private static LateLine? OfOrder(PurchaseDocument purchase, ArrivalLine line, DateOnly today)
    {
        var need = AfterNeed(purchase, line.Expected, today);
        (LateKind Kind, int Days)? late = (Past(today, line.Expected), Past(line.Expected, line.Promised), need) switch
        {
            ({ } days, _, _) => (LateKind.Overdue, days),
            (_, { } days, _) => (LateKind.PromiseMissed, days),
            (_, _, { } days) => (LateKind.NeedMissed, days),
            _ => null,
        };
        return late is { } how
            ? new(
                line.PurchaseId, line.Sku, line.ItemName, line.Status, how.Kind, how.Days, need, line.Quantity, line.OrderNumber, line.VendorId, line.VendorName, line.Promised, line.Expected, purchase.NeededBy)
            : null;
    }

    private static LateLine? OfNone(PurchaseDocument purchase, DateOnly today)
    {
        var expected = ArrivalRules.DayOf(purchase.Choice?.Lines.Select(line => (DateTimeOffset?)line.ExpectedArrival).Max());
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
}
