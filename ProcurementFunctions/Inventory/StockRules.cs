using ProcurementFunctions.Hosting.Privacy;

namespace ProcurementFunctions.Inventory;

/// <summary>
/// How orders and goods move stock. Each move sets the figure of one order and adds nothing by itself, so that a repeated
/// step changes nothing. Pure.
/// </summary>
public static class StockRules
{
    // Received counts of ended orders are kept a while, so that a late repeat of a step still changes nothing.
    private const int KeptCounts = 20;

    /// <summary>
    /// The stock was counted. A count below zero says that more was sold than there was: none is on hand, and so many are
    /// promised. The same count again changes nothing but its time. What vendors say to have delivered is inside it, and a rise is taken for
    /// goods that imported offers say are on order (<see cref="ImportedOrderRules"/>).
    /// </summary>
    /// <param name="at">In the firm's time.</param>
    /// <param name="withDelivered">Whether what was delivered and not booked is inside the count.</param>
    public static InventoryItem Counted(InventoryItem item, int counted, DateTimeOffset at, bool withDelivered = true)
    {
        var (onHand, oversold) = (Math.Max(0, counted), Math.Max(0, -counted));
        var risen = counted - (item.OnHand - item.Oversold);
        if (withDelivered)
        {
            foreach (var (order, units) in item.Delivered)
            {
                item = Inside(item, order, units);
                risen -= units;
            }

            item = item.Delivered.Count > 0 ? item with { Delivered = new Dictionary<string, int>() } : item;
        }

        item = ImportedOrderRules.Risen(item, risen);
        // The time matters only for what may come.
        if (item.OnHand == onHand && item.Oversold == oversold && item.OnOrder.Count == 0 && item.CountedAt is not null) return item;
        return item with
        {
            OnHand = onHand,
            Reserved = Math.Max(0, item.Reserved - item.Oversold) + oversold,
            Oversold = oversold,
            CountedAt = at > item.CountedAt ? at : item.CountedAt ?? at,
        };
    }

    /// <summary>An order is with its vendor: this many units are to come, unless some of it has been booked or counted already.</summary>
    public static InventoryItem Ordered(InventoryItem item, string orderNumber, int quantity) =>
        item.OnOrder.ContainsKey(orderNumber) || item.ReceivedByOrder.ContainsKey(orderNumber) || item.InCount.ContainsKey(orderNumber)
            ? item
            : item with { OnOrder = With(item.OnOrder, orderNumber, quantity) };

    /// <summary>What is known of an order: what was delivered first, then what was booked.</summary>
    public static InventoryItem Booked(InventoryItem item, OrderStanding order) => BookingRules.Noted(
        item, LocatedStockRules.Concern(item, order) ? LocatedStockRules.Booked(item, order) : BookedWhole(item, order));

    private static InventoryItem BookedWhole(InventoryItem item, OrderStanding order)
    {
        // What is booked by the vendor's word just now was not booked a moment ago, and may be inside a count.
        var justBooked = Math.Clamp(order.Accepted - item.ReceivedByOrder.GetValueOrDefault(order.Number), 0, order.AcceptedByWord);
        var delivered = DeliveredUnbooked(item, order.Number, order.Unbooked + justBooked, order.DeliveredAt);
        return DeliveredUnbooked(Received(delivered, order.Number, order.Accepted, order.ToCome), order.Number, order.Unbooked, null);
    }

    /// <summary>
    /// Of an order, so many units are delivered by its vendor's word and not booked. Where the stock was counted after they
    /// were delivered, that count holds them.
    /// </summary>
    /// <param name="units">Delivered and not booked; 0 once all is.</param>
    /// <param name="deliveredAt">When the last of them came.</param>
    public static InventoryItem DeliveredUnbooked(InventoryItem item, string orderNumber, int units, DateTimeOffset? deliveredAt)
    {
        var booked = item.ReceivedByOrder.GetValueOrDefault(orderNumber);
        var open = Math.Max(0, units - Math.Max(0, item.InCount.GetValueOrDefault(orderNumber) - booked));
        var before = item.Delivered.GetValueOrDefault(orderNumber);
        if (open == before) return item;
        return open > before && deliveredAt <= item.CountedAt
            ? Inside(item, orderNumber, open - before)
            : item with { Delivered = With(item.Delivered, orderNumber, open) };
    }

    /// <summary>What came of an order, and what is still to come, leaving aside what was delivered and is not booked.</summary>
    public static InventoryItem Received(InventoryItem item, OrderStanding order) => BookingRules.Noted(
        item,
        LocatedStockRules.Concern(item, order)
            ? LocatedStockRules.Received(item, order)
            : Received(item, order.Number, order.Accepted, order.ToCome));

    /// <summary>Of an order, so many good units have come in all, and so many are still to come.</summary>
    public static InventoryItem Received(InventoryItem item, string orderNumber, int acceptedInAll, int stillToCome)
    {
        var (booked, inCount) = (item.ReceivedByOrder.GetValueOrDefault(orderNumber), item.InCount.GetValueOrDefault(orderNumber));
        // What is inside a count is in the house already, also while nobody has booked it.
        stillToCome = Math.Max(0, stillToCome - Math.Max(0, inCount - acceptedInAll));
        if (booked == acceptedInAll && item.OnOrder.GetValueOrDefault(orderNumber) == stillToCome) return item;
        var received = Newest(With(item.ReceivedByOrder, orderNumber, acceptedInAll), item.OnOrder, orderNumber);
        return item with
        {
            OnHand = item.OnHand + Math.Max(0, acceptedInAll - inCount) - Math.Max(0, booked - inCount),
            OnOrder = With(item.OnOrder, orderNumber, stillToCome),
            ReceivedByOrder = received,
            InCount = item.InCount.Where(one => one.Key == orderNumber || received.ContainsKey(one.Key) || item.OnOrder.ContainsKey(one.Key) || !item.ReceivedByOrder.ContainsKey(one.Key)).ToDictionary(StringComparer.Ordinal),
        };
    }

