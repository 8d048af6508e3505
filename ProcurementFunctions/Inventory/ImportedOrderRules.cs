namespace ProcurementFunctions.Inventory;

/// <summary>
/// What imported offers say is on order, and when it no longer is: of these orders nobody tells that they came. Pure.
/// </summary>
/// <remarks>
/// A count that rose says so: the rise is taken off what is on order, the order that is due first before the others. Where at least half of an order
/// came, all of it did: the rest was sold before it was counted, or will not come. Importing the offer again says anew what is
/// on order. And after twice the lead time and two weeks nothing is to be expected any more.
/// </remarks>
public static class ImportedOrderRules
{
    private const string Source = "offer:";
    private const int GraceDays = 14;

    /// <summary>An offer says that so many are on order.</summary>
    public static InventoryItem Told(InventoryItem item, string vendorId, int quantity, int leadTimeDays, DateTimeOffset now)
    {
        var key = Source + vendorId;
        var (onOrder, until) = (item.OnOrder.ToDictionary(), item.OnOrderUntil.ToDictionary());
        if (quantity == 0)
        {
            var known = onOrder.Remove(key);
            return until.Remove(key) || known ? item with { OnOrder = onOrder, OnOrderUntil = until } : item;
        }

        (onOrder[key], until[key]) = (quantity, now.AddDays((2 * leadTimeDays) + GraceDays));
        return item with { OnOrder = onOrder, OnOrderUntil = until };
    }

    /// <summary>A count was higher by so many than the stock was known to be.</summary>
    public static InventoryItem Risen(InventoryItem item, int units)
    {
        if (units <= 0) return item;
        var (onOrder, until) = (item.OnOrder.ToDictionary(), item.OnOrderUntil.ToDictionary());
        var imported = item.OnOrder.Where(one => one.Key.StartsWith(Source, StringComparison.Ordinal))
            .OrderBy(one => item.OnOrderUntil.GetValueOrDefault(one.Key)).ThenBy(one => one.Key, StringComparer.Ordinal).ToArray();
        foreach (var (key, ordered) in imported)
        {
            var come = Math.Min(units, ordered);
            units -= come;
            if (come > 0) onOrder[key] = ordered - come;
            if (2 * come < ordered) continue;
            onOrder.Remove(key);
            until.Remove(key);
        }

        return imported.Length == 0 ? item : item with { OnOrder = onOrder, OnOrderUntil = until };
    }

    /// <summary>The item without what is not to be expected any more.</summary>
    public static InventoryItem AsOf(InventoryItem item, DateTimeOffset now) => item.OnOrderUntil.Values.Any(until => until <= now)
        ? item with
        {
            OnOrder = item.OnOrder.Where(one => !(item.OnOrderUntil.GetValueOrDefault(one.Key, DateTimeOffset.MaxValue) <= now)).ToDictionary(),
            OnOrderUntil = item.OnOrderUntil.Where(one => one.Value > now).ToDictionary(),
        }
        : item;
}
