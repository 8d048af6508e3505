using ProcurementFunctions.Hosting;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Shops;

/// <summary>
/// What a shop's stock says of an item. The shop's figure is a count of all but what was booked here and has not reached the shop yet: that
/// is added to it. Pure.
/// </summary>
internal static class ShopStockRules
{
    /// <summary>What the shop has not shown after so long is taken for known to it: then its figure alone counts.</summary>
    private static readonly TimeSpan LongestLack = TimeSpan.FromDays(7);

    /// <summary>A product that was read unchanged is written anew after so long, so that one that is not listed any more can be told.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromHours(12);

    /// <summary>The product as it was read; what was read before changes nothing.</summary>
    /// <param name="known">Null: it is new.</param>
    /// <param name="booked">Units ever booked for the item where the shop's stock is; null: there is no such item.</param>
    /// <param name="pushes">Whether bookings are passed on; if not, people enter them in the shop.</param>
    public static ShopItem Told(ShopItem? known, string shop, ReadStock read, DateTimeOffset readAt, int? booked, bool pushes)
    {
        if (known is not null && known.At > readAt) return known;
        var told = (known ?? new() { Id = read.Id, Shop = shop, Sku = read.Sku, At = readAt }) with { Sku = read.Sku, ParentId = read.ParentId, Units = read.Units, At = readAt };
        // Another item from now on: nothing of the former one holds.
        if (known is not null && known.Sku != read.Sku) told = told with { Shown = null, LacksSince = null, Risen = 0, RisenAt = null, Pushing = null };
        if (booked is { } units) told = told.Shown is null ? told with { Shown = units } : Explained(known!, told, units, pushes);
        return known == told with { At = known?.At ?? readAt } && readAt - known!.At < SeenEvery ? known : told;
    }

    /// <summary>Units that were booked and are not in the shop's figure.</summary>
    public static int Lacking(ShopItem told, int booked) => told.Shown is { } shown ? booked - shown : 0;

    /// <summary>Whether a change is in the shop's stock already: its figure is nearer to that after it than to that before it.</summary>
    public static bool IsIn(ShopPush push, int units) => Math.Abs((long)units - (push.From + push.Units)) < Math.Abs((long)units - push.From);

    /// <summary>The product after a change of its stock came to its end; another change leaves it alone.</summary>
    public static ShopItem? Pushed(ShopItem? told, ShopPush push, DateTimeOffset at) => told?.Pushing?.Key == push.Key
        ? told with { Shown = push.Shows, Units = push.From + push.Units, At = at > told.At ? at : told.At, Pushing = null, LacksSince = null }
        : told;

    /// <summary>Where an item's stock of this shop is.</summary>
    /// <param name="location">The one that the settings name.</param>
    /// <param name="firms">The firm's locations.</param>
    public static Decision<ShopPlace> PlaceOf(InventoryItem item, string? location, IReadOnlyList<string> firms)
    {
        if (item.Locations.Count == 0) return new(new ShopPlace(null));
        if (location is null)
        {
            return item.Locations.Count == 1
                ? new(new ShopPlace(item.Locations.Keys.Single()))
                : new Decision<ShopPlace>($"it is kept by location ({LocationRules.Listed(item)}), and the shop's settings do not say which one the shop's stock is");
        }

        return LocationNames.Find(LocationRules.Known(firms, item), location) is { } place
            ? new(new ShopPlace(place))
            : new Decision<ShopPlace>($"there is no location {location}, which the shop's settings name");
    }

    /// <summary>The item with the shop's figure for a count; a count that is newer stands.</summary>
    /// <param name="place">As of <see cref="PlaceOf"/>.</param>
    /// <param name="receiving">Where deliveries lie that nobody has booked.</param>
    /// <param name="at">When the shop was read, in the firm's time.</param>
    public static InventoryItem Counted(InventoryItem item, ShopItem told, string? place, string? receiving, DateTimeOffset at)
    {
        if (told.Units is not { } units) return item;
        var stock = place is null ? new(item.OnHand, item.Oversold, item.CountedAt) : item.Locations.GetValueOrDefault(place) ?? new(0);
        var counted = (int)Math.Clamp((long)units + Lacking(told, BookingRules.UnitsOf(item, place)), -ItemUpdate.MostUnits, ItemUpdate.MostUnits);
        if (counted == stock.Net || at < stock.CountedAt) return item;
        var withDelivered = IsDelivered(item, counted - stock.Net);
        return place is null
            ? StockRules.Counted(item, counted, at, withDelivered)
            : LocatedStockRules.Counted(item, new Dictionary<string, int> { [place] = counted }, receiving, at, withDelivered);
    }

    /// <summary>
    /// Sales alone lower a shop's figure. So only where it rose by half of what vendors delivered and nobody booked, somebody has entered these
    /// goods in the shop.
    /// </summary>
    private static bool IsDelivered(InventoryItem item, int risen) => item.Delivered.Values.Sum() is > 0 and var delivered && 2L * risen >= delivered;

    private static ShopItem Explained(ShopItem known, ShopItem told, int booked, bool pushes)
    {
        if (told.Pushing is { } push && told.Units is { } units && IsIn(push, units)) told = told with { Shown = push.Shows, Pushing = null };
        var lacking = Lacking(told, booked);
        if (!pushes && told.Pushing is null) (told, lacking) = ByHand(known, told, booked, lacking);
        return told with { LacksSince = lacking == 0 ? null : told.LacksSince ?? told.At };
    }

    /// <summary>People enter in the shop what they book here, before or after; a change by half of it or more tells that they have.</summary>
    private static (ShopItem Told, int Lacking) ByHand(ShopItem known, ShopItem told, int booked, int lacking)
    {
        var moved = told.Units is { } now && known.Units is { } before ? now - before : 0;
        var risen = Math.Max(0, moved) + (told.At - told.RisenAt <= LongestLack ? told.Risen : 0);
        var isEntered = lacking > 0 ? 2L * risen >= lacking : lacking < 0 && 2L * moved <= lacking;
        if (lacking != 0 && (isEntered || told.At - told.LacksSince > LongestLack))
        {
            risen = Math.Max(0, risen - Math.Max(0, lacking));
            (told, lacking) = (told with { Shown = booked }, 0);
        }

        return (told with { Risen = risen, RisenAt = risen == 0 ? null : moved > 0 ? told.At : told.RisenAt }, lacking);
    }
}

/// <param name="Location">Of the firm; null: the item is not kept by location.</param>
internal readonly record struct ShopPlace(string? Location);
