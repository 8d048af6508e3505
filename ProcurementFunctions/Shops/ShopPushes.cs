using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Shops;

/// <summary>
/// Adds to a shop's stock what was booked here. What is due stands in the item itself, written with the booking: units booked in all, against those that
/// the shop has shown. A change is noted before it is made, under a key; one whose answer was lost is told by the shop's stock.
/// </summary>
internal sealed class ShopPushes(
    CosmosShops shops, IInventoryStore inventory, IOperationsStore operations, ShopClients clients, ShopStocks stocks, WallClock clock, ILogger<ShopPushes> logger)
{
    /// <summary>The clocks of this machine and of the store may differ by so much.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    /// <summary>A change that is under way is left to whoever makes it for so long.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <exception cref="ShopAwayException">What is left is done in a later run.</exception>
    public async Task RunAsync(Shop shop, ShopDocument state, CancellationToken cancellation)
    {
        if (!shop.Options.PushStock || state.PushedAt is not { } pushedAt) return;
        var (begun, isDone, made) = (clock.Now, true, 0);
        var firms = (await operations.ReadAsync(cancellation)).Document.Locations;
        try
        {
            await foreach (var item in inventory.ListWrittenSinceAsync(pushedAt - Overlap, cancellation))
            {
                var outcome = await PushAsync(shop, item, firms, cancellation);
                isDone &= outcome != Outcome.Later;
                if (outcome == Outcome.Made) made++;
            }
        }
        finally
        {
            if (made > 0) await shops.UpdateAsync(shop.Name, known => known with { Pushes = known.Pushes + made }, cancellation);
        }

        if (isDone) await shops.UpdateAsync(shop.Name, known => known with { PushedAt = begun }, cancellation);
    }

    private async Task<Outcome> PushAsync(Shop shop, InventoryItem item, IReadOnlyList<string> firms, CancellationToken cancellation)
    {
        if (ShopStockRules.PlaceOf(item, shop.Location, firms) is not { IsAccepted: true } place) return Outcome.Nothing;
        var products = (await shops.ListItemsAsync(shop.Name, [item.Sku], cancellation))[item.Sku].Where(one => one.Document.Units is not null).ToArray();
        if (products is not [var product]) return Outcome.Nothing;
        var booked = BookingRules.UnitsOf(item, place.Value.Location);
        if (product.Document.Pushing is null && ShopStockRules.Lacking(product.Document, booked) == 0) return Outcome.Nothing;
        if (clock.Now - product.Document.Pushing?.At < Lease) return Outcome.Later;
        try
        {
            return await PushAsync(shop, product.Document, booked, cancellation);
        }
        catch (ShopAwayException refused) when (refused.IsForGood)
        {
            ShopsLog.NotPushed(logger, item.Sku, shop.Name, refused.Message);
            await shops.UpdateAsync(shop.Name, known => ShopDocumentRules.With(known, Troubled(item.Sku, $"what was booked did not reach the shop: it {refused.Message}")), cancellation);
            return Outcome.Nothing;
        }
    }

    private async Task<Outcome> PushAsync(Shop shop, ShopItem known, int booked, CancellationToken cancellation)
    {
        var client = clients.Of(shop);
        var page = await client.ReadStockAsync(shop, [known.Id], cancellation);
        if (page.Stock.FirstOrDefault(read => read.Id == known.Id)?.Units is not { } units) throw new ShopAwayException("keeps no stock of it any more", isForGood: true);
        // What the shop sold meanwhile is taken in, and a change whose answer was lost is found in it.
        await stocks.TakeAsync(shop, page, new ShopNews(), cancellation);
        if ((await shops.ListItemsAsync(shop.Name, [known.Sku], cancellation))[known.Sku].FirstOrDefault(one => one.Document.Id == known.Id) is not { } product) return Outcome.Later;
        if (product.Document.Pushing is null && ShopStockRules.Lacking(product.Document, booked) == 0) return Outcome.Made;
        var push = product.Document.Pushing is { } under ? under with { From = units, At = clock.Now } : Begun(shop, product.Document, booked, units);
        if (await shops.ReplaceItemAsync(product, product.Document with { Pushing = push }, cancellation) is not { } noted) return Outcome.Later;
        await client.AddAsync(shop, noted.Document, push, units, cancellation);
        ShopsLog.Pushed(logger, push.Units, known.Sku, shop.Name);
        await shops.UpdateItemAsync(shop.Name, known.Id, item => ShopStockRules.Pushed(item, push, clock.Now), cancellation);
        return Outcome.Made;
    }

    private ShopPush Begun(Shop shop, ShopItem product, int booked, int units) =>
        new(KeyOf(shop.Name, product.Id, product.Shown!.Value, booked, clock.Now), units, ShopStockRules.Lacking(product, booked), booked, clock.Now);

    /// <summary>A UUID, as Shopify recommends; of the change itself, with its time, as the same figures may come again.</summary>
    private static string KeyOf(string shop, string product, int shown, int booked, DateTimeOffset at)
    {
        var cause = string.Create(CultureInfo.InvariantCulture, $"{shop}/{product}/{shown}/{booked}/{at.UtcTicks}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(cause)).AsSpan(0, 16)).ToString();
    }

    private static ShopNews Troubled(string sku, string why)
    {
        var news = new ShopNews();
        news.Troubles[sku] = why;
        return news;
    }

    private enum Outcome
    {
        Nothing,
        Made,
        Later,
    }
}
