namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>What is known about a need when its order is about to be placed.</summary>
/// <param name="Projected">The item's projected stock; null: the item is gone.</param>
/// <param name="SnoozedUntil">Until when a user wants to hear nothing of the item.</param>
/// <param name="IsPurchasing">Whether the agent may buy by itself.</param>
/// <param name="Vendors">The vendors that may be asked for the item now.</param>
internal sealed record NeedFacts(
    int? Projected, DateTimeOffset? SnoozedUntil, bool IsPurchasing, IReadOnlyCollection<string> Vendors)
{
    /// <summary>Why the item is not reordered any more; null: it is.</summary>
    public string? NotReordered { get; init; }
}

/// <summary>
/// Whether an approved purchase is still needed when it is to be ordered. What the stock check asked for is given up when its
/// reason has gone; what a person asked for goes on, and the record says what has changed. No order goes to a vendor that has
/// been excluded since: the others are asked anew. Pure.
/// </summary>
internal static class NeedRules
{
    public static PurchaseDocument Check(PurchaseDocument purchase, NeedFacts facts, DateTimeOffset now)
    {
        if (purchase is not { Status: PurchaseStatus.Ordering, Choice: { } choice, Cancel: null } || OrderRules.IsPlanned(purchase)) return purchase;
        // Of the rest of a purchase it is asked whether it is needed beside the part that was ordered.
        facts = facts with { Projected = facts.Projected - purchase.Orders.Where(order => order.IsWithVendor).Sum(order => order.Agreed) };
        if (purchase.Source == PurchaseSource.StockCheck)
        {
            if (WhyNot(purchase, facts, now) is { } reason)
            {
                if (purchase.HasStandingOrder()) return RestRules.GoneOn(purchase, PurchaseRules.Agent, $"the rest is not needed any more: {reason}", now);
                return (purchase with { DroppedBecause = reason })
                    .MovedTo(PurchaseStatus.Cancelled, now, PurchaseRules.Agent, $"it is not needed any more: {reason}");
            }
        }
        else if (Changed(purchase, facts) is { } change)
        {
            purchase = purchase.Noted(now, "needChanged", PurchaseRules.Agent, change);
        }

        var gone = RestRules.Added(purchase, choice).FirstOrDefault(line => !facts.Vendors.Contains(line.VendorId));
        return gone is null
            ? purchase
            : OrderRules.AskAnew(purchase, $"{gone.VendorName} may not be ordered from any more", now);
    }

    /// <summary>Why the stock check would not ask for it now; null: it would.</summary>
    private static string? WhyNot(PurchaseDocument purchase, NeedFacts facts, DateTimeOffset now) => facts switch
    {
        { Projected: null } => "the item is not in the inventory any more",
        { NotReordered: { } why } => why,
        { IsPurchasing: false } => "the firm has switched to monitoring",
        { SnoozedUntil: { } until } when until > now => FormattableString.Invariant($"the item is snoozed until {until:u}"),
        { Projected: { } projected } when purchase.Trigger is { } then && projected > then.ReorderPoint => FormattableString.Invariant(
            $"projected stock is {projected} now, above the reorder point {then.ReorderPoint}; it was {then.Projected} when this was started"),
        _ => null,
    };

    /// <summary>What a person who asked for it should know; null: nothing, or it stands in the record.</summary>
    private static string? Changed(PurchaseDocument purchase, NeedFacts facts)
    {
        var change = facts.Projected is not { } projected
            ? "the item is not in the inventory any more"
            : facts.NotReordered ?? (projected > purchase.ProjectedThen
                ? FormattableString.Invariant($"projected stock is {projected} now; it was {purchase.ProjectedThen} when this was asked for")
                : null);
        return purchase.Timeline.Any(entry => entry.Event == "needChanged" && entry.Detail == change) ? null : change;
    }
}
