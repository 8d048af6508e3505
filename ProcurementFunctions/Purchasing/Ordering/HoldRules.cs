using System.Globalization;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>
/// The undo window: an approved purchase waits a while before its vendor is told, and can be withdrawn free meanwhile. One
/// whose goods would come too late for it does not wait. Pure.
/// </summary>
internal static class HoldRules
{
    /// <summary>An approved purchase goes on to be ordered, after its hold.</summary>
    public static PurchaseDocument Approved(PurchaseDocument purchase, string by, DateTimeOffset now)
    {
        if (purchase.Approval is not { HoldMinutes: > 0 } approval) return purchase.MovedTo(PurchaseStatus.Ordering, now, by, "approved");
        var until = now.AddMinutes(approval.HoldMinutes);
        if (IsUrgent(purchase, until - now))
        {
            return purchase.MovedTo(PurchaseStatus.Ordering, now, by, string.Create(
                CultureInfo.InvariantCulture, $"approved; ordered at once, as it is needed by {purchase.NeededBy:yyyy-MM-dd}"));
        }

        return (purchase with { HeldUntil = until })
            .MovedTo(PurchaseStatus.Ordering, now, by, $"approved; it can be withdrawn free until {until:u}");
    }

    /// <summary>Whether it still waits.</summary>
    public static bool IsHeld(PurchaseDocument purchase, DateTimeOffset now) =>
        purchase is { Status: PurchaseStatus.Ordering, Cancel: null } && !OrderRules.IsPlanned(purchase) && purchase.HeldUntil > now;

    /// <summary>Whether the goods would come after the day that they are needed by if the order waited so long.</summary>
    public static bool IsUrgent(PurchaseDocument purchase, TimeSpan hold)
    {
        if (purchase is not { NeededBy: { } day, Approval.Shown: { Lines.Count: > 0 } shown }) return false;
        var arrival = RestRules.Added(purchase, shown).Max(line => line.ExpectedArrival) + hold;
        return DateOnly.FromDateTime(arrival.UtcDateTime) > day;
    }
}
