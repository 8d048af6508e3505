namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>What a quote's terms mean for a quantity. Pure.</summary>
internal static class QuotePricing
{
    private const int GoodsDecimals = 6;
    private const int ShownDecimals = 4;

    /// <summary>The price of a unit when this many are bought: that of the highest price break reached.</summary>
    public static decimal UnitPriceAt(Quote quote, int quantity)
    {
        var price = quote.UnitPrice;
        var reached = 0;
        foreach (var step in quote.PriceBreaks)
        {
            if (step.MinQuantity <= quantity && step.MinQuantity >= reached) (price, reached) = (step.UnitPrice, step.MinQuantity);
        }

        return price;
    }

    /// <summary>What so many cost without shipping. The price of a stock unit may be a fraction of the vendor's own, such as a third.</summary>
    public static decimal GoodsAt(Quote quote, int quantity) => decimal.Round(UnitPriceAt(quote, quantity) * quantity, GoodsDecimals);

    /// <summary>What shipping so many costs: nothing from the value on from which the vendor ships free.</summary>
    public static decimal ShippingAt(Quote quote, int quantity) =>
        quote.FreeShippingFrom is { } value && GoodsAt(quote, quantity) >= value ? 0 : quote.ShippingCost;

    /// <summary>A price as people read it.</summary>
    public static decimal Shown(decimal price) => price.Scale > ShownDecimals ? decimal.Round(price, ShownDecimals) : price;

    /// <summary>
    /// The wanted quantity as it can be ordered: at least the minimum, rounded up to whole packs, at most what is
    /// available and what one order may hold, rounded down to whole packs. Null when nothing can be ordered.
    /// </summary>
    public static int? OrderableQuantity(Quote quote, int wanted)
    {
        var most = Math.Min(quote.Available, quote.MaxOrderQuantity ?? int.MaxValue) / quote.PackSize * quote.PackSize;
        var least = RoundUp(quote.MinOrderQuantity, quote.PackSize);
        if (most < least || most <= 0) return null;
        return (int)Math.Min(most, Math.Max(least, RoundUp(wanted, quote.PackSize)));
    }

    private static long RoundUp(int quantity, int pack) => ((long)quantity + pack - 1) / pack * pack;
}
