using System.Globalization;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Purchasing.Receiving;

/// <param name="Location">Null: the item is not kept by location.</param>
internal sealed record ReceiptPlace(string? Location);

/// <summary>Where goods are that come in: at the location that is named, else where goods are received. Pure.</summary>
internal static class ReceiptPlaces
{
    /// <param name="named">Null: none is.</param>
    /// <param name="isKnown">Whether it is a repeat of a receipt, which is where it is.</param>
    public static Decision<ReceiptPlace> At(ItemPlaces places, string? named, bool isKnown = false)
    {
        if (named is null) return new(new ReceiptPlace(isKnown ? null : places.Receiving));
        if (LocationNames.Find(places.Known, named) is not { } location)
            return new($"there is no location {named}; {LocationNames.Listed(places.Known)}. A new one is added to locations of PUT /api/operations");
        return places.Item is { Locations.Count: 0 } item && (item.OnHand != 0 || item.Oversold != 0)
            ? new(string.Create(CultureInfo.InvariantCulture, $"{item.Sku} has {item.OnHand} on hand without a location; say first where they are, with locations of PUT /api/inventory/{item.Sku} or an import"))
            : new(new ReceiptPlace(location));
    }
}
