using ProcurementFunctions.Inventory;
using ProcurementFunctions.Shops;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Shops;

/// <summary>What is booked here goes to the shop once, and what comes back of it changes nothing.</summary>
public sealed class StockPushTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>
{
    private const long Elsewhere = 778;

    private static int _shops;

    [Fact]
    public async Task Goods_BookedReturnedAndReversed_ReachWooCommerceOnceEach()
    {
        await using var woo = await WooShop.OpenAsync();
        var mug = woo.AddProduct("B-MUG", 9);
        var (_, variations) = woo.AddVariable(("B-RED", 2));
        await using var bench = await WooAsync(woo);
        await bench.AddItemAsync("B-MUG");
        await bench.AddItemAsync("B-RED");
        await bench.CatchUpAsync();
        await bench.BookAsync("B-MUG", "PO-1", 20);
        await bench.BookAsync("B-RED", "PO-2", 5);

        await bench.RunErrandsAsync();
        var state = await bench.RunErrandsAsync();
        Assert.Equal((29, 7, 2), (woo.StockOf(mug), woo.StockOf(variations[0]), state.Pushes));
        // What comes back of it changes nothing.
        await bench.TellAsync(ErrandKind.Stock, mug);
        await bench.RunErrandsAsync();
        Assert.Equal((29, 29), ((await bench.ItemAsync("B-MUG")).OnHand, woo.StockOf(mug)));

        await bench.ChangeAsync("B-MUG", item => StockRules.Returned(item, Standing("PO-1", 20), Standing("PO-1", 17)));
        await bench.BookAsync("B-RED", "PO-2", 0);
        await bench.RunErrandsAsync();
        Assert.Equal((26, 2), (woo.StockOf(mug), woo.StockOf(variations[0])));
        Assert.Equal((26, 2), ((await bench.ItemAsync("B-MUG")).OnHand, (await bench.ItemAsync("B-RED")).OnHand));
    }

    [Fact]
    public async Task Sale_BetweenABookingAndItsPush_TakesNothingAway()
    {
        await using var woo = await WooShop.OpenAsync();
        var mug = woo.AddProduct("S-MUG", 9);
        await using var bench = await WooAsync(woo);
        await bench.AddItemAsync("S-MUG");
        await bench.CatchUpAsync();
        await bench.BookAsync("S-MUG", "PO-1", 20);
        woo.SetStock(mug, 8);
        // The shop's figure comes in before what was booked went out.
        var page = await bench.Of<ShopClients>().Of(bench.Shop).ReadStockAsync(bench.Shop, [$"{mug}"], default);
        await bench.Of<ShopStocks>().TakeAsync(bench.Shop, page, new ShopNews(), default);
        Assert.Equal(28, (await bench.ItemAsync("S-MUG")).OnHand);

        await bench.RunErrandsAsync();

        Assert.Equal((28, 28), (woo.StockOf(mug), (await bench.ItemAsync("S-MUG")).OnHand));
    }

    [Fact]
    public async Task Push_WhoseAnswerIsLost_IsNotMadeTwice()
    {
        await using var woo = await WooShop.OpenAsync();
        var mug = woo.AddProduct("L-MUG", 9);
        await using var bench = await WooAsync(woo);
        await bench.AddItemAsync("L-MUG");
        await bench.CatchUpAsync();
        await bench.BookAsync("L-MUG", "PO-1", 20);
        woo.BeforeAnswer = static () => { };
        await LostAsync(bench);
        woo.BeforeAnswer = null;
        Assert.Equal(29, woo.StockOf(mug));
        // Two are sold meanwhile, and the shop's figure comes in: what was booked is in it.
        woo.SetStock(mug, 27);
        await bench.TellAsync(ErrandKind.Stock, mug);
        await bench.CatchUpAsync();
        Assert.Equal((27, 27), (woo.StockOf(mug), (await bench.ItemAsync("L-MUG")).OnHand));
        bench.Clock.Advance(TimeSpan.FromMinutes(3));

        await bench.RunErrandsAsync();

        Assert.Equal((27, 27), (woo.StockOf(mug), (await bench.ItemAsync("L-MUG")).OnHand));
    }

    [Fact]
    public async Task Push_ThatDiedBeforeItWasMade_IsMadeLater()
    {
        await using var woo = await WooShop.OpenAsync();
        var mug = woo.AddProduct("Y-MUG", 9);
        await using var bench = await WooAsync(woo);
        await bench.AddItemAsync("Y-MUG");
        await bench.CatchUpAsync();
        await bench.BookAsync("Y-MUG", "PO-1", 20);
        var push = new ShopPush("a-key", 9, 20, 20, bench.Now);
        await bench.Of<CosmosShops>().UpdateItemAsync(bench.Shop.Name, $"{mug}", known => known! with { Pushing = push }, default);
        // Somebody else may be at it.
        await bench.RunErrandsAsync();
        Assert.Equal(9, woo.StockOf(mug));
        woo.SetStock(mug, 7);
        bench.Clock.Advance(TimeSpan.FromMinutes(3));

        await bench.RunErrandsAsync();

        await bench.CatchUpAsync();
        Assert.Equal((27, 27), (woo.StockOf(mug), (await bench.ItemAsync("Y-MUG")).OnHand));
    }

