using System.Globalization;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Shops;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Shops;

/// <summary>Stock and sales of a WooCommerce shop, spoken by a server of ours over HTTP, on a real store.</summary>
public sealed class WooCommerceTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>
{
    private static int _shops;

    [Fact]
    public async Task FirstRun_OfAShop_TakesAllStockAndTheOrdersOfAYear()
    {
        await using var woo = await WooShop.OpenAsync();
        for (var i = 0; i < 120; i++) woo.AddProduct($"F{i}", i);
        woo.AddProduct(" F-MUG ", 7);
        woo.AddProduct("F-SERVICE", null);
        woo.AddProduct(null, 5);
        woo.AddProduct("F-OVERSOLD", -4);
        woo.AddVariable(("F-RED", 3), ("F-BLUE", 9), ("F-SHARED", null));
        await using var bench = await OpenAsync(woo);
        foreach (var sku in (string[])["F-MUG", "F-SERVICE", "F-OVERSOLD", "F-RED", "F-BLUE", "F-SHARED", "F117"]) await bench.AddItemAsync(sku, 50);
        var lastWeek = bench.Now.AddDays(-7);
        // More than two pages that changed in the same second.
        for (var i = 0; i < 230; i++) woo.AddOrder(lastWeek, ("F-MUG", 1));
        woo.AddOrder(bench.Now.AddDays(-100), ("F-MUG", 2), ("F-RED", 1), ("F-UNKNOWN", 5), (null, 3));
        woo.AddOrder(bench.Now.AddDays(-364), ("F-MUG", 4));
        woo.AddOrder(bench.Now.AddDays(-500), ("F-MUG", 9));
        woo.AddOrder(bench.Now.AddDays(-3), "pending", ("F-MUG", 8));
        woo.AddOrder(bench.Now.AddDays(-3), "on-hold", ("F-MUG", 1));

        var state = await bench.CatchUpAsync();

        Assert.NotNull(state.LastSuccessAt);
        Assert.Equal(new[] { 7, 50, 3, 9, 50, 117 }, await OnHandAsync(bench, "F-MUG", "F-SERVICE", "F-RED", "F-BLUE", "F-SHARED", "F117"));
        var oversold = await bench.ItemAsync("F-OVERSOLD");
        Assert.Equal((0, 4, 4), (oversold.OnHand, oversold.Reserved, oversold.Oversold));
        var today = bench.Today;
        foreach (var (ago, sold) in ((int, int?)[])[(7, 230), (100, 2), (364, 4), (500, null), (3, 1)])
            Assert.Equal(sold, await bench.SoldAsync("F-MUG", today.AddDays(-ago)));
        Assert.Contains("F-UNKNOWN", state.Unknown);
        Assert.Contains("F0", state.Unknown);
        Assert.DoesNotContain("F-MUG", state.Unknown);
        Assert.Equal("its stock is kept with its product for all variations together", state.Troubles["F-SHARED"]);
        // Nobody bought it yesterday, and that is known.
        Assert.Equal(0, await bench.SoldAsync("F-BLUE", today.AddDays(-1)));
        Assert.All(woo.Calls, call => Assert.Contains("_fields=", call, StringComparison.Ordinal));
        Assert.DoesNotContain(bench.Log.Lines, line => line.Contains(WooShop.Secret, StringComparison.Ordinal) || line.Contains("customer@example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Orders_ThatAreRefundedCancelledAndChanged_CorrectTheirDay()
    {
        await using var woo = await WooShop.OpenAsync();
        await using var bench = await OpenAsync(woo);
        await bench.AddItemAsync("R-MUG");
        await bench.AddItemAsync("R-CUP");
        await bench.CatchUpAsync();
        var day = bench.Now.AddHours(-1);
        var refunded = woo.AddOrder(day, ("R-MUG", 5));
        var cancelled = woo.AddOrder(day, ("R-MUG", 3));
        var changed = woo.AddOrder(day, ("R-MUG", 2), ("R-CUP", 1));
        await bench.CatchUpAsync();
        var date = DateOnly.FromDateTime(day.UtcDateTime);
        Assert.Equal((10, 1), (await bench.SoldAsync("R-MUG", date), await bench.SoldAsync("R-CUP", date)));

        woo.Refund(refunded, bench.Now, 2);
        woo.Refund(refunded, bench.Now, 1);
        woo.Change(cancelled, bench.Now, order => order["status"] = "cancelled");
        woo.Change(changed, bench.Now, order => order["line_items"]!.AsArray().RemoveAt(1));
        await bench.CatchUpAsync();
        // The same once more changes nothing.
        await bench.CatchUpAsync();

        Assert.Equal((4, 0), (await bench.SoldAsync("R-MUG", date), await bench.SoldAsync("R-CUP", date)));
    }

    [Fact]
    public async Task Events_OldRepeatedAndOutOfOrder_LeadToWhatTheShopHasNow()
    {
        await using var woo = await WooShop.OpenAsync();
        await using var bench = await OpenAsync(woo);
        await bench.AddItemAsync("E-MUG");
        await bench.CatchUpAsync();
        var product = woo.AddProduct("E-MUG", 9);
        var order = woo.AddOrder(bench.Now, ("E-MUG", 3));
        var gone = woo.AddOrder(bench.Now, ("E-MUG", 2));
        foreach (var id in (int[])[gone, order, order]) await bench.TellAsync(ErrandKind.Order, id);
        await bench.TellAsync(ErrandKind.Stock, product);
        await bench.RunErrandsAsync();
        Assert.Equal((5, 9), (await bench.SoldAsync("E-MUG", bench.Today), (await bench.ItemAsync("E-MUG")).OnHand));

        woo.DeleteOrder(gone);
        // "Deleted" of an order that is there again, or still, comes late; of one that is gone an old "updated" comes after it.
        await bench.TellAsync(ErrandKind.Order, order, deleted: true);
        await bench.TellAsync(ErrandKind.Order, gone, deleted: true);
        await bench.TellAsync(ErrandKind.Order, gone);
        var state = await bench.RunErrandsAsync();

        Assert.Equal(3, await bench.SoldAsync("E-MUG", bench.Today));
        Assert.Equal(7, state.Events);
        Assert.Empty(await bench.Of<CosmosShops>().ListErrandsAsync(bench.Shop.Name, 10, default));
    }

    [Fact]
    public async Task Order_OfAProductThatIsDeleted_KeepsItsSku()
    {
        await using var woo = await WooShop.OpenAsync();
        await using var bench = await OpenAsync(woo);
        await bench.AddItemAsync("D-MUG");
        var order = woo.AddOrder(bench.Now.AddDays(-2), ("D-MUG", 4));
        await bench.CatchUpAsync();
        woo.Change(order, bench.Now, changed =>
        {
            changed["line_items"]![0]!["sku"] = null;
            changed["status"] = "completed";
        });

        await bench.CatchUpAsync();

        Assert.Equal(4, await bench.SoldAsync("D-MUG", bench.Today.AddDays(-2)));
    }

    [Fact]
    public async Task Outage_OfTheShop_LosesNothingAndIsToldSince()
    {
        await using var woo = await WooShop.OpenAsync();
        var product = woo.AddProduct("O-MUG", 20);
        await using var bench = await OpenAsync(woo);
        await bench.AddItemAsync("O-MUG");
        woo.AddOrder(bench.Now.AddHours(-2), ("O-MUG", 1));
        var before = await bench.CatchUpAsync();
        woo.Failing = 503;
        for (var i = 0; i < 150; i++) woo.AddOrder(bench.Now.AddMinutes(-30).AddSeconds(i), ("O-MUG", 1));
        woo.SetStock(product, 4);
        var away = await bench.CatchUpAsync();
        var since = away.FailingSince;
        var stillAway = await bench.CatchUpAsync();

        Assert.Equal((before.OrdersMark, "answered 503", since, before.LastSuccessAt), (stillAway.OrdersMark, stillAway.LastError, stillAway.FailingSince, stillAway.LastSuccessAt));
        woo.Failing = 0;
        var back = await bench.CatchUpAsync();

        Assert.Null(back.FailingSince);
        Assert.True(back.OrdersMark > before.OrdersMark);
        var sold = (await bench.SoldAsync("O-MUG", bench.Today) ?? 0) + (await bench.SoldAsync("O-MUG", bench.Today.AddDays(-1)) ?? 0);
        Assert.Equal((151, 4), (sold, (await bench.ItemAsync("O-MUG")).OnHand));
    }

    [Fact]
    public async Task Limits_OfTheShop_AreKeptTo()
    {
        await using var woo = await WooShop.OpenAsync();
        woo.AddProduct("L-MUG", 6);
        await using var bench = await OpenAsync(woo);
        await bench.AddItemAsync("L-MUG");
        (woo.Busy, woo.RetryAfter) = (2, 3);
        var began = bench.Now;
        var state = await bench.CatchUpAsync();
        Assert.NotNull(state.LastSuccessAt);
        Assert.True(bench.Now - began >= TimeSpan.FromSeconds(6));

        (woo.Busy, woo.RetryAfter) = (1, 600);
        var rested = await bench.CatchUpAsync();
        Assert.Equal("asks to be left alone for 600 s", rested.LastError);
        var asked = woo.Requests;
        Assert.False(await bench.Of<ShopCatchUp>().RunAsync(bench.Shop, ShopCatchUp.LongRun, false, default));
        Assert.Equal(asked, woo.Requests);
        bench.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Null((await bench.CatchUpAsync()).FailingSince);
    }

    [Fact]
    public async Task Credentials_ThatAreRefused_AreSaidWithoutThem()
    {
        await using var woo = await WooShop.OpenAsync();
        await using var bench = await OpenAsync(woo, ("ConsumerSecret", "cs_which_is_an_old_one"));

        var state = await bench.CatchUpAsync();

        Assert.Equal("refuses the credentials, or they lack a permission (401)", state.LastError);
        Assert.DoesNotContain(bench.Log.Lines, line => line.Contains("cs_which_is_an_old_one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_ThatDiedBeforeTheDemandOrTheMarkWasWritten_IsRightAfterTheNext()
    {
        await using var woo = await WooShop.OpenAsync();
        await using var bench = await OpenAsync(woo);
        await bench.AddItemAsync("K-MUG");
        var state = await bench.CatchUpAsync();
        var half = woo.AddOrder(bench.Now, ("K-MUG", 3));
        var whole = woo.AddOrder(bench.Now, ("K-MUG", 4));
        var page = await bench.Of<ShopClients>().Of(bench.Shop).ReadOrdersAsync(bench.Shop, [half.ToString(CultureInfo.InvariantCulture), whole.ToString(CultureInfo.InvariantCulture)], default);
        // The first was noted and not summed up, the second wholly taken in; the mark knows of neither.
        var read = page.Orders.Single(order => order.Id == half.ToString(CultureInfo.InvariantCulture));
        await bench.Of<CosmosShopOrders>().UpdateAsync(bench.Shop.Name, read.Id, known => ShopOrderRules.Taken(known, bench.Shop.Name, read, bench.Today, page.ReadAt), default);
        await bench.Of<ShopSales>().TakeAsync(bench.Shop, state.Since!.Value, page with { Orders = [.. page.Orders.Except([read])] }, new ShopNews(), default);

        await bench.CatchUpAsync();

        Assert.Equal(7, await bench.SoldAsync("K-MUG", bench.Today));
    }

    [Fact]
    public async Task Orders_TakenInManyTimesAtOnce_CountOnce()
    {
        await using var woo = await WooShop.OpenAsync();
        await using var bench = await OpenAsync(woo);
        await bench.AddItemAsync("P-MUG");
        var state = await bench.CatchUpAsync();
        var ids = Enumerable.Range(0, 12).Select(_ => woo.AddOrder(bench.Now, ("P-MUG", 1)).ToString(CultureInfo.InvariantCulture)).ToArray();
        var client = bench.Of<ShopClients>().Of(bench.Shop);

        await Task.WhenAll(ids.Concat(ids).Select(async id =>
            await bench.Of<ShopSales>().TakeAsync(bench.Shop, state.Since!.Value, await client.ReadOrdersAsync(bench.Shop, [id], default), new ShopNews(), default)));

        Assert.Equal(12, await bench.SoldAsync("P-MUG", bench.Today));
    }

    [Fact]
    public async Task Run_WhoseTimeIsUp_GoesOnWhereItEnded()
    {
        await using var woo = await WooShop.OpenAsync();
        for (var i = 0; i < 130; i++) woo.AddProduct($"T{i}", i);
        await using var bench = await OpenAsync(woo);
        await bench.AddItemAsync("T129");

        var first = await bench.CatchUpAsync(limit: TimeSpan.FromMilliseconds(4));
        Assert.Null(first.LastSuccessAt);
        var rounds = 0;
        while ((await bench.CatchUpAsync(limit: TimeSpan.FromSeconds(30))).LastSuccessAt is null && rounds < 20) rounds++;

        Assert.Equal(129, (await bench.ItemAsync("T129")).OnHand);
    }

    [Fact]
    public async Task Item_ThatComesAfterItsOrders_GetsTheirDemandAndIsListedAsUnknownUntilThen()
    {
        await using var woo = await WooShop.OpenAsync();
        woo.AddProduct("N-MUG", 3);
        await using var bench = await OpenAsync(woo);
        woo.AddOrder(bench.Now.AddDays(-40), ("N-MUG", 6));
        Assert.Contains("N-MUG", (await bench.CatchUpAsync()).Unknown);
        Assert.Null(await bench.SoldAsync("N-MUG", bench.Today.AddDays(-40)));
        await bench.AddItemAsync("N-MUG");
        bench.Clock.Advance(TimeSpan.FromHours(2));

        var state = await bench.CatchUpAsync();

        Assert.DoesNotContain("N-MUG", state.Unknown);
        Assert.Equal((6, 3), (await bench.SoldAsync("N-MUG", DateOnly.FromDateTime(bench.Now.AddHours(-2).UtcDateTime).AddDays(-40)), (await bench.ItemAsync("N-MUG")).OnHand));
    }

    [Fact]
    public async Task Stock_ThatCanBeReadTwoWays_IsLeftAloneAndSaid()
    {
        await using var woo = await WooShop.OpenAsync();
        woo.AddProduct("W-TWICE", 3);
        woo.AddProduct("W-TWICE", 4);
        woo.AddProduct("W-PLACES", 5);
        woo.AddProduct("W-SHOP", 6);
        await using var bench = await OpenAsync(woo);
        await bench.AddItemAsync("W-TWICE", 80);
        await bench.AddItemAsync("W-PLACES", 9, item => Placed(item, ("Back room", 4), ("Shop", 5)));
        await bench.AddItemAsync("W-SHOP", 9, item => Placed(item, ("Shop", 9)));
        var state = await bench.CatchUpAsync();

        Assert.Equal(new[] { 80, 9, 6 }, await OnHandAsync(bench, "W-TWICE", "W-PLACES", "W-SHOP"));
        Assert.Equal("it stands for several products of the shop", state.Troubles["W-TWICE"]);
        Assert.Contains("is kept by location (Shop 5, Back room 4)", state.Troubles["W-PLACES"], StringComparison.Ordinal);

        await using var named = await OpenAsync(woo, ("Location", "shop"));
        Assert.DoesNotContain("W-PLACES", (await named.CatchUpAsync()).Troubles.Keys);
        var item = await named.ItemAsync("W-PLACES");
        Assert.Equal((9, 5, 4), (item.OnHand, item.Locations["Shop"].OnHand, item.Locations["Back room"].OnHand));
    }

    [Fact]
    public async Task Shop_WhoseStockIsNotTheTruth_ChangesNoCount()
    {
        await using var woo = await WooShop.OpenAsync();
        woo.AddProduct("S-MUG", 3);
        await using var bench = await OpenAsync(woo, ("StockIsTruth", "false"));
        await bench.AddItemAsync("S-MUG", 40);

        await bench.CatchUpAsync();

        Assert.Equal(40, (await bench.ItemAsync("S-MUG")).OnHand);
    }

    private static InventoryItem Placed(InventoryItem item, params (string Location, int Units)[] places) =>
        item with { Locations = places.ToDictionary(place => place.Location, place => new LocationStock(place.Units)) };

    private static async Task<int[]> OnHandAsync(ShopBench bench, params string[] skus)
    {
        var onHand = new List<int>();
        foreach (var sku in skus) onHand.Add((await bench.ItemAsync(sku)).OnHand);
        return [.. onHand];
    }

    private Task<ShopBench> OpenAsync(WooShop woo, params (string, string)[] settings) =>
        ShopBench.OpenAsync(cosmos, $"woo-{Interlocked.Increment(ref _shops)}", "woocommerce", woo.Url, settings);
}
