using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Units;

/// <summary>
/// What the offers of an item are counted in: they can be compared only where it is the same. Pure.
/// </summary>
internal static class StockUnitRules
{
    /// <summary>Pieces, where one offer is; else what most offers are counted in. Null: none says.</summary>
    public static string? Of(IEnumerable<VendorOffer> offers)
    {
        var told = offers.Select(offer => offer.StockUnit).OfType<string>().ToArray();
        if (told.Length == 0 || told.Contains(KnownUnits.Piece)) return told.Length == 0 ? null : KnownUnits.Piece;
        return told.GroupBy(code => code).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).First().Key;
    }

    /// <summary>Why an offer cannot be compared with the others; null: it can.</summary>
    public static string? WhyNot(VendorOffer offer, string? stockUnit) =>
        offer.StockUnit is { } own && stockUnit is not null && own != stockUnit
            ? $"it sells by {offer.Unit}, and nobody said how many {WordOf(stockUnit)} that is"
            : null;

    /// <summary>The plural of a unit, such as "pieces".</summary>
    public static string WordOf(string code) => KnownUnits.OfCode(code)?.Many ?? code;
}
