using System.Collections.Concurrent;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Shops;

/// <summary>
/// Takes in orders of shops. An order's document says what it sells; the demand of a day is the sum of its orders, made anew whenever one of them was
/// read. So nothing counts twice, in whatever order it comes, and what was interrupted is right after the next reading.
/// </summary>
internal sealed class ShopSales(CosmosShopOrders orders, IInventoryStore inventory, IDemandStore demand)
{
    private const int AtOnce = 8;

    /// <summary>Somebody else who changes the same days at the same time sums up what was there before; the last of them sees it all.</summary>
    private const int MostRounds = 8;

    /// <param name="since">The first day of which all orders are known; older ones are left out.</param>
    public async Task TakeAsync(Shop shop, DateOnly since, OrdersPage page, ShopNews news, CancellationToken cancellation)
    {
        var touched = new Touched();
        var oldest = ShopOrderRules.DayOf(page.ReadAt, shop.Zone).AddDays(-ShopOrderRules.OldestDays);
        await EachAsync(
            page.Orders,
            async (read, inner) =>
            {
                var day = ShopOrderRules.DayOf(read.CreatedAt, shop.Zone);
                if (day < since || day < oldest) return;
                var before = (ShopOrder?)null;
                var taken = await orders.UpdateAsync(shop.Name, read.Id, known => ShopOrderRules.Taken(before = known, shop.Name, read, day, page.ReadAt), inner);
                if (!ReferenceEquals(before, taken)) news.CountOrder();
                touched.Add(taken!);
            },
            cancellation);
        await SumUpAsync(touched, news, cancellation);
    }

    /// <summary>Orders that the shop has deleted.</summary>
    public async Task DropAsync(Shop shop, IEnumerable<string> ids, DateTimeOffset readAt, ShopNews news, CancellationToken cancellation)
    {
        var touched = new Touched();
        foreach (var id in ids)
        {
            if (await orders.UpdateAsync(shop.Name, id, known => ShopOrderRules.Gone(known, readAt), cancellation) is { } gone) touched.Add(gone);
        }

        await SumUpAsync(touched, news, cancellation);
    }

    /// <summary>The demand of an item that was not known when its orders came.</summary>
    public async Task RecallAsync(string sku, ShopNews news, CancellationToken cancellation)
    {
        var touched = new Touched();
        foreach (var order in await orders.ListOfSkuAsync(sku, cancellation)) touched.Add(order, sku);
        await SumUpAsync(touched, news, cancellation);
    }

    /// <summary>Of these items, nothing more was sold up to this day.</summary>
    public Task EndAsync(IEnumerable<string> skus, DateOnly until, CancellationToken cancellation) => EachAsync(
        skus,
        (sku, inner) => Patience.RunAsync(() => demand.UpdateAsync(sku, until.Year, known => ShopDemandRules.Ended(known ?? Empty(sku, until.Year), until), inner), inner),
        cancellation);

    /// <summary>Whether an item has this SKU; asked once for all that is taken in together.</summary>
    public async Task<bool> IsKnownAsync(string sku, ShopNews news, CancellationToken cancellation)
    {
        if (news.Known.ContainsKey(sku)) return true;
        if (news.Unknown.ContainsKey(sku)) return false;
        var isKnown = DocumentKey.IsValid(sku) && await Patience.RunAsync(() => inventory.ReadAsync(sku, cancellation), cancellation) is not null;
        (isKnown ? news.Known : news.Unknown)[sku] = true;
        return isKnown;
    }

    private async Task SumUpAsync(Touched touched, ShopNews news, CancellationToken cancellation)
    {
        var written = new Dictionary<(string Sku, DateOnly Day), int>();
        for (var round = 0; round < MostRounds; round++)
        {
            var sold = await SoldAsync(touched, cancellation);
            if (sold.Count == written.Count && sold.All(one => written.TryGetValue(one.Key, out var units) && units == one.Value)) return;
            await EachAsync(sold.GroupBy(one => (one.Key.Sku, one.Key.Day.Year)), (year, inner) => WriteAsync(year.Key.Sku, year.Key.Year, year.ToDictionary(one => one.Key.Day, one => one.Value), news, inner), cancellation);
            written = sold;
        }
    }

    private async Task<Dictionary<(string Sku, DateOnly Day), int>> SoldAsync(Touched touched, CancellationToken cancellation)
    {
        var sold = new ConcurrentDictionary<(string, DateOnly), int>();
        await EachAsync(
            touched.SkusByDay,
            async (day, inner) =>
            {
                var ofDay = await Patience.RunAsync(() => orders.ListOfDayAsync(day.Key, inner), inner);
                foreach (var (sku, units) in ShopOrderRules.SoldOf(ofDay, [.. day.Value.Keys])) sold[(sku, day.Key)] = units;
            },
            cancellation);
        return new(sold);
    }

    private async Task WriteAsync(string sku, int year, Dictionary<DateOnly, int> sold, ShopNews news, CancellationToken cancellation)
    {
        if (!await IsKnownAsync(sku, news, cancellation)) return;
        await Patience.RunAsync(() => demand.UpdateAsync(sku, year, Changed, cancellation), cancellation);

        DemandYear? Changed(DemandYear? known)
        {
            var before = known ?? Empty(sku, year);
            if (ShopDemandRules.WhyNot(before) is { } why)
            {
                news.Troubles[sku] = why;
                return known;
            }

            var changed = ShopDemandRules.With(before, sold);
            return ReferenceEquals(changed, before) ? known : changed;
        }
    }

    private static DemandYear Empty(string sku, int year) => new() { Id = DemandRules.KeyOf(year), Sku = sku, Year = year };

    private static Task EachAsync<T>(IEnumerable<T> all, Func<T, CancellationToken, Task> each, CancellationToken cancellation) => Parallel.ForEachAsync(
        all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (one, inner) => await each(one, inner));

    /// <summary>The days and SKUs that orders have a part in.</summary>
    private sealed class Touched
    {
        public ConcurrentDictionary<DateOnly, ConcurrentDictionary<string, bool>> SkusByDay { get; } = new();

        public void Add(ShopOrder order)
        {
            foreach (var sku in order.Skus) Add(order, sku);
        }

        public void Add(ShopOrder order, string sku)
        {
            foreach (var day in ShopOrderRules.DaysOf(order)) SkusByDay.GetOrAdd(day, static _ => new(StringComparer.Ordinal))[sku] = true;
        }
    }
}