    [Fact]
    public async Task Outage_OfTheShop_IsOutlivedByWhatWasBooked()
    {
        await using var woo = await WooShop.OpenAsync();
        var mug = woo.AddProduct("O-MUG", 9);
        await using var bench = await WooAsync(woo);
        await bench.AddItemAsync("O-MUG");
        await bench.CatchUpAsync();
        await bench.BookAsync("O-MUG", "PO-1", 20);
        woo.Failing = 404;
        await bench.RunErrandsAsync();
        Assert.Contains("what was booked did not reach the shop", (await bench.StateAsync()).Troubles["O-MUG"], StringComparison.Ordinal);
        woo.Failing = 0;
        await bench.ChangeAsync("O-MUG", item => item with { Name = "Mug" });

        await bench.RunErrandsAsync();

        Assert.Equal(29, woo.StockOf(mug));
    }

    [Fact]
    public async Task Shopify_IsToldOnceUnderOneKeyAtItsLocation()
    {
        await using var shopify = await GraphShop.OpenAsync();
        var mug = shopify.AddItem("G-MUG", (GraphShop.Location, 9), (Elsewhere, 100));
        await using var bench = await ShopBench.OpenAsync(
            cosmos, $"push-{Interlocked.Increment(ref _shops)}", "shopify", shopify.Url, ("PushStock", "true"), ("ShopLocation", $"{GraphShop.Location}"));
        await bench.AddItemAsync("G-MUG");
        await bench.CatchUpAsync();
        Assert.Equal(9, (await bench.ItemAsync("G-MUG")).OnHand);
        await bench.BookAsync("G-MUG", "PO-1", 20);
        // The answer is lost each time; what is tried again has the same key.
        shopify.BeforeAnswer = static () => { };
        await LostAsync(bench);
        shopify.BeforeAnswer = null;
        bench.Clock.Advance(TimeSpan.FromMinutes(3));

        await bench.RunErrandsAsync();
        await bench.RunErrandsAsync();

        Assert.Equal((29, 100, 29), (shopify.StockOf(mug, GraphShop.Location), shopify.StockOf(mug, Elsewhere), (await bench.ItemAsync("G-MUG")).OnHand));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Goods_EnteredInTheShopByHand_CountOnceWhicheverComesFirst(bool bookedFirst)
    {
        var sku = $"H-{bookedFirst}";
        await using var woo = await WooShop.OpenAsync();
        var mug = woo.AddProduct(sku, 9);
        await using var bench = await ShopBench.OpenAsync(cosmos, $"push-{Interlocked.Increment(ref _shops)}", "woocommerce", woo.Url);
        await bench.AddItemAsync(sku);
        await bench.CatchUpAsync();
        if (bookedFirst) await bench.BookAsync(sku, "PO-1", 20);
        woo.SetStock(mug, 8);
        await SeeAsync(bench, mug);
        Assert.Equal(bookedFirst ? 28 : 8, (await bench.ItemAsync(sku)).OnHand);
        woo.SetStock(mug, 28);
        await SeeAsync(bench, mug);
        if (!bookedFirst) await bench.BookAsync(sku, "PO-1", 20);
        woo.SetStock(mug, 27);

        await SeeAsync(bench, mug);

        Assert.Equal((27, 27), ((await bench.ItemAsync(sku)).OnHand, woo.StockOf(mug)));
        Assert.DoesNotContain(woo.Calls, call => call.StartsWith("PUT", StringComparison.Ordinal));
    }

    private static OrderStanding Standing(string order, int accepted) => new(order, accepted, 0, 0, 0, null);

    private static async Task SeeAsync(ShopBench bench, int product)
    {
        await bench.TellAsync(ErrandKind.Stock, product);
        await bench.RunErrandsAsync();
    }

    /// <summary>A run in which the shop makes a change and its answer is lost, at each try.</summary>
    private static async Task LostAsync(ShopBench bench)
    {
        var run = bench.Of<ShopCatchUp>().RunErrandsAsync(default);
        while (!run.IsCompleted)
        {
            bench.Clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.WhenAny(run, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
        }

        await run;
    }

    private Task<ShopBench> WooAsync(WooShop woo) =>
        ShopBench.OpenAsync(cosmos, $"push-{Interlocked.Increment(ref _shops)}", "woocommerce", woo.Url, ("PushStock", "true"));
}
