using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ProcurementFunctions.Tests.Shops;

/// <summary>WooCommerce's REST API, version 3, as its documentation has it: pages, filters by change, variations, refunds, basic sign-in.</summary>
internal sealed class WooShop : HttpStandIn
{
    public const string Key = "ck_of_the_test";
    public const string Secret = "cs_that_nobody_may_read";

    private readonly List<JsonObject> _products = [];
    private readonly Dictionary<int, List<JsonObject>> _variations = [];
    private readonly List<JsonObject> _orders = [];
    private readonly Dictionary<int, List<JsonObject>> _refunds = [];
    private int _next = 1000;

    public static async Task<WooShop> OpenAsync()
    {
        var shop = new WooShop();
        await shop.StartAsync();
        return shop;
    }

    /// <param name="stock">Null: its stock is not managed.</param>
    public int AddProduct(string? sku, int? stock)
    {
        lock (Guard)
        {
            _products.Add(new() { ["id"] = ++_next, ["parent_id"] = 0, ["sku"] = sku, ["manage_stock"] = stock is not null, ["stock_quantity"] = stock, ["variations"] = new JsonArray() });
            return _next;
        }
    }

    /// <param name="stock">Null: it is kept with the product.</param>
    public (int Product, int[] Variations) AddVariable(params (string Sku, int? Stock)[] variations)
    {
        var product = AddProduct("", null);
        lock (Guard)
        {
            _variations[product] =
            [
                .. variations.Select(one => new JsonObject
                {
                    ["id"] = ++_next, ["sku"] = one.Sku, ["manage_stock"] = one.Stock is null ? "parent" : true, ["stock_quantity"] = one.Stock ?? 99,
                }),
            ];
            int[] ids = [.. _variations[product].Select(one => (int)one["id"]!)];
            _products.Last()["variations"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]);
            return (product, ids);
        }
    }

    public void SetStock(int id, int stock)
    {
        lock (Guard) Found(id)!["stock_quantity"] = stock;
    }

    public int StockOf(int id)
    {
        lock (Guard) return (int)Found(id)!["stock_quantity"]!;
    }

    public void Rename(int id, string? sku)
    {
        lock (Guard) Found(id)!["sku"] = sku;
    }

    public void DeleteProduct(int id)
    {
        lock (Guard) _products.RemoveAll(one => (int)one["id"]! == id);
    }

    public int AddOrder(DateTimeOffset at, params (string? Sku, int Units)[] lines) => AddOrder(at, "processing", lines);

    public int AddOrder(DateTimeOffset at, string status, params (string? Sku, int Units)[] lines)
    {
        lock (Guard)
        {
            var order = new JsonObject
            {
                ["id"] = ++_next,
                ["status"] = status,
                ["date_created_gmt"] = Gmt(at),
                ["date_modified_gmt"] = Gmt(at),
                ["billing"] = new JsonObject { ["first_name"] = "Somebody", ["email"] = "customer@example.com" },
                ["line_items"] = new JsonArray([.. lines.Select(line => new JsonObject { ["id"] = ++_next, ["sku"] = line.Sku, ["quantity"] = line.Units })]),
                ["refunds"] = new JsonArray(),
            };
            _orders.Add(order);
            return (int)order["id"]!;
        }
    }

    /// <summary>Changes an order at this time.</summary>
    public void Change(int id, DateTimeOffset at, Action<JsonObject> change)
    {
        lock (Guard)
        {
            var order = _orders.Single(one => (int)one["id"]! == id);
            change(order);
            order["date_modified_gmt"] = Gmt(at);
        }
    }

    /// <summary>Units of the first line go back.</summary>
    public void Refund(int id, DateTimeOffset at, int units) => Change(id, at, order =>
    {
        var refund = new JsonObject
        {
            ["id"] = ++_next,
            ["line_items"] = new JsonArray(new JsonObject
            {
                ["id"] = ++_next,
                ["sku"] = "",
                ["quantity"] = -units,
                ["meta_data"] = new JsonArray(new JsonObject { ["id"] = 1, ["key"] = "_refunded_item_id", ["value"] = order["line_items"]![0]!["id"]!.ToString() }),
            }),
        };
        if (!_refunds.TryGetValue(id, out var refunds)) _refunds[id] = refunds = [];
        refunds.Add(refund);
        order["refunds"]!.AsArray().Add(new JsonObject { ["id"] = (int)refund["id"]!, ["total"] = "-1.00" });
    });

    public void DeleteOrder(int id)
    {
        lock (Guard) _orders.RemoveAll(one => (int)one["id"]! == id);
    }

    protected override bool IsSignedIn(HttpRequest request) =>
        request.Headers.Authorization == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Key}:{Secret}"))}";

    protected override JsonNode? Answer(HttpRequest request, string body, IHeaderDictionary headers)
    {
        var parts = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["wp-json", "wc", "v3"], parts[..3]);
        var change = request.Method == "PUT" ? JsonNode.Parse(body)!.AsObject() : null;
        return parts[3..] switch
        {
            ["products"] => Page(_products.OrderBy(one => (int)one["id"]!), request, headers),
            ["products", var id] when change is not null => Put(_products.SingleOrDefault(one => $"{one["id"]}" == id), change),
            ["products", var id] => One(int.Parse(id, CultureInfo.InvariantCulture), request),
            ["products", var product, "variations"] => Page(_variations[int.Parse(product, CultureInfo.InvariantCulture)], request, headers),
            ["products", var product, "variations", var id] => Put(_variations[int.Parse(product, CultureInfo.InvariantCulture)].SingleOrDefault(one => $"{one["id"]}" == id), change!),
            ["orders"] => Page(Orders(request), request, headers),
            ["orders", var id, "refunds"] => Page(_refunds.GetValueOrDefault(int.Parse(id, CultureInfo.InvariantCulture)) ?? [], request, headers),
            _ => null,
        };
    }

    private static string Gmt(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static JsonObject? Put(JsonObject? found, JsonObject change)
    {
        if (found is not null) found["stock_quantity"] = (int)change["stock_quantity"]!;
        return found?.DeepClone().AsObject();
    }

    private JsonObject? Found(int id) => _products.Concat(_variations.Values.SelectMany(some => some)).FirstOrDefault(one => (int)one["id"]! == id);

    private JsonObject? One(int id, HttpRequest request)
    {
        if (Found(id) is not { } found) return null;
        var one = Fields(found, request);
        foreach (var (product, _) in _variations.Where(some => some.Value.Contains(found))) one["parent_id"] = product;
        return one;
    }

    private IEnumerable<JsonObject> Orders(HttpRequest request)
    {
        if (request.Query["include"].ToString() is { Length: > 0 } ids) return _orders.Where(one => ids.Split(',').Contains($"{one["id"]}"));
        Assert.Equal(("modified", "asc", "true"), (request.Query["orderby"].ToString(), request.Query["order"].ToString(), request.Query["dates_are_gmt"].ToString()));
        var after = request.Query["modified_after"].ToString();
        return _orders
            .Where(one => string.CompareOrdinal((string?)one["date_modified_gmt"], after) > 0)
            .OrderBy(one => (string?)one["date_modified_gmt"], StringComparer.Ordinal).ThenBy(one => (int)one["id"]!);
    }

    private static JsonArray Page(IEnumerable<JsonObject> all, HttpRequest request, IHeaderDictionary headers)
    {
        var size = int.Parse(request.Query["per_page"].ToString() is { Length: > 0 } said ? said : "10", CultureInfo.InvariantCulture);
        var page = int.Parse(request.Query["page"].ToString() is { Length: > 0 } number ? number : "1", CultureInfo.InvariantCulture);
        Assert.InRange(size, 1, 100);
        var found = all.ToArray();
        headers["X-WP-Total"] = found.Length.ToString(CultureInfo.InvariantCulture);
        headers["X-WP-TotalPages"] = ((found.Length + size - 1) / size).ToString(CultureInfo.InvariantCulture);
        return [.. found.Skip((page - 1) * size).Take(size).Select(one => Fields(one, request))];
    }

    private static JsonObject Fields(JsonObject one, HttpRequest request)
    {
        var wanted = request.Query["_fields"].ToString().Split(',');
        return new(one.Where(field => wanted.Contains(field.Key)).Select(field => new KeyValuePair<string, JsonNode?>(field.Key, field.Value?.DeepClone())));
    }
}
