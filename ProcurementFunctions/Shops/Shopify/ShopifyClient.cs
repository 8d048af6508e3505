using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProcurementFunctions.Shops.Shopify;

/// <summary>Shopify's Admin API (GraphQL), with an access token.</summary>
internal sealed class ShopifyClient(ShopHttp http) : IShopClient
{
    private const string Throttled = "THROTTLED";
    private const int Attempts = 5;

    public async Task<OrdersPage> ListOrdersAsync(Shop shop, OrdersPlace place, CancellationToken cancellation)
    {
        var since = place.Since.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var at = http.Clock.Now;
        var data = await AskAsync(shop, ShopifyQueries.ListOrders, new() { ["filter"] = $"updated_at:>='{since}'", ["after"] = place.Cursor }, cancellation);
        var list = ListOf(data, "orders");
        var orders = await OrdersOfAsync(shop, list.Items("nodes"), cancellation);
        return new(orders, at, ShopifyRules.NextOf(list) is (true, var cursor) ? place with { Cursor = cursor } : null);
    }

    public async Task<OrdersPage> ReadOrdersAsync(Shop shop, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var (at, orders) = (http.Clock.Now, new List<ReadOrder>());
        foreach (var some in ids.Chunk(10))
        {
            var data = await AskAsync(shop, ShopifyQueries.ReadOrders, new() { ["ids"] = Gids("Order", some) }, cancellation);
            orders.AddRange(await OrdersOfAsync(shop, data.Items("nodes").Where(node => node.Field("id") is not null), cancellation));
        }

        return new(orders, at, null);
    }

    public async Task<StockPage> ListStockAsync(Shop shop, string? cursor, CancellationToken cancellation)
    {
        var at = http.Clock.Now;
        var data = await AskAsync(shop, ShopifyQueries.ListStock, new() { ["after"] = cursor }, cancellation);
        var list = ListOf(data, "inventoryItems");
        return new([.. list.Items("nodes").Select(item => ShopifyRules.StockOf(item, shop.Options.ShopLocation))], at, ShopifyRules.NextOf(list).Cursor);
    }

    public async Task<StockPage> ReadStockAsync(Shop shop, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var (at, stock) = (http.Clock.Now, new List<ReadStock>());
        foreach (var some in ids.Chunk(10))
        {
            var data = await AskAsync(shop, ShopifyQueries.ReadStock, new() { ["ids"] = Gids("InventoryItem", some) }, cancellation);
            stock.AddRange(data.Items("nodes").Where(node => node.Field("id") is not null).Select(item => ShopifyRules.StockOf(item, shop.Options.ShopLocation)));
        }

        return new(stock, at, null);
    }

    public async Task AddAsync(Shop shop, ShopItem item, ShopPush push, int units, CancellationToken cancellation)
    {
        var change = new JsonObject
        {
            ["delta"] = push.Units,
            ["inventoryItemId"] = Gid("InventoryItem", item.Id),
            ["locationId"] = Gid("Location", shop.Options.ShopLocation),
            // Said outright: no comparison, as sales may come between.
            ["changeFromQuantity"] = null,
        };
        var input = new JsonObject
        {
            ["name"] = "available",
            ["reason"] = push.Units > 0 ? "received" : "correction",
            ["changes"] = new JsonArray(change),
        };
        var data = await AskAsync(shop, ShopifyQueries.Adjust, new() { ["input"] = input, ["key"] = push.Key }, cancellation);
        var refused = data.Field("inventoryAdjustQuantities")?.Items("userErrors").FirstOrDefault();
        if (refused is { ValueKind: JsonValueKind.Object } why)
            throw new ShopAwayException($"would not change its stock ({(why.Text("code") is { Length: > 0 } code ? code : "no code")})", isForGood: true);
    }

    private async Task<IReadOnlyList<ReadOrder>> OrdersOfAsync(Shop shop, IEnumerable<JsonElement> orders, CancellationToken cancellation)
    {
        var read = new List<ReadOrder>();
        foreach (var order in orders) read.Add(ShopifyRules.OrderOf(order, await MoreLinesAsync(shop, order, cancellation)));
        return read;
    }

    private async Task<IReadOnlyList<JsonElement>> MoreLinesAsync(Shop shop, JsonElement order, CancellationToken cancellation)
    {
        var more = new List<JsonElement>();
        var next = order.Field("lineItems") is { } lines ? ShopifyRules.NextOf(lines) : default;
        while (next.HasNext)
        {
            var data = await AskAsync(shop, ShopifyQueries.ReadLines, new() { ["id"] = Gid("Order", order.Id("id")), ["after"] = next.Cursor }, cancellation);
            if (data.Field("node") is not { } node || node.Field("lineItems") is not { } some) break;
            more.AddRange(some.Items("nodes"));
            next = ShopifyRules.NextOf(some);
        }

        return more;
    }

    /// <summary>The data of the answer; a query that was throttled is asked again when its points are there.</summary>
    private async Task<JsonElement> AskAsync(Shop shop, string query, JsonObject variables, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await http.SendAsync(() => Request(shop, query, variables), cancellation);
            var wait = ShopifyRules.WaitAfter(answer);
            var error = ShopifyRules.ErrorOf(answer);
            if (error == Throttled && attempt < Attempts)
            {
                await http.WaitAsync(wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1), cancellation);
                continue;
            }

            if (error is not null) throw new ShopAwayException(error == "ACCESS_DENIED" ? "lacks a permission (ACCESS_DENIED)" : $"answered {error}");
            return answer.Field("data") ?? throw new ShopAwayException("answered no data");
        }
    }

    private static JsonElement ListOf(JsonElement data, string name) => data.Field(name) ?? throw new ShopAwayException($"answered no {name}");

    private static JsonArray Gids(string type, IEnumerable<string> ids) => [.. ids.Select(id => JsonValue.Create(Gid(type, id)))];

    private static string Gid(string type, string id) => $"gid://shopify/{type}/{id}";

    private static HttpRequestMessage Request(Shop shop, string query, JsonObject variables)
    {
        var body = new JsonObject { ["query"] = query, ["variables"] = variables.DeepClone() };
        var request = new HttpRequestMessage(HttpMethod.Post, shop.AddressOf($"admin/api/{ShopifyQueries.Version}/graphql.json"));
        request.Headers.Add("X-Shopify-Access-Token", shop.Options.AccessToken);
        request.Headers.Accept.Add(new("application/json"));
        request.Content = JsonContent.Create(body, ShopsJson.Default.JsonObject);
        return request;
    }
}
