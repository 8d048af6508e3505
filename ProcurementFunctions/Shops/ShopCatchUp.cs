using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Shops;

/// <summary>
/// Reads all that has changed in a shop since it was last read: of a new one all stock and the orders of a year. A run ends in time and goes on
/// where it ended; what was being taken in when it was interrupted is read again.
/// </summary>
internal sealed class ShopCatchUp(
    ConfiguredShops configured,
    CosmosShops shops,
    ShopClients clients,
    ShopErrands errands,
    ShopPushes pushes,
    ShopSales sales,
    ShopStocks stocks,
    WallClock clock,
    ILogger<ShopCatchUp> logger)
{
    /// <summary>How long a run by the clock may take.</summary>
    public static readonly TimeSpan LongRun = TimeSpan.FromMinutes(5);

    /// <summary>Changes that were written while others with a later time could be read already.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    /// <summary>All shops, each by itself.</summary>
    public Task RunAllAsync(CancellationToken cancellation) => Task.WhenAll(configured.All.Select(shop => RunAsync(shop, LongRun, false, cancellation)));

    /// <summary>What events told of and what was booked, without looking for anything else.</summary>
    public Task RunErrandsAsync(CancellationToken cancellation) => Task.WhenAll(configured.All.Select(async shop =>
    {
        // Before the first run nobody knows from which day on orders count.
        if (await shops.ReadAsync(shop.Name, cancellation) is not { Since: not null } state || state.RestsUntil > clock.Now) return;
        await TryAsync(
            shop,
            async () =>
            {
                await errands.RunAsync(shop, state, cancellation);
                await pushes.RunAsync(shop, state, cancellation);
                return false;
            },
            cancellation);
    }));

    /// <param name="limit">When it is to end, also where more is left.</param>
    /// <param name="anew">Whether all is read once more, as for a shop that is new.</param>
    /// <returns>Whether a run was made: not where another is under way, or the shop asked to be left alone.</returns>
    public async Task<bool> RunAsync(Shop shop, TimeSpan limit, bool anew, CancellationToken cancellation)
    {
        var until = clock.Now + limit;
        var begins = false;
        await shops.UpdateAsync(
            shop.Name,
            known =>
            {
                var begun = ShopDocumentRules.Begun(known, clock.Now, until + Slack, anew, shop.Zone);
                begins = begun is not null;
                return begun ?? known;
            },
            cancellation);
        if (!begins) return false;
        try
        {
            await TryAsync(shop, () => ReadAsync(shop, until, cancellation), cancellation);
        }
        finally
        {
            await shops.UpdateAsync(shop.Name, known => known with { RunsUntil = null }, CancellationToken.None);
        }

        return true;
    }

    /// <param name="run">True: all was read.</param>
    private async Task TryAsync(Shop shop, Func<Task<bool>> run, CancellationToken cancellation)
    {
        try
        {
            if (await run()) await shops.UpdateAsync(shop.Name, known => ShopDocumentRules.Succeeded(known, clock.Now), cancellation);
        }
        catch (ShopAwayException away)
        {
            ShopsLog.Away(logger, shop.Name, away.Message);
            ShopsMeter.Failed(shop.Name);
            await shops.UpdateAsync(shop.Name, known => ShopDocumentRules.Failed(known, away.Message, away.RetryAfter, clock.Now), cancellation);
        }
    }

    private async Task<bool> ReadAsync(Shop shop, DateTimeOffset until, CancellationToken cancellation)
    {
        var state = (await shops.ReadAsync(shop.Name, cancellation))!;
        await RecallAsync(shop, state, cancellation);
        await errands.RunAsync(shop, state, cancellation);
        await pushes.RunAsync(shop, state, cancellation);
        if (ShopDocumentRules.IsStockDue(state, clock.Now, shop.Options.StockEvery) && !await StockAsync(shop, state, until, cancellation)) return false;
        if (!shop.Options.TakeSales) return true;
        if (!await OrdersAsync(shop, state, until, cancellation)) return false;
        await EndDaysAsync(shop, state, cancellation);
        return true;
    }

    /// <summary>Items that were not known and are now.</summary>
    private async Task RecallAsync(Shop shop, ShopDocument state, CancellationToken cancellation)
    {
        var news = new ShopNews();
        foreach (var sku in state.Unknown)
        {
            if (await sales.IsKnownAsync(sku, news, cancellation)) await sales.RecallAsync(sku, news, cancellation);
        }

        if (!news.Known.IsEmpty) await shops.UpdateAsync(shop.Name, known => ShopDocumentRules.With(known, news), cancellation);
    }

    private async Task<bool> StockAsync(Shop shop, ShopDocument state, DateTimeOffset until, CancellationToken cancellation)
    {
        var begun = state.StockBegunAt ?? clock.Now;
        var cursor = state.StockCursor;
        do
        {
            if (clock.Now >= until) return false;
            var page = await clients.Of(shop).ListStockAsync(shop, cursor, cancellation);
            var news = new ShopNews();
            await stocks.TakeAsync(shop, page, news, cancellation);
            cursor = page.Next;
            await shops.UpdateAsync(shop.Name, known => ShopDocumentRules.With(known, news) with { StockBegunAt = begun, StockCursor = cursor }, cancellation);
        }
        while (cursor is not null);

        await stocks.ForgetAsync(shop, begun, cancellation);
        await shops.UpdateAsync(shop.Name, known => known with { StockReadAt = begun, StockBegunAt = null, StockCursor = null }, cancellation);
        return true;
    }

    private async Task<bool> OrdersAsync(Shop shop, ShopDocument state, DateTimeOffset until, CancellationToken cancellation)
    {
        OrdersPlace? place = new(state.OrdersMark!.Value - Overlap);
        while (place is not null)
        {
            if (clock.Now >= until) return false;
            var page = await clients.Of(shop).ListOrdersAsync(shop, place, cancellation);
            var news = new ShopNews();
            await sales.TakeAsync(shop, state.Since!.Value, page, news, cancellation);
            await shops.UpdateAsync(shop.Name, known => ShopDocumentRules.With(known, news) with { OrdersMark = Newest(known.OrdersMark, page) }, cancellation);
            place = page.Next;
        }

        return true;
    }

    /// <summary>Once a day: of items of the shop that nobody bought yesterday, that is known.</summary>
    private async Task EndDaysAsync(Shop shop, ShopDocument state, CancellationToken cancellation)
    {
        var yesterday = ShopOrderRules.DayOf(clock.Now, shop.Zone).AddDays(-1);
        if (state.SoldUntil >= yesterday) return;
        var (skus, news) = (new List<string>(), new ShopNews());
        await foreach (var item in shops.ListItemsAsync(shop.Name, cancellation))
        {
            if (await sales.IsKnownAsync(item.Document.Sku, news, cancellation)) skus.Add(item.Document.Sku);
        }

        await sales.EndAsync(skus.Distinct(), yesterday, cancellation);
        await shops.UpdateAsync(shop.Name, known => known with { SoldUntil = yesterday }, cancellation);
    }

    private static DateTimeOffset? Newest(DateTimeOffset? mark, OrdersPage page) =>
        page.Orders.Select(order => (DateTimeOffset?)order.UpdatedAt).Append(mark).Max();
}
