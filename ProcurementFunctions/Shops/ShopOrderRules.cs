namespace ProcurementFunctions.Shops;

/// <summary>What an order that was read makes of what is known of it, and what days sold. Pure.</summary>
internal static class ShopOrderRules
{
    /// <summary>The demand of a day that is so many days ago changes no more.</summary>
    public const int OldestDays = 400;

    /// <summary>How far back the orders of a shop are read that is new.</summary>
    public const int FirstDays = 365;

    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>
    /// The order as it was read. What was read before counts no more, and what was read since stays. A line whose product was deleted keeps the SKU
    /// that it had; one that is there no more stays without units, so that its item is told so.
    /// </summary>
    /// <param name="known">Null: it is new.</param>
    public static ShopOrder Taken(ShopOrder? known, string shop, ReadOrder read, DateOnly day, DateTimeOffset readAt)
    {
        if (known is not null && known.ReadAt > readAt) return known;
        var lines = LinesOf(known, read);
        var taken = (known ?? new() { Id = ShopOrder.IdOf(shop, read.Id), Shop = shop, Day = day, ReadAt = readAt }) with
        {
            Day = day,
            PastDays = known is null || known.Day == day || known.PastDays.Contains(known.Day) ? known?.PastDays ?? [] : [.. known.PastDays, known.Day],
            ReadAt = readAt,
            UpdatedAt = read.UpdatedAt,
            Sells = read.Sells,
            Lines = lines,
            Skus = [.. lines.Select(line => line.Sku).Where(sku => sku.Length > 0).Distinct()],
        };
        return known is not null && IsSame(known, taken) ? known : taken;
    }

    /// <summary>It is gone.</summary>
    public static ShopOrder? Gone(ShopOrder? known, DateTimeOffset readAt) =>
        known is null || known.ReadAt > readAt || !known.Sells ? known : known with { Sells = false, ReadAt = readAt };

    /// <summary>The days whose demand it has, or had, a part in.</summary>
    public static IEnumerable<DateOnly> DaysOf(ShopOrder order) => order.PastDays.Append(order.Day);

    /// <summary>Units that the orders of a day sold, by SKU; 0 where none.</summary>
    /// <param name="skus">Those that are asked for.</param>
    public static Dictionary<string, int> SoldOf(IEnumerable<ShopOrder> orders, IReadOnlyCollection<string> skus)
    {
        var sold = skus.ToDictionary(sku => sku, _ => 0, StringComparer.Ordinal);
        foreach (var line in orders.Where(order => order.Sells).SelectMany(order => order.Lines))
        {
            if (sold.TryGetValue(line.Sku, out var units)) sold[line.Sku] = (int)Math.Min(int.MaxValue, (long)units + line.Units);
        }

        return sold;
    }

    private static ShopOrderLine[] LinesOf(ShopOrder? known, ReadOrder read)
    {
        var before = known?.Lines ?? [];
        var now = read.Lines.Select(line => new ShopOrderLine(line.Id, line.Sku.Length > 0 ? line.Sku : SkuOf(before, line.Id), line.Units)).ToArray();
        var told = now.Select(line => (line.Id, line.Sku)).ToHashSet();
        return [.. now, .. before.Where(line => !told.Contains((line.Id, line.Sku))).Select(line => line with { Units = 0 })];
    }

    private static string SkuOf(IReadOnlyList<ShopOrderLine> before, string id) => before.FirstOrDefault(line => line.Id == id && line.Sku.Length > 0)?.Sku ?? "";

    private static bool IsSame(ShopOrder one, ShopOrder other) =>
        one.Day == other.Day && one.Sells == other.Sells && one.UpdatedAt == other.UpdatedAt && one.Lines.SequenceEqual(other.Lines);
}