    /// <inheritdoc cref="Returned(InventoryItem, string, int, int)"/>
    public static InventoryItem Returned(InventoryItem item, OrderStanding before, OrderStanding after) => BookingRules.Noted(
        item,
        item.Locations.Count > 0
            ? LocatedStockRules.Returned(item, before, after)
            : Returned(item, after.Number, before.Accepted, after.Accepted));

    /// <summary>
    /// Units of an order went back to its vendor. Where the item does not tell the order's units any more, they were as many as
    /// the order's record says.
    /// </summary>
    /// <param name="before">Good units of the order that the stock held by its record before.</param>
    /// <param name="after">The same without what went back.</param>
    public static InventoryItem Returned(InventoryItem item, string orderNumber, int before, int after)
    {
        var booked = item.ReceivedByOrder.TryGetValue(orderNumber, out var known) ? known : before;
        // A return only ever takes off: a repeat that comes after a later one changes nothing.
        if (booked <= after) return item;
        // An order of which nothing is left keeps its figure, for a repeat of this would take the units off again.
        var received = new Dictionary<string, int>(item.ReceivedByOrder.Where(figure => figure.Key != orderNumber), StringComparer.Ordinal) { [orderNumber] = after };
        return item with
        {
            OnHand = item.OnHand + after - booked,
            ReceivedByOrder = Newest(received, item.OnOrder, orderNumber),
            // What a count held of them is not there any more.
            InCount = With(item.InCount, orderNumber, Math.Max(0, item.InCount.GetValueOrDefault(orderNumber) - (booked - after))),
        };
    }

    /// <summary>
    /// A need of the item has come to its end, as its goods are on order or nothing came of it; a snooze keeps it from being
    /// asked again at once. A person's snooze that lasts longer stays.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="endedNeed">The number of the need that ended; another one changes nothing.</param>
    /// <param name="snoozedUntil">Until when; null: not at all.</param>
    /// <param name="reason">Why it is snoozed.</param>
    public static InventoryItem NeedEnded(InventoryItem item, int endedNeed, DateTimeOffset? snoozedUntil, string? reason)
    {
        if (item.EndedNeeds != endedNeed) return item;
        var ended = item with { EndedNeeds = endedNeed + 1 };
        return item.SnoozedBy is not null && item.SnoozedUntil > (snoozedUntil ?? DateTimeOffset.MinValue)
            ? ended
            : ended with { SnoozedUntil = snoozedUntil, SnoozeReason = snoozedUntil is null ? null : reason, SnoozedBy = null };
    }

    /// <summary>
    /// The goods of a need, and of none since, were on order and a person withdrew them: it is not to be asked again at once.
    /// </summary>
    public static InventoryItem Rested(InventoryItem item, int need, DateTimeOffset until, string reason) =>
        item.EndedNeeds == need + 1 && !(item.SnoozedUntil >= until)
            ? item with { SnoozedUntil = until, SnoozeReason = reason, SnoozedBy = null }
            : item;

    /// <summary>A person wants the item left alone until then, however low it is; null: not any more.</summary>
    /// <param name="toldAt">On the wall clock; what was told later counts, and the same word again changes nothing.</param>
    public static InventoryItem Snoozed(InventoryItem item, DateTimeOffset? until, string? reason, string by, DateTimeOffset toldAt) =>
        item.SnoozeToldAt >= toldAt
            ? item
            : item with
            {
                SnoozedUntil = until,
                SnoozeReason = until is null ? null : reason,
                SnoozedBy = until is null ? null : by,
                SnoozeToldAt = toldAt,
            };

    /// <summary>The item without the words of a user who is erased; the snooze itself stays.</summary>
    public static InventoryItem Erased(InventoryItem item, Erasure erasure) => item.SnoozedBy == erasure.UserId
        ? item with { SnoozedBy = erasure.Pseudonym, SnoozeReason = item.SnoozeReason is null ? null : Erasure.Removed }
        : item;

    /// <summary>Units of an order that come on top of what a count held of it before.</summary>
    internal static InventoryItem Inside(InventoryItem item, string orderNumber, int units) => item with
    {
        InCount = With(item.InCount, orderNumber, Math.Max(item.InCount.GetValueOrDefault(orderNumber), item.ReceivedByOrder.GetValueOrDefault(orderNumber)) + units),
        OnOrder = With(item.OnOrder, orderNumber, item.OnOrder.GetValueOrDefault(orderNumber) - units),
    };

    internal static Dictionary<string, int> With(IReadOnlyDictionary<string, int> figures, string key, int quantity)
    {
        var changed = new Dictionary<string, int>(figures.Where(figure => figure.Key != key), StringComparer.Ordinal);
        if (quantity > 0) changed[key] = quantity;
        return changed;
    }

    internal static Dictionary<string, int> Newest(
        Dictionary<string, int> received, IReadOnlyDictionary<string, int> onOrder, string current)
    {
        // A dictionary read from JSON keeps the order it was written in: the oldest come first.
        foreach (var old in received.Keys.Where(key => key != current && !onOrder.ContainsKey(key)).ToArray())
        {
            if (received.Count <= KeptCounts) break;
            received.Remove(old);
        }

        return received;
    }
}
