using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Units;

/// <summary>What "5 boxes" of an item may be. Pure.</summary>
internal static class SaidUnitRules
{
    // What people call any pack by.
    private static readonly string[] AnyPack = ["BX", "CS", "CT", "PK", "CR", "BE"];

    /// <summary>
    /// The stock units that one of it may hold: by the offers that are sold by just that; else, as people say box for any pack, by
    /// all that are sold in packs. None where nothing is known of it.
    /// </summary>
    /// <param name="word">Such as "boxes" or "kg".</param>
    public static IReadOnlyList<int> Sizes(IReadOnlyCollection<VendorOffer> offers, string word)
    {
        if (UnitRules.OfWord(word) is not { } unit) return [];
        int[] exact = [.. offers.Where(offer => offer.SoldBy?.Code == unit.Code).Select(offer => offer.SoldBy!.Size).Distinct().Order()];
        if (exact.Length > 0) return exact;
        return AnyPack.Contains(unit.Code) ? [.. offers.Select(offer => offer.PackSize).Where(size => size > 1).Distinct().Order()] : [];
    }
}
