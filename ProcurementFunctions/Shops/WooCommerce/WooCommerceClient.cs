using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ProcurementFunctions.Shops.WooCommerce;

/// <summary>WooCommerce's REST API, version 3, with a consumer key and secret (HTTP Basic).</summary>
internal sealed class WooCommerceClient(ShopHttp http) : IShopClient
{
    private const string Api = "wp-json/wc/v3/";
    private const string OrderFields = "id,status,date_created_gmt,date_modified_gmt,line_items,refunds";
    private const string ProductFields = "id,parent_id,sku,manage_stock,stock_quantity,variations";
    private const int OrdersAPage = 100;
    private const int ProductsAPage = 50;
    private const int MostAPage = 100;

    /// <summary>
    /// By the time of the change and not by page alone: an order that changes while pages are read moves to the end, and the others move up.
    /// </summary>
    public async Task<OrdersPage> ListOrdersAsync(Shop shop, OrdersPlace place, CancellationToken cancellation)
    {
        var page = place.Cursor is null ? 1 : int.Parse(place.Cursor, CultureInfo.InvariantCulture);
        // "After" leaves out the second itself.
        var after = place.Since.ToUniversalTime().AddSeconds(-1).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var read = await OrdersAsync(shop, $"modified_after={after}&dates_are_gmt=true&orderby=modified&order=asc&page={page}", cancellation);
        if (read.Orders.Count < OrdersAPage) return read;
        var newest = read.Orders.Max(order => order.UpdatedAt);
        return read with { Next = newest > place.Since ? new(newest) : place with { Cursor = (page + 1).ToString(CultureInfo.InvariantCulture) } };
    }

    public Task<OrdersPage> ReadOrdersAsync(Shop shop, IReadOnlyList<string> ids, CancellationToken cancellation) =>
        OrdersAsync(shop, $"include={string.Join(',', ids)}", cancellation);

    public async Task<StockPage> ListStockAsync(Shop shop, string? cursor, CancellationToken cancellation)
    {
        var page = cursor is null ? 1 : int.Parse(cursor, CultureInfo.InvariantCulture);
        var at = http.Clock.Now;
        var products = await ListAsync(shop, $"products?per_page={ProductsAPage}&page={page}&orderby=id&order=asc&_fields={ProductFields}", cancellation);
        var stock = new List<ReadStock>();
        foreach (var product in products)
        {
            if (WooCommerceRules.StockOf(product) is { } own) stock.Add(own);
            if (WooCommerceRules.IsVariable(product)) stock.AddRange(await VariationsAsync(shop, product.Id("id"), cancellation));
        }

        return new(stock, at, products.Length < ProductsAPage ? null : (page + 1).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>One by one, as a list of products has no variations in it.</summary>
    public async Task<StockPage> ReadStockAsync(Shop shop, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var (at, stock) = (http.Clock.Now, new List<ReadStock>());
        foreach (var id in ids)
        {
            try
            {
                var product = await GetAsync(shop, $"products/{id}?_fields={ProductFields}", cancellation);
                if (WooCommerceRules.StockOf(product) is { } own) stock.Add(own);
                if (WooCommerceRules.IsVariable(product)) stock.AddRange(await VariationsAsync(shop, id, cancellation));
            }
            catch (ShopAwayException gone) when (gone.IsForGood)
            {
                // It was deleted meanwhile.
            }
        }

        return new(stock, at, null);
    }

    /// <summary>Sets what it is to be, as WooCommerce documents no relative change.</summary>
    public async Task AddAsync(Shop shop, ShopItem item, ShopPush push, int units, CancellationToken cancellation)
    {
        var path = item.ParentId is { } parent ? $"products/{parent}/variations/{item.Id}" : $"products/{item.Id}";
        await http.SendAsync(() => Request(shop, HttpMethod.Put, $"{path}?_fields=id", new() { ["stock_quantity"] = units + push.Units }), cancellation);
    }

    private async Task<OrdersPage> OrdersAsync(Shop shop, string query, CancellationToken cancellation)
    {
        var at = http.Clock.Now;
        var listed = await ListAsync(shop, $"orders?per_page={OrdersAPage}&{query}&_fields={OrderFields}", cancellation);
        var orders = new List<ReadOrder>();
        foreach (var order in listed)
        {
            var refunds = WooCommerceRules.HasRefunds(order)
                ? await ListAsync(shop, $"orders/{order.Id("id")}/refunds?per_page={MostAPage}&_fields=id,line_items", cancellation)
                : [];
            orders.Add(WooCommerceRules.OrderOf(order, refunds));
        }

        return new(orders, at, null);
    }

    private async Task<IReadOnlyList<ReadStock>> VariationsAsync(Shop shop, string product, CancellationToken cancellation)
    {
        var found = new List<ReadStock>();
        for (var page = 1; ; page++)
        {
            var some = await ListAsync(shop, $"products/{product}/variations?per_page={MostAPage}&page={page}&orderby=id&order=asc&_fields={ProductFields}", cancellation);
            // Older versions do not tell a variation's product here.
            found.AddRange(some.Select(WooCommerceRules.StockOf).OfType<ReadStock>().Select(one => one with { ParentId = product }));
            if (some.Length < MostAPage) return found;
        }
    }

    private async Task<JsonElement[]> ListAsync(Shop shop, string resource, CancellationToken cancellation) =>
        await GetAsync(shop, resource, cancellation) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray()]
            : throw new ShopAwayException("answered no list where a list is documented");

    private Task<JsonElement> GetAsync(Shop shop, string resource, CancellationToken cancellation) =>
        http.SendAsync(() => Request(shop, HttpMethod.Get, resource), cancellation);

    private static HttpRequestMessage Request(Shop shop, HttpMethod method, string resource, Dictionary<string, int>? body = null)
    {
        var secret = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{shop.Options.ConsumerKey}:{shop.Options.ConsumerSecret}"));
        var request = new HttpRequestMessage(method, shop.AddressOf(Api + resource));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", secret);
        request.Headers.Accept.Add(new("application/json"));
        if (body is not null) request.Content = JsonContent.Create(body, ShopsJson.Default.DictionaryStringInt32);
        return request;
    }
}
