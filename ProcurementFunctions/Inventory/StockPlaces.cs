using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Inventory;

/// <summary>Where an item is, and where it may be.</summary>
/// <param name="Item">Null: there is none.</param>
/// <param name="Known">The locations that may be named for it.</param>
/// <param name="Receiving">Where its goods are received that nobody says another location of; null: it is not kept by location.</param>
public sealed record ItemPlaces(InventoryItem? Item, IReadOnlyList<string> Known, string? Receiving);

/// <summary>Reads where items are and may be.</summary>
public sealed class StockPlaces(IInventoryStore inventory, IOperationsStore operations)
{
    public async Task<ItemPlaces> OfAsync(string sku, CancellationToken cancellation)
    {
        var firms = (await operations.ReadAsync(cancellation)).Document.Locations;
        var item = (await inventory.ReadAsync(sku, cancellation))?.Document;
        return new(item, LocationRules.Known(firms, item), LocationRules.Receiving(firms, item));
    }
}
