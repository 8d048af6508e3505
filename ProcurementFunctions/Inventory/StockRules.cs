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
    /// promised. The same count again changes nothing.
    /// </summary>
    public static InventoryItem Counted(InventoryItem item, int counted)
    {
        var (onHand, oversold) = (Math.Max(0, counted), Math.Max(0, -counted));
        if (item.OnHand == onHand && item.Oversold == oversold) return item;
        return item with { OnHand = onHand, Reserved = Math.Max(0, item.Reserved - item.Oversold) + oversold, Oversold = oversold };
    }

    /// <summary>An order is with its vendor: this many units are to come, unless some of it has been booked already.</summary>
    public static InventoryItem Ordered(InventoryItem item, string orderNumber, int quantity) =>
        item.OnOrder.ContainsKey(orderNumber) || item.ReceivedByOrder.ContainsKey(orderNumber)
            ? item
            : item with { OnOrder = With(item.OnOrder, orderNumber, quantity) };

    /// <summary>Of an order, so many good units have come in all, and so many are still to come.</summary>
    public static InventoryItem Received(InventoryItem item, string orderNumber, int acceptedInAll, int stillToCome)
    {
        var booked = item.ReceivedByOrder.GetValueOrDefault(orderNumber);
        if (booked == acceptedInAll && item.OnOrder.GetValueOrDefault(orderNumber) == stillToCome) return item;
        return item with
        {
            OnHand = item.OnHand + acceptedInAll - booked,
            OnOrder = With(item.OnOrder, orderNumber, stillToCome),
            ReceivedByOrder = Newest(With(item.ReceivedByOrder, orderNumber, acceptedInAll), item.OnOrder, orderNumber),
        };
    }

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
        return item with { OnHand = item.OnHand + after - booked, ReceivedByOrder = Newest(received, item.OnOrder, orderNumber) };
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

    private static Dictionary<string, int> With(IReadOnlyDictionary<string, int> figures, string key, int quantity)
    {
        var changed = new Dictionary<string, int>(figures.Where(figure => figure.Key != key), StringComparer.Ordinal);
        if (quantity > 0) changed[key] = quantity;
        return changed;
    }

    private static Dictionary<string, int> Newest(
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
