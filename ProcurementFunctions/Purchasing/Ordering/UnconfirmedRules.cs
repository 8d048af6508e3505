using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>
/// Orders whose vendor was told and has not answered, so that nobody knows whether it has them. They are looked up by their
/// numbers, ever more seldom, with their money kept aside; given up at last; and found again when the vendor speaks of them
/// after all. Pure.
/// </summary>
internal static class UnconfirmedRules
{
    /// <summary>How long an order is looked for before it is given up.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(42);

    /// <summary>From so long after the first attempt on, an order is looked up after each such pause.</summary>
    private static readonly (TimeSpan From, TimeSpan Pause)[] Pauses =
    [
        (TimeSpan.Zero, TimeSpan.FromMinutes(15)),
        (TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)),
        (TimeSpan.FromHours(2), TimeSpan.FromHours(4)),
        (TimeSpan.FromHours(12), TimeSpan.FromHours(12)),
        (TimeSpan.FromDays(1), TimeSpan.FromDays(1)),
        (TimeSpan.FromDays(14), TimeSpan.FromDays(7)),
    ];

    /// <summary>Notes that vendors have not answered, and gives up the orders that were looked for long enough.</summary>
    public static PurchaseDocument Unanswered(PurchaseDocument purchase, DateTimeOffset now)
    {
        if (purchase.Status is not (PurchaseStatus.Ordering or PurchaseStatus.Unconfirmed)) return purchase;
        foreach (var order in purchase.Orders.Where(IsUnanswered).ToArray())
        {
            if (order.AttemptedAt is null) purchase = OrderRules.Change(purchase, order.Number, o => o with { AttemptedAt = now });
            else if (now - order.AttemptedAt >= GiveUpAfter) purchase = GivenUp(purchase, order, now);
            else if (purchase.Status == PurchaseStatus.Ordering)
                purchase = purchase.MovedTo(PurchaseStatus.Unconfirmed, now, PurchaseRules.Agent, $"{order.Number}: the vendor has not answered; looking it up by its number");
        }

        return OrderRules.AllTold(purchase, now);
    }

    /// <summary>When to look again at the orders that are not confirmed.</summary>
    public static DateTimeOffset NextLook(PurchaseDocument purchase, DateTimeOffset now)
    {
        var first = purchase.Orders.Where(IsUnanswered).Min(order => order.AttemptedAt) ?? now;
        return now + Pauses.Last(step => now - first >= step.From || step.From == TimeSpan.Zero).Pause;
    }

    /// <summary>
    /// A vendor speaks of an order that had been given up: the purchase opens again and counts it. Where the purchase had
    /// ended, it may have been bought elsewhere, so the order is to be cancelled with the vendor; goods that come all the same
    /// are booked and owed.
    /// </summary>
    public static PurchaseDocument TurnedUp(PurchaseDocument purchase, string number, DateTimeOffset now)
    {
        if (OrderRules.Find(purchase, number) is not { } order) return purchase;
        if (order.IsWithVendor && purchase.Status == PurchaseStatus.Failed)
            return purchase.MovedTo(PurchaseStatus.Ordered, now, PurchaseRules.Agent, $"{number} is still with the vendor");
        if (order.State != OrderState.Lost) return purchase;
        var found = OrderRules.Change(purchase, number, o => o with { State = OrderState.Placed, PlacedAt = o.AttemptedAt ?? now })
            .Noted(now, "orderTurnedUp", $"vendor:{order.VendorId}", $"{number} had been given up, and the vendor has it");
        if (purchase.IsOpen()) return found;
        var reopened = found with { Cancel = new(PurchaseRules.Agent, now, "it turned up after it had been given up") };
        return ReceiptRules.Standing(purchase).Any()
            ? reopened.MovedTo(PurchaseStatus.PartiallyReceived, now, PurchaseRules.Agent, $"{number} is with the vendor after all")
            : reopened.MovedTo(PurchaseStatus.Ordered, now, PurchaseRules.Agent, $"{number} is with the vendor after all");
    }

    private static PurchaseDocument GivenUp(PurchaseDocument purchase, PurchaseOrder order, DateTimeOffset now) =>
        OrderRules.Change(purchase, order.Number, o => o with { State = OrderState.Lost })
            .Noted(now, "orderGivenUp", PurchaseRules.Agent, $"{order.Number}: the vendor has not answered for {GiveUpAfter.TotalDays:0} days");

    private static bool IsUnanswered(PurchaseOrder order) => order is { State: OrderState.Planned, Attempted: true };
}
