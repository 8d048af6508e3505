namespace ProcurementFunctions.Inventory;

/// <summary>What goods of orders did to the stock on hand, noted with the stock itself. Pure.</summary>
public static class BookingRules
{
    /// <summary>The item after goods were booked, with what that added to its stock or took off it.</summary>
    /// <param name="before">The item without it.</param>
    /// <param name="after">The item with it.</param>
    internal static InventoryItem Noted(InventoryItem before, InventoryItem after)
    {
        if (ReferenceEquals(before, after)) return after;
        var moved = Net(after) - Net(before);
        var booked = moved == 0 ? after : after with { Booked = before.Booked + moved };
        return after.Locations.Count == 0 ? booked : NotedAt(before, booked);
    }

    /// <summary>Units booked in all, at this location; null: of an item that is not kept by location.</summary>
    public static int UnitsOf(InventoryItem item, string? location) =>
        location is null ? item.Booked : item.BookedAt.GetValueOrDefault(location);

    private static InventoryItem NotedAt(InventoryItem before, InventoryItem after)
    {
        Dictionary<string, int>? at = null;
        foreach (var (place, stock) in after.Locations)
        {
            // What an item had before it was kept by location lies where its first goods came.
            var known = before.Locations.Count == 0 && after.Locations.Count == 1 ? Net(before) : before.Locations.GetValueOrDefault(place)?.Net ?? 0;
            if (stock.Net == known) continue;
            at ??= new(before.BookedAt, StringComparer.Ordinal);
            at[place] = at.GetValueOrDefault(place) + stock.Net - known;
        }

        return at is null ? after : after with { BookedAt = at };
    }

    private static int Net(InventoryItem item) => item.OnHand - item.Oversold;
}
