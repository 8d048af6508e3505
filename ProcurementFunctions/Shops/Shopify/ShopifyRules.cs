using System.Text.Json;

namespace ProcurementFunctions.Shops.Shopify;

/// <summary>What Shopify's Admin API says of orders, stock and its own limits. Pure.</summary>
internal static class ShopifyRules
{
    /// <param name="more">Lines of it that did not come with it.</param>
    public static ReadOrder OrderOf(JsonElement order, IEnumerable<JsonElement> more) => new(
        order.Id("id"),
        order.Time("createdAt"),
        order.Time("updatedAt"),
        order.Field("cancelledAt") is null && order.Field("test") is not { ValueKind: JsonValueKind.True },
        [
            .. LinesOf(order).Concat(more).Select(line => new ReadLine(line.Id("id"), line.Text("sku"), Math.Max(0, line.Units("currentQuantity") ?? 0))),
        ]);

    public static IEnumerable<JsonElement> LinesOf(JsonElement order) => order.Field("lineItems")?.Items("nodes") ?? [];

    /// <param name="location">The one that counts; empty: all do.</param>
    public static ReadStock StockOf(JsonElement item, string location)
    {
        var (id, sku) = (item.Id("id"), item.Text("sku"));
        if (item.Field("tracked") is not { ValueKind: JsonValueKind.True }) return new(id, null, sku, null);
        if (item.Field("inventoryLevels") is not { } levels) return new(id, null, sku, null, "the shop tells no stock of it");
        var counted = levels.Items("nodes").Where(level => location.Length == 0 || level.Field("location")?.IdOrNone("id") == location).ToArray();
        if (counted.Length == 0 && NextOf(levels).HasNext) return new(id, null, sku, null, "it is stocked at more locations than are read; its location is not among the first 20");
        if (location.Length == 0 && NextOf(levels).HasNext) return new(id, null, sku, null, "it is stocked at more than 20 locations; name the one that counts in ShopLocation");
        // Not stocked at the location that counts: nothing is told of it.
        return counted.Length == 0 ? new(id, null, sku, null) : new(id, null, sku, counted.Sum(level => level.Items("quantities").Sum(one => one.Units("quantity") ?? 0)));
    }

    /// <summary>Whether there is more of a list, and where it goes on.</summary>
    public static (bool HasNext, string? Cursor) NextOf(JsonElement list) =>
        list.Field("pageInfo") is { } page && page.Field("hasNextPage") is { ValueKind: JsonValueKind.True } ? (true, page.Text("endCursor")) : (false, null);

    /// <summary>The first error of an answer; null: it has none.</summary>
    public static string? ErrorOf(JsonElement answer) => answer.Items("errors").Select(CodeOf).FirstOrDefault();

    /// <summary>
    /// How long to wait until the points of the last query are there again: its cost is taken from a bucket that fills by so many points
    /// a second.
    /// </summary>
    /// <param name="answer">Of that query, with what it cost.</param>
    public static TimeSpan WaitAfter(JsonElement answer)
    {
        if (answer.Field("extensions")?.Field("cost") is not { } cost || cost.Field("throttleStatus") is not { } status) return TimeSpan.Zero;
        var lacking = (cost.Units("requestedQueryCost") ?? 0) - (status.Units("currentlyAvailable") ?? 0);
        var rate = status.Units("restoreRate") ?? 0;
        return lacking <= 0 || rate <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)lacking / rate);
    }

    private static string CodeOf(JsonElement error)
    {
        var code = error.Field("extensions")?.Text("code") ?? "";
        return code.Length > 0 ? code : "an error";
    }
}
