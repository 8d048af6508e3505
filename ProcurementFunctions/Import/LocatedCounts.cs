using System.Globalization;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Import;

/// <summary>
/// What counts of a file mean for an item: at locations, or of the whole. What can be read two ways is refused. Pure.
/// </summary>
/// <param name="Firms">The firm's locations, with those that the file adds.</param>
internal sealed record LocatedCounts(IReadOnlyList<string> Firms, ImportOptions Options, DateTimeOffset Now)
{
    /// <summary>The item with the counts of its rows, or why they cannot be taken.</summary>
    /// <param name="known">The item as it is stored; null: there is none yet.</param>
    /// <param name="item">The same with what else the rows say.</param>
    public Decision<InventoryItem> Apply(InventoryGroup group, InventoryItem? known, InventoryItem item)
    {
        if (!group.Located.Any()) return group.Unlocated is { } units ? OfTheWhole(item, units) : new(item);
        if (known is not null && WhyTwofold(group, known) is { } why) return new(why);
        var counts = new Dictionary<string, int>();
        foreach (var (location, there) in group.Located)
        {
            if (there is not null || item.Locations.ContainsKey(location!)) counts[location!] = there ?? 0;
        }

        if (Options.AllLocations)
        {
            foreach (var other in item.Locations.Keys) counts.TryAdd(other, 0);
        }

        return new(counts.Count == 0 ? item : LocatedStockRules.Counted(item, counts, ReceivingOf(), Now, Options.WithDelivered));
    }

    /// <summary>A count that names no location.</summary>
    private Decision<InventoryItem> OfTheWhole(InventoryItem item, int units) => item.Locations.Count switch
    {
        0 => new(StockRules.Counted(item, units, Now, Options.WithDelivered)),
        1 => new(LocatedStockRules.Counted(item, new Dictionary<string, int> { [item.Locations.Keys.Single()] = units }, null, Now, Options.WithDelivered)),
        _ when units == item.OnHand - item.Oversold => new(item),
        _ => new($"{item.Sku} is kept by location ({LocationRules.Listed(item)}), and this row does not say which one it counts"),
    };

    /// <summary>Why counts at locations may be all that there is of an item, or a part of it.</summary>
    private string? WhyTwofold(InventoryGroup group, InventoryItem known)
    {
        var (before, told) = (known.OnHand - known.Oversold, group.Located.Sum(count => (long)(count.Units ?? 0)));
        if (known.Locations.Count > 0 || before == 0 || (told == before && !group.IsPart) || Options.AllLocations || Firms.Count == 1) return null;
        if (!group.IsPart && group.Located.Count() > 1) return null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{before} of {known.Sku} are known without a location, and {told} here may be all of them or a part; {(group.IsPart ? "mend its other rows" : "name all its locations in the file")}, or say that they are there with ?allLocations=true");
    }

    private string? ReceivingOf() => Firms.Count > 0 ? Firms[0] : null;
}
