using System.Globalization;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Purchasing.Returning;

/// <param name="Location">Null: the item is not kept by location.</param>
internal sealed record ReturnPlace(string? Location);

/// <summary>
/// Which location goods are taken from that go back: the one that is named, else where goods are received if so many are there, else the one
/// with the most. Pure.
/// </summary>
internal static class ReturnPlaces
{
    /// <summary>The location, or why there is none.</summary>
    public static Decision<ReturnPlace> From(ItemPlaces places, string? named, int quantity)
    {
        if (places.Item is not { Locations.Count: > 0 } item)
            return named is null ? new(new ReturnPlace(null)) : new("the item is not kept by location, so that none can be named");
        if (named is null) return Most(item, places.Receiving, quantity);
        if (LocationNames.Find(places.Known, named) is not { } location) return new($"there is no location {named}; {LocationNames.Listed(places.Known)}");
        var there = item.Locations.GetValueOrDefault(location)?.OnHand ?? 0;
        return there >= quantity
            ? new(new ReturnPlace(location))
            : new(string.Create(CultureInfo.InvariantCulture, $"{quantity} are more than the {there} at {location}; there are {LocationRules.Listed(item)}"));
    }

    private static Decision<ReturnPlace> Most(InventoryItem item, string? receiving, int quantity)
    {
        var most = item.Locations.Where(one => one.Value.OnHand >= quantity)
            .OrderByDescending(one => one.Key == receiving).ThenByDescending(one => one.Value.OnHand).ThenBy(one => one.Key, StringComparer.Ordinal)
            .FirstOrDefault().Key;
        return most is not null
            ? new(new ReturnPlace(most))
            : new(string.Create(CultureInfo.InvariantCulture, $"no location has {quantity} of {item.Sku} ({LocationRules.Listed(item)}); return them in parts, and name each location"));
    }
}
