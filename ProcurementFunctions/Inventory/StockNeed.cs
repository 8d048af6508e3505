using System.Globalization;

namespace ProcurementFunctions.Inventory;

/// <summary>
/// One need of an item, "{sku}:{number}", the number being how many needs of it ended before. However often the stock is
/// checked while it lasts, it is the same need.
/// </summary>
public readonly record struct StockNeed(string Sku, int Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sku}:{Number}");

    public static bool TryParse(string text, out StockNeed need)
    {
        var colon = text.LastIndexOf(':');
        var isNeed = int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && colon > 0;
        need = isNeed ? new(text[..colon], number) : default;
        return isNeed;
    }
}
