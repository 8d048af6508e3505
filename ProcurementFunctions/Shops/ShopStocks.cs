using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Shops;

/// <summary>Takes in the stock of shops: what each product's figure is goes into its document, and from there into the item as a count.</summary>
internal sealed class ShopStocks(CosmosShops shops, IInventoryStore inventory, IOperationsStore operations, TimeProvider time, WallClock clock)
{
    private const int AtOnce = 8;

    public async Task TakeAsync(Shop shop, StockPage page, ShopNews news, CancellationToken cancellation)
    {
        var named = page.Stock.Where(read => read.Sku.Length > 0).ToArray();
        var others = await shops.ListItemsAsync(shop.Name, [.. named.Select(read => read.Sku).Distinct()], cancellation);
        var firms = (await operations.ReadAsync(cancellation)).Document.Locations;
        var ids = named.ToLookup(read => read.Sku, read => read.Id, StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            named,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (read, inner) =>
            {
                var isOne = others[read.Sku].Select(one => one.Document.Id).Concat(ids[read.Sku]).Distinct().Count() == 1;
                await Patience.RunAsync(() => TakeAsync(shop, read, page.ReadAt, firms, isOne, news, inner), inner);
            });
    }

    /// <summary>Products that a whole reading of the shop did not list any more.</summary>
    public async Task ForgetAsync(Shop shop, DateTimeOffset begunAt, CancellationToken cancellation)
    {
        await foreach (var item in shops.ListItemsAsync(shop.Name, cancellation))
        {
            if (item.Document.At < begunAt.AddDays(-1) && item.Document.Pushing is null) await shops.DeleteItemAsync(item, cancellation);
        }
    }

    private async Task TakeAsync(
        Shop shop, ReadStock read, DateTimeOffset readAt, IReadOnlyList<string> firms, bool isOne, ShopNews news, CancellationToken cancellation)
    {
        var item = DocumentKey.IsValid(read.Sku) ? (await inventory.ReadAsync(read.Sku, cancellation))?.Document : null;
        var place = item is null ? new Decision<ShopPlace>("") : ShopStockRules.PlaceOf(item, shop.Location, firms);
        var booked = item is not null && place.IsAccepted ? BookingRules.UnitsOf(item, place.Value.Location) : (int?)null;
        var told = await shops.UpdateItemAsync(
            shop.Name, read.Id, known => ShopStockRules.Told(known, shop.Name, read, readAt, booked, shop.Options.PushStock), cancellation);
        (item is null ? news.Unknown : news.Known)[read.Sku] = true;
        if (item is null) return;
        var why = isOne ? read.Trouble ?? (place.IsAccepted || !shop.Options.StockIsTruth ? null : place.Refusal) : "it stands for several products of the shop";
        if (why is not null) news.Troubles[read.Sku] = why;
        else news.Fine[read.Sku] = true;
        if (why is null && shop.Options.StockIsTruth) await CountAsync(shop, told, told.At > readAt ? told.At : readAt, firms, cancellation);
    }

    private async Task CountAsync(Shop shop, ShopItem told, DateTimeOffset readAt, IReadOnlyList<string> firms, CancellationToken cancellation)
    {
        // The firm's time may run faster than the clock on the wall.
        var at = time.GetUtcNow() - (clock.Now - readAt);
        await inventory.UpdateAsync(told.Sku, Changed, cancellation);

        InventoryItem? Changed(InventoryItem? item)
        {
            if (item is null || ShopStockRules.PlaceOf(item, shop.Location, firms) is not { IsAccepted: true } place) return item;
            return ShopStockRules.Counted(item, told, place.Value.Location, LocationRules.Receiving(firms, item), at);
        }
    }
}
