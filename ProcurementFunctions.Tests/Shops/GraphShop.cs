using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace ProcurementFunctions.Tests.Shops;

/// <summary>
/// Shopify's Admin API (GraphQL) as its documentation has it, for the queries that are asked of it: cursors, the filter by change, points that
/// run out, changes of stock by key. It is no GraphQL server: it tells the queries apart by their fields.
/// </summary>
internal sealed partial class GraphShop : HttpStandIn
{
    public const string Token = "shpat_that_nobody_may_read";
    public const long Location = 777;

    private readonly List<JsonObject> _items = [];
    private readonly List<JsonObject> _orders = [];
    private readonly HashSet<string> _keys = [];
    private long _next = 9_000_000_000;

    /// <summary>So many next queries are throttled.</summary>
    public int Throttled { get; set; }

    /// <summary>How often a change of stock came under a key that was known.</summary>
    public int Repeats { get; private set; }

    public static async Task<GraphShop> OpenAsync()
    {
        var shop = new GraphShop();
        await shop.StartAsync();
        return shop;
    }

    /// <param name="stock">By location; null: it is not tracked.</param>
    public long AddItem(string sku, params (long Location, int Available)[]? stock)
    {
        lock (Guard)
        {
            _items.Add(new()
            {
                ["id"] = $"gid://shopify/InventoryItem/{++_next}",
                ["sku"] = sku,
                ["tracked"] = stock is not null,
                ["inventoryLevels"] = new JsonObject
                {
                    ["pageInfo"] = new JsonObject { ["hasNextPage"] = false },
                    ["nodes"] = new JsonArray([.. (stock ?? []).Select(one => Level(one.Location, one.Available))]),
                },
            });
            return _next;
        }
    }

    public void SetStock(long id, long location, int available)
    {
        lock (Guard) LevelOf(id, location)["quantities"]![0]!["quantity"] = available;
    }

    public int StockOf(long id, long location)
    {
        lock (Guard) return (int)LevelOf(id, location)["quantities"]![0]!["quantity"]!;
    }

    public long AddOrder(DateTimeOffset at, params (string? Sku, int Units)[] lines)
    {
        lock (Guard)
        {
            var id = ++_next;
            _orders.Add(new()
            {
                ["id"] = $"gid://shopify/Order/{id}",
                ["createdAt"] = Utc(at),
                ["updatedAt"] = Utc(at),
                ["cancelledAt"] = null,
                ["test"] = false,
                ["lines"] = new JsonArray([.. lines.Select(line => new JsonObject { ["id"] = $"gid://shopify/LineItem/{++_next}", ["sku"] = line.Sku, ["currentQuantity"] = line.Units })]),
            });
            return id;
        }
    }

    public void Change(long id, DateTimeOffset at, Action<JsonObject> change)
    {
        lock (Guard)
        {
            var order = _orders.Single(one => (string?)one["id"] == $"gid://shopify/Order/{id}");
            change(order);
            order["updatedAt"] = Utc(at);
        }
    }

    public static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    protected override bool IsSignedIn(HttpRequest request) => request.Headers["X-Shopify-Access-Token"] == Token;

    protected override JsonNode? Answer(HttpRequest request, string body, IHeaderDictionary headers)
    {
        if (request.Path != "/admin/api/2026-10/graphql.json") return null;
        var asked = JsonNode.Parse(body)!;
        if (Throttled > 0)
        {
            Throttled--;
            return new JsonObject
            {
                ["errors"] = new JsonArray(new JsonObject { ["message"] = "Throttled", ["extensions"] = new JsonObject { ["code"] = "THROTTLED" } }),
                ["extensions"] = Cost(requested: 500, available: 400, rate: 1000),
            };
        }

        var (query, variables) = ((string)asked["query"]!, asked["variables"]!.AsObject());
        return new JsonObject { ["data"] = Data(query, variables), ["extensions"] = Cost(requested: 500, available: 900, rate: 1000) };
    }

    private static JsonObject Cost(int requested, int available, int rate) => new()
    {
        ["cost"] = new JsonObject
        {
            ["requestedQueryCost"] = requested,
            ["actualQueryCost"] = 20,
            ["throttleStatus"] = new JsonObject { ["maximumAvailable"] = 2000.0, ["currentlyAvailable"] = available, ["restoreRate"] = (double)rate },
        },
    };

