namespace ProcurementFunctions.Shops;

/// <summary>How a shop stands, as it travels over HTTP. Times are on the wall clock, <paramref name="OrdersUntil"/> on the shop's.</summary>
/// <param name="LastSuccess">When all that had changed was last read to its end.</param>
/// <param name="FailingSince">Null: it works.</param>
/// <param name="SilentSince">Since when it has not been read to its end, where that is so long that somebody has to look; null: it is not.</param>
/// <param name="OrdersFrom">The first day of which all orders have been read.</param>
/// <param name="OrdersUntil">The newest change of an order that was taken in.</param>
/// <param name="StockRead">When all stock was last read.</param>
/// <param name="Events">Events that told of a change.</param>
/// <param name="Orders">Orders that were taken in, those that changed counted anew.</param>
/// <param name="Pushes">Changes of the shop's stock that were made.</param>
/// <param name="UnknownSkus">SKUs of the shop that no item has, at most 200; they make no items.</param>
/// <param name="Troubles">What is not, or not wholly, taken in, at most 200.</param>
public sealed record ShopView(
    string Name,
    string Kind,
    string Host,
    bool PushStock,
    DateTimeOffset? LastSuccess,
    DateTimeOffset? FailingSince,
    DateTimeOffset? SilentSince,
    string? LastError,
    DateTimeOffset? RestsUntil,
    DateOnly? OrdersFrom,
    DateTimeOffset? OrdersUntil,
    DateTimeOffset? StockRead,
    long Events,
    DateTimeOffset? LastEvent,
    long Orders,
    long Pushes,
    IReadOnlyList<string> UnknownSkus,
    IReadOnlyList<ShopTrouble> Troubles)
{
    internal static ShopView Of(Shop shop, ShopDocument? known, DateTimeOffset now) => new(
        shop.Name,
        shop.Kind == ShopKind.Shopify ? "shopify" : "woocommerce",
        shop.Options.Url!.Authority,
        shop.Options.PushStock,
        known?.LastSuccessAt,
        known?.FailingSince,
        known is null ? null : ShopDocumentRules.SilentSince(known, now),
        known?.LastError,
        known?.RestsUntil,
        known?.Since,
        known?.OrdersMark,
        known?.StockReadAt,
        known?.Events ?? 0,
        known?.LastEventAt,
        known?.Orders ?? 0,
        known?.Pushes ?? 0,
        known?.Unknown ?? [],
        [.. (known?.Troubles ?? new Dictionary<string, string>()).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new ShopTrouble(one.Key, one.Value))]);
}

/// <summary>Why something of a shop is not, or not wholly, taken in.</summary>
public sealed record ShopTrouble(string Sku, string Why);
