using ProcurementFunctions.Hosting;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Import;

/// <summary>What became of the rows of an item.</summary>
/// <param name="Refused">Why they were left out; null: they were not.</param>
internal sealed record InventoryOutcome(int Inserted = 0, int Updated = 0, IReadOnlyList<RowError>? Refused = null)
{
    /// <param name="known">The item before; null: there was none.</param>
    public static InventoryOutcome Of(InventoryGroup group, InventoryItem? known, Decision<InventoryItem> changed)
    {
        if (!changed.IsAccepted)
        {
            var field = group.Located.Any() ? InventoryImport.Location : "on_hand";
            return new(Refused: [.. group.Rows.Select(row => new RowError(row.Line, field, changed.Refusal))]);
        }

        if (known is null) return new(Inserted: group.Rows.Count);
        var after = changed.Value;
        // The time of a count is no change that is worth telling.
        if (known == after || IsSame(known, after)) return new();
        var moved = group.Rows.Count(row => row.Counts.Any(count => count.Location is { } place && NetAt(known, place) != NetAt(after, place)));
        return new(Updated: moved > 0 && IsSame(after, Restocked(known, after)) ? moved : group.Rows.Count);
    }

    public void Tell(ImportTally tally)
    {
        tally.Count(RowOutcome.Inserted, Inserted);
        tally.Count(RowOutcome.Updated, Updated);
        foreach (var error in Refused ?? []) tally.Reject([error]);
    }

    private static int? NetAt(InventoryItem item, string place) => item.Locations.GetValueOrDefault(place)?.Net;

    /// <summary>The item before with the stock of after: where that is after, nothing else has changed.</summary>
    private static InventoryItem Restocked(InventoryItem known, InventoryItem after) => known with
    {
        Locations = after.Locations,
        OrdersAt = after.OrdersAt,
        OnHand = after.OnHand,
        Oversold = after.Oversold,
        Reserved = after.Reserved,
        OnOrder = after.OnOrder,
        OnOrderUntil = after.OnOrderUntil,
        Delivered = after.Delivered,
        InCount = after.InCount,
    };

    private static bool IsSame(InventoryItem one, InventoryItem other)
    {
        var isPlaced = one.Locations.Count == other.Locations.Count && one.Locations.All(place => other.Locations.GetValueOrDefault(place.Key) is { } stock && stock with { CountedAt = place.Value.CountedAt } == place.Value);
        return isPlaced && one with { CountedAt = null, Locations = other.Locations, OrdersAt = other.OrdersAt } == other with { CountedAt = null };
    }
}
