using ProcurementFunctions.Inventory;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Doctor;

/// <summary>Whether what an item expects is explained by purchases. Pure.</summary>
internal static class StockHealthRules
{
    /// <summary>Of units that an item expects from an order of ours.</summary>
    /// <param name="purchase">The one that the order number was made for; null: there is none.</param>
    public static Finding? OfOnOrder(InventoryItem item, string orderNumber, PurchaseDocument? purchase, DateTimeOffset now)
    {
        var units = item.OnOrder[orderNumber];
        if (purchase is null)
        {
            return new(
                FindingKinds.OnOrderWithoutPurchase,
                orderNumber,
                now,
                $"item {item.Sku} expects {units} units from order {orderNumber}, and there is no such purchase",
                $"Ask the vendor about {orderNumber}; until the figure is right, {item.Sku} is reordered too late.");
        }

        if (now - purchase.UpdatedAt < PurchaseHealthRules.Young) return null;
        var order = purchase.Orders.FirstOrDefault(one => one.Number == orderNumber);
        if (order is { IsWithVendor: true } && !ReceiptRules.IsDone(purchase, order)) return null;
        return new(
            FindingKinds.OnOrderWithoutPurchase,
            orderNumber,
            purchase.UpdatedAt,
            $"item {item.Sku} expects {units} units from order {orderNumber} of {purchase.Id}, which is {PurchaseRules.NameOf(purchase.Status)}",
            "nothing: the units are taken off",
            Repair.Unstock,
            item.Sku);
    }

    /// <summary>Of an item that is kept by location: what is on hand is the sum of what is where.</summary>
    public static Finding? OfLocations(InventoryItem item, DateTimeOffset now)
    {
        var sum = item.Locations.Values.Sum(location => location.OnHand);
        return item.Locations.Count == 0 || sum == item.OnHand
            ? null
            : new(
                FindingKinds.LocationsDiffer,
                item.Sku,
                now,
                $"item {item.Sku} has {item.OnHand} on hand, and its locations {sum} ({LocationRules.Listed(item)})",
                $"Count {item.Sku} at its locations: PUT /api/inventory/{item.Sku} with locations, or import the counts.");
    }

    /// <summary>Of a need that the item still has open although its purchase has ended: it would never be asked for again.</summary>
    public static Finding? OfNeed(InventoryItem item, PurchaseDocument purchase, DateTimeOffset now)
    {
        if (purchase.IsOpen() || purchase.Source != PurchaseSource.StockCheck || now - purchase.UpdatedAt < PurchaseHealthRules.Young) return null;
        return StockNeed.TryParse(purchase.Need, out var need) && need.Sku == item.Sku && item.EndedNeeds == need.Number
            ? new(
                FindingKinds.NeedNotEnded,
                purchase.Id,
                purchase.UpdatedAt,
                $"{purchase.Id} has ended, and item {item.Sku} still waits for it, so that it would not be bought again",
                "nothing: the need is ended",
                Repair.Settle)
            : null;
    }
}
