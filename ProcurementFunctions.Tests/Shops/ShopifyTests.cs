using System.Globalization;
using ProcurementFunctions.Shops;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Shops;

/// <summary>Stock and sales of a Shopify shop, spoken by a server of ours over HTTP, on a real store.</summary>
public sealed class ShopifyTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>
{
    private static int _shops;

    [Fact]
    public async Task FirstRun_OfAShop_TakesAllStockAndTheOrdersOfAYear()
    {
        await using var shopify = await GraphShop.OpenAsync();
        for (var i = 0; i < 25; i++) shopify.AddItem($"A{i}", (GraphShop.Location, i));
        shopify.AddItem("A-BOTH", (GraphShop.Location, 4), (1, 6));
        shopify.AddItem("A-UNTRACKED", null!);
        await using var bench = await OpenAsync(shopify);
        foreach (var sku in (string[])["A24", "A-BOTH", "A-UNTRACKED"]) await bench.AddItemAsync(sku, 50);
        var day = bench.Now.AddDays(-9);
        for (var i = 0; i < 35; i++) shopify.AddOrder(day.AddSeconds(i), ("A24", 2));
        // More lines than come with the order.
        shopify.AddOrder(day, [.. Enumerable.Repeat<(string?, int)>(("A-BOTH", 1), 130)]);
        var cancelled = shopify.AddOrder(day, ("A24", 7));
        shopify.Change(cancelled, day, order => order["cancelledAt"] = GraphShop.Utc(day));
        var test = shopify.AddOrder(day, ("A24", 7));
        shopify.Change(test, day, order => order["test"] = true);
        shopify.Throttled = 2;

        var state = await bench.CatchUpAsync();

        Assert.NotNull(state.LastSuccessAt);
        Assert.Equal((24, 10, 50), ((await bench.ItemAsync("A24")).OnHand, (await bench.ItemAsync("A-BOTH")).OnHand, (await bench.ItemAsync("A-UNTRACKED")).OnHand));
        var sold = (await bench.SoldAsync("A24", DateOnly.FromDateTime(day.UtcDateTime)) ?? 0) + (await bench.SoldAsync("A24", DateOnly.FromDateTime(day.UtcDateTime).AddDays(1)) ?? 0);
        Assert.Equal((70, 130), (sold, await bench.SoldAsync("A-BOTH", DateOnly.FromDateTime(day.UtcDateTime))));
        Assert.DoesNotContain(bench.Log.Lines, line => line.Contains(GraphShop.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_OfStockAndOrders_AreReadAnew()
    {
        await using var shopify = await GraphShop.OpenAsync();
        var mug = shopify.AddItem("V-MUG", (GraphShop.Location, 10), (1, 5));
        await using var bench = await OpenAsync(shopify, ("ShopLocation", GraphShop.Location.ToString(CultureInfo.InvariantCulture)));
        await bench.AddItemAsync("V-MUG");
        await bench.CatchUpAsync();
        var order = shopify.AddOrder(bench.Now, ("V-MUG", 3));
        shopify.SetStock(mug, GraphShop.Location, 7);
        shopify.SetStock(mug, 1, 99);
        await bench.TellAsync(ErrandKind.Order, order);
        await bench.TellAsync(ErrandKind.Stock, mug);
        await bench.TellAsync(ErrandKind.Stock, 123456789);
        await bench.RunErrandsAsync();
        Assert.Equal((3, 7), (await bench.SoldAsync("V-MUG", bench.Today), (await bench.ItemAsync("V-MUG")).OnHand));

        // One goes back.
        shopify.Change(order, bench.Now, changed => changed["lines"]![0]!["currentQuantity"] = 2);
        await bench.TellAsync(ErrandKind.Order, order);
        await bench.RunErrandsAsync();

        Assert.Equal(2, await bench.SoldAsync("V-MUG", bench.Today));
    }

    [Fact]
    public async Task Order_ThatMayNotBeReadAnyMore_StaysAsItWas()
    {
        await using var shopify = await GraphShop.OpenAsync();
        await using var bench = await OpenAsync(shopify);
        await bench.AddItemAsync("Z-MUG");
        var order = shopify.AddOrder(bench.Now.AddDays(-70), ("Z-MUG", 3));
        await bench.CatchUpAsync();
        // An app that may not read all orders is answered null for those of more than 60 days ago.
        await bench.TellAsync(ErrandKind.Order, order + 1_000_000);
        await bench.RunErrandsAsync();

        Assert.Equal(3, await bench.SoldAsync("Z-MUG", bench.Today.AddDays(-70)));
    }

    [Fact]
    public async Task Permission_ThatLacks_IsSaid()
    {
        await using var shopify = await GraphShop.OpenAsync();
        await using var bench = await OpenAsync(shopify, ("AccessToken", "shpat_which_is_an_old_one"));

        Assert.Equal("refuses the credentials, or they lack a permission (401)", (await bench.CatchUpAsync()).LastError);
    }

    private Task<ShopBench> OpenAsync(GraphShop shopify, params (string, string)[] settings) =>
        ShopBench.OpenAsync(cosmos, $"shopify-{Interlocked.Increment(ref _shops)}", "shopify", shopify.Url, settings);
}
