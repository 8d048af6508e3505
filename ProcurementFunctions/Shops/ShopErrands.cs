using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Shops;

/// <summary>
/// Reads what events told of. An event only says where to look, so that one that is old, comes twice or in another order does no harm. Done twice
/// an errand changes nothing.
/// </summary>
internal sealed class ShopErrands(CosmosShops shops, ShopClients clients, ShopSales sales, ShopStocks stocks)
{
    /// <summary>The most that are read together.</summary>
    public const int MostAtOnce = 50;

    private const int MostRounds = 20;

    /// <exception cref="ShopAwayException">What is left is done in a later run.</exception>
    public async Task RunAsync(Shop shop, ShopDocument state, CancellationToken cancellation)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var due = await shops.ListErrandsAsync(shop.Name, MostAtOnce, cancellation);
            if (due.Count == 0) return;
            var news = new ShopNews();
            await OrdersAsync(shop, state, [.. due.Select(one => one.Document).Where(errand => errand.Kind == ErrandKind.Order)], news, cancellation);
            await StockAsync(shop, [.. due.Select(one => one.Document).Where(errand => errand.Kind == ErrandKind.Stock)], news, cancellation);
            foreach (var errand in due) await shops.DeleteAsync(errand, cancellation);
            await shops.UpdateAsync(shop.Name, known => Counted(ShopDocumentRules.With(known, news), due), cancellation);
            if (due.Count < MostAtOnce) return;
        }
    }

    private async Task OrdersAsync(Shop shop, ShopDocument state, ShopErrand[] errands, ShopNews news, CancellationToken cancellation)
    {
        if (errands.Length == 0 || !shop.Options.TakeSales || state.Since is not { } since) return;
        var page = await clients.Of(shop).ReadOrdersAsync(shop, [.. errands.Select(errand => errand.Of)], cancellation);
        await sales.TakeAsync(shop, since, page, news, cancellation);
        var found = page.Orders.Select(order => order.Id).ToHashSet();
        var gone = errands.Where(errand => errand.Deleted && !found.Contains(errand.Of)).Select(errand => errand.Of);
        await sales.DropAsync(shop, gone, page.ReadAt, news, cancellation);
    }

    private async Task StockAsync(Shop shop, ShopErrand[] errands, ShopNews news, CancellationToken cancellation)
    {
        if (errands.Length == 0) return;
        var page = await clients.Of(shop).ReadStockAsync(shop, [.. errands.Select(errand => errand.Of)], cancellation);
        await stocks.TakeAsync(shop, page, news, cancellation);
    }

    private static ShopDocument Counted(ShopDocument shop, IReadOnlyList<Stored<ShopErrand>> done)
    {
        var last = done.Max(one => one.Document.At);
        return shop with { Events = shop.Events + done.Sum(one => one.Document.Events), LastEventAt = last > shop.LastEventAt ? last : shop.LastEventAt ?? last };
    }
}
