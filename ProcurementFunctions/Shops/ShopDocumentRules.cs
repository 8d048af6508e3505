namespace ProcurementFunctions.Shops;

/// <summary>What runs and events make of what is known of a shop. Pure.</summary>
internal static class ShopDocumentRules
{
    /// <summary>The most SKUs that are listed as unknown, or as troubled.</summary>
    public const int MostListed = 200;

    /// <summary>For so long a shop may fail: a few runs, as one that is busy or is being updated is nothing to tell of.</summary>
    private static readonly TimeSpan LongestFailure = TimeSpan.FromHours(1);

    /// <summary>For so long the first reading of a large one may take, and goes on.</summary>
    private static readonly TimeSpan LongestReading = TimeSpan.FromDays(1);

    /// <summary>Whatever a shop asks, it is tried again after so long.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);

    /// <summary>Since when a shop has been silent for so long that somebody has to look at it; null: it is not.</summary>
    public static DateTimeOffset? SilentSince(ShopDocument shop, DateTimeOffset now) => shop switch
    {
        { FailingSince: { } failing } when now - failing >= LongestFailure => shop.LastSuccessAt ?? failing,
        _ when (shop.LastSuccessAt ?? shop.FirstTriedAt) is { } read && now - read >= LongestReading => read,
        _ => null,
    };

    /// <summary>What was taken in: its SKUs and what is wrong with them.</summary>
    public static ShopDocument With(ShopDocument shop, ShopNews news)
    {
        var unknown = shop.Unknown.Where(sku => !news.Known.ContainsKey(sku)).Union(news.Unknown.Keys).Order(StringComparer.Ordinal).Take(MostListed);
        var troubles = shop.Troubles.Where(one => !news.Fine.ContainsKey(one.Key) || news.Troubles.ContainsKey(one.Key)).ToDictionary(StringComparer.Ordinal);
        foreach (var (sku, why) in news.Troubles.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            if (troubles.Count < MostListed || troubles.ContainsKey(sku)) troubles[sku] = why;
        }

        return shop with { Unknown = [.. unknown], Troubles = troubles, Orders = shop.Orders + news.Orders };
    }

    /// <summary>A run came to its end.</summary>
    public static ShopDocument Succeeded(ShopDocument shop, DateTimeOffset now) =>
        shop with { LastSuccessAt = now, FailingSince = null, LastError = null, RestsUntil = null };

    /// <summary>The shop did not answer, or not as documented.</summary>
    public static ShopDocument Failed(ShopDocument shop, string why, TimeSpan? rest, DateTimeOffset now) =>
        shop with { FailingSince = shop.FailingSince ?? now, LastError = why, RestsUntil = rest is null ? null : now + (rest < LongestRest ? rest : LongestRest) };

    /// <summary>A run that begins; null: another is under way, or the shop wants to be left alone.</summary>
    /// <param name="until">When it is over at the latest.</param>
    /// <param name="anew">Whether all is read once more, as for a shop that is new.</param>
    /// <param name="zone">Of the shop.</param>
    public static ShopDocument? Begun(ShopDocument shop, DateTimeOffset now, DateTimeOffset until, bool anew, TimeZoneInfo zone)
    {
        if (shop.RunsUntil > now || shop.RestsUntil > now) return null;
        var from = now.AddDays(-ShopOrderRules.FirstDays);
        var begun = shop with { RunsUntil = until, FirstTriedAt = shop.FirstTriedAt ?? now, PushedAt = shop.PushedAt ?? now };
        if (anew || begun.OrdersMark is null)
        {
            // Of the day in which it begins, some orders are not read.
            var since = ShopOrderRules.DayOf(from, zone).AddDays(1);
            begun = begun with { OrdersMark = from, Since = begun.Since < since ? begun.Since : since };
        }

        return anew ? begun with { StockReadAt = null, StockBegunAt = null, StockCursor = null, SoldUntil = null } : begun;
    }

    /// <summary>Whether all of its stock is to be read now.</summary>
    public static bool IsStockDue(ShopDocument shop, DateTimeOffset now, TimeSpan every) =>
        shop.StockBegunAt is not null || shop.StockReadAt is null || shop.FailingSince is not null || now - shop.StockReadAt >= every;
}
