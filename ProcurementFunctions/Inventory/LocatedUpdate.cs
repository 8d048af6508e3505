using System.Globalization;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Inventory;

/// <summary>What a PUT says of where an item is. Pure.</summary>
internal static class LocatedUpdate
{
    /// <summary>What is wrong with it, by field.</summary>
    /// <param name="known">The item as it is; null: there is none yet.</param>
    /// <param name="firms">The firm's locations.</param>
    public static IEnumerable<(string Field, string Message)> Check(ItemUpdate update, InventoryItem? known, IReadOnlyList<string> firms)
    {
        if (update.Locations is not { Count: > 0 } told) return OfOnHandAlone(update, known);
        var errors = new List<(string, string)>();
        var (names, seen) = (LocationRules.Known(firms, known), new HashSet<string>());
        for (var i = 0; i < told.Count; i++)
        {
            var one = told[i];
            if (LocationNames.Find(names, one.Location) is not { } name)
                errors.Add(($"locations[{i}].location", $"there is no location {one.Location}; {LocationNames.Listed(names)}. A new one is added to locations of PUT /api/operations"));
            else if (!seen.Add(name)) errors.Add(($"locations[{i}].location", "stands there twice"));
            if (one.OnHand is < 0 or > ItemUpdate.MostUnits) errors.Add(($"locations[{i}].onHand", $"must be between 0 and {ItemUpdate.MostUnits}"));
        }

        var sum = told.Sum(one => (long)one.OnHand);
        if (sum > ItemUpdate.MostUnits) errors.Add(("locations", $"must not hold more than {ItemUpdate.MostUnits} units"));
        if (errors.Count == 0 && update.OnHand is { } onHand && onHand != sum)
            errors.Add(("onHand", string.Create(CultureInfo.InvariantCulture, $"must be {sum}, the sum of the locations, or left out")));
        return errors;
    }

    /// <summary>The item with what is said of its stock; another figure is a count.</summary>
    /// <inheritdoc cref="Check"/>
    public static InventoryItem ApplyTo(InventoryItem item, ItemUpdate update, IReadOnlyList<string> firms, DateTimeOffset now)
    {
        var withDelivered = update.WithDelivered ?? true;
        if (update.Locations is { Count: > 0 } told)
        {
            var names = LocationRules.Known(firms, item);
            return Put(item, told.ToDictionary(one => LocationNames.Find(names, one.Location)!, one => one.OnHand), names[0], now, withDelivered);
        }

        var onHand = update.OnHand ?? item.OnHand;
        if (item.Locations.Count > 0 && update.Locations is null)
            return onHand == item.OnHand ? item : Put(item, new Dictionary<string, int> { [item.Locations.Keys.Single()] = onHand }, null, now, withDelivered);
        if (item.Locations.Count > 0)
            item = item with { Locations = new Dictionary<string, LocationStock>(), OrdersAt = new Dictionary<string, IReadOnlyDictionary<string, OrderAtLocation>>() };
        return onHand == item.OnHand ? item : StockRules.Counted(item, onHand, now, withDelivered);
    }

    private static IEnumerable<(string Field, string Message)> OfOnHandAlone(ItemUpdate update, InventoryItem? known)
    {
        var places = known?.Locations.Count ?? 0;
        if (update.OnHand is null && (places == 0 || update.Locations is not null)) yield return ("onHand", "is missing");
        if (update.Locations is null && places > 1 && update.OnHand is { } onHand && onHand != known!.OnHand)
            yield return ("onHand", $"is kept by location ({LocationRules.Listed(known)}); say in locations how many are where");
    }

    private static InventoryItem Put(
        InventoryItem item, Dictionary<string, int> wanted, string? receiving, DateTimeOffset now, bool withDelivered)
    {
        var counts = wanted.Where(one => item.Locations.GetValueOrDefault(one.Key)?.OnHand != one.Value).ToDictionary();
        var counted = counts.Count > 0 ? LocatedStockRules.Counted(item, counts, receiving, now, withDelivered) : item;
        return counted.Locations.Keys.All(wanted.ContainsKey)
            ? counted
            : LocatedStockRules.With(counted, counted.Locations.Where(one => wanted.ContainsKey(one.Key)).ToDictionary());
    }
}
