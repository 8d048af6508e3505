namespace ProcurementFunctions.Knowledge;

/// <summary>
/// How many prices a vendor's document holds: those of the items heard of last, and each on which a person has given a
/// word. The others are computed from their evidence when they are asked for. Pure.
/// </summary>
internal static class VendorPrices
{
    /// <summary>Some 60 KB; a vendor may sell many thousand items, and a document holds 2 MB.</summary>
    public const int MostKept = 100;

    /// <summary>The vendor with these beliefs, without the prices that are too many.</summary>
    public static VendorDocument With(VendorDocument vendor, IReadOnlyDictionary<string, LearnedBelief> beliefs)
    {
        var tooMany = beliefs
            .Where(belief => BeliefNames.IsPrice(belief.Key) && !HasWord(belief.Value))
            .OrderByDescending(belief => belief.Value.LastObserved)
            .ThenBy(belief => belief.Key, StringComparer.Ordinal)
            .Skip(MostKept)
            .Select(belief => belief.Key)
            .ToHashSet();
        return tooMany.Count == 0
            ? vendor with { Beliefs = beliefs }
            : vendor with
            {
                Beliefs = beliefs.Where(belief => !tooMany.Contains(belief.Key)).ToDictionary(),
                HasMorePrices = true,
            };
    }

    /// <summary>Whether the price of an item may be known and not be in the document.</summary>
    public static bool IsElsewhere(VendorDocument vendor, string name) =>
        vendor.HasMorePrices && BeliefNames.IsPrice(name) && !vendor.Beliefs.ContainsKey(name);

    private static bool HasWord(LearnedBelief belief) =>
        belief.Pinned is not null || belief.Corrected is not null || belief.CountsAfter is not null;
}
