using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Inventory;

/// <summary>
/// Which locations are known of an item, and where its goods are received: the firm's list counts, with the locations that the item itself
/// has. The first of the firm's is where goods are received that nobody says another location of. Pure.
/// </summary>
public static class LocationRules
{
    /// <param name="firms">Of the settings, in their order.</param>
    public static IReadOnlyList<string> Known(IReadOnlyList<string> firms, InventoryItem? item) =>
        item is null ? firms : LocationNames.With(firms, item.Locations.Keys.Order(StringComparer.Ordinal));

    /// <summary>Null: the item is not kept by location.</summary>
    /// <inheritdoc cref="Known"/>
    public static string? Receiving(IReadOnlyList<string> firms, InventoryItem? item) =>
        item is null || item.Locations.Count == 0 ? null : Known(firms, item)[0];

    /// <summary>"Main warehouse 12, back room 3": the most first.</summary>
    public static string Listed(InventoryItem item) => string.Join(
        ", ",
        item.Locations.OrderByDescending(one => one.Value.OnHand).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => FormattableString.Invariant($"{one.Key} {one.Value.OnHand}")));
}
