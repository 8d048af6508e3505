using ProcurementFunctions.Hosting;
using ProcurementFunctions.Notices;

namespace ProcurementFunctions.Shops;

/// <summary>Has those told who can do something about it that a shop has not been read for long: once, as long as it is the same silence.</summary>
internal sealed class SilentShopWatch(ConfiguredShops configured, CosmosShops shops, ShopNotices notices, WallClock clock)
{
    public async Task TellAsync(CancellationToken cancellation)
    {
        foreach (var shop in configured.All)
        {
            if (await shops.ReadAsync(shop.Name, cancellation) is { } known && ShopDocumentRules.SilentSince(known, clock.Now) is { } since)
                await notices.SilentAsync(shop.Name, since, cancellation);
        }
    }
}