    private JsonObject Data(string query, JsonObject variables)
    {
        if (query.Contains("inventoryAdjustQuantities", StringComparison.Ordinal)) return Adjusted(query, variables);
        if (query.Contains("orders(first: 10", StringComparison.Ordinal)) return new() { ["orders"] = Page(Changed((string)variables["filter"]!), variables, 10) };
        if (query.Contains("inventoryItems(first: 10", StringComparison.Ordinal)) return new() { ["inventoryItems"] = Page(_items, variables, 10) };
        if (query.Contains("node(id:", StringComparison.Ordinal))
            return new() { ["node"] = new JsonObject { ["lineItems"] = Lines(_orders.Single(one => (string?)one["id"] == (string?)variables["id"]), (string?)variables["after"]) } };
        Assert.Contains("nodes(ids:", query, StringComparison.Ordinal);
        return new()
        {
            ["nodes"] = new JsonArray([.. variables["ids"]!.AsArray().Select(id => _orders.Concat(_items).FirstOrDefault(one => (string?)one["id"] == (string?)id) is { } found ? Shown(found) : null)]),
        };
    }

    private IEnumerable<JsonObject> Changed(string filter)
    {
        var since = Filter().Match(filter).Groups[1].Value;
        Assert.NotEmpty(since);
        return _orders.Where(one => string.CompareOrdinal((string?)one["updatedAt"], since) >= 0).OrderBy(one => (string?)one["updatedAt"], StringComparer.Ordinal);
    }

    /// <summary>A cursor names the last one of its page, so that the next page begins behind it whatever has moved.</summary>
    private static JsonObject Page(IEnumerable<JsonObject> all, JsonObject variables, int size)
    {
        var found = all.ToList();
        var from = (string?)variables["after"] is { } after ? found.FindIndex(one => $"after {one["id"]}" == after) + 1 : 0;
        var page = found.Skip(from).Take(size).ToArray();
        return new()
        {
            ["pageInfo"] = new JsonObject { ["hasNextPage"] = from + page.Length < found.Count, ["endCursor"] = page.Length == 0 ? null : $"after {page[^1]["id"]}" },
            ["nodes"] = new JsonArray([.. page.Select(Shown)]),
        };
    }

    private static JsonObject Shown(JsonObject one)
    {
        var shown = one.DeepClone().AsObject();
        if (!shown.Remove("lines")) return shown;
        shown["lineItems"] = Lines(one, null);
        return shown;
    }

    private static JsonObject Lines(JsonObject order, string? after)
    {
        var (lines, from) = (order["lines"]!.AsArray(), after is null ? 0 : int.Parse(after, CultureInfo.InvariantCulture));
        return new()
        {
            ["pageInfo"] = new JsonObject { ["hasNextPage"] = lines.Count > from + 50, ["endCursor"] = (from + 50).ToString(CultureInfo.InvariantCulture) },
            ["nodes"] = new JsonArray([.. lines.Skip(from).Take(50).Select(line => line!.DeepClone())]),
        };
    }

    private JsonObject Adjusted(string query, JsonObject variables)
    {
        Assert.Contains("@idempotent(key: $key)", query, StringComparison.Ordinal);
        var change = variables["input"]!["changes"]![0]!.AsObject();
        // Said outright since 2026-04.
        Assert.True(change.ContainsKey("changeFromQuantity"));
        Assert.Equal("available", (string?)variables["input"]!["name"]);
        if (!_keys.Add((string)variables["key"]!)) Repeats++;
        else
        {
            var level = LevelOf(IdOf(change["inventoryItemId"]!), IdOf(change["locationId"]!));
            level["quantities"]![0]!["quantity"] = (int)level["quantities"]![0]!["quantity"]! + (int)change["delta"]!;
        }

        return new() { ["inventoryAdjustQuantities"] = new JsonObject { ["userErrors"] = new JsonArray() } };
    }

    private static long IdOf(JsonNode gid) => long.Parse(((string)gid!).Split('/')[^1], CultureInfo.InvariantCulture);

    private static JsonObject Level(long location, int available) => new()
    {
        ["location"] = new JsonObject { ["id"] = $"gid://shopify/Location/{location}" },
        ["quantities"] = new JsonArray(new JsonObject { ["quantity"] = available }),
    };

    private JsonObject LevelOf(long id, long location) => _items.Single(one => (string?)one["id"] == $"gid://shopify/InventoryItem/{id}")["inventoryLevels"]!["nodes"]!.AsArray()
        .Single(one => (string?)one!["location"]!["id"] == $"gid://shopify/Location/{location}")!.AsObject();

    [GeneratedRegex("^updated_at:>='([^']+)'$")]
    private static partial Regex Filter();
}
