using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>What "it", "the first one" and "the cheaper one" mean in a session.</summary>
internal static class References
{
    /// <summary>The SKU or name that is meant, or null when the session knows of nothing of the kind.</summary>
    public static string? Resolve(Session session, ItemReference? reference) => reference switch
    {
        null => null,
        ItemReference.BySku(var sku) => sku,
        ItemReference.ByName(var name) => Known(session, name) ?? name,
        ItemReference.Last => session.SpokenOf.Count switch
        {
            1 => session.SpokenOf[0].Sku,
            0 => session.PendingOrder?.Sku ?? session.LastRecommendation?.Sku ?? session.FoundItems.Newest?.Sku ?? session.StartedPurchases.Newest?.Sku,
            // Several were named in one breath: which is meant has to be asked.
            _ => null,
        },
        ItemReference.Nth(> 0 and var n) when session.SpokenOf.Count > 1 => session.SpokenOf.ElementAtOrDefault(n - 1)?.Sku,
        _ => Recommended(session, reference)?.Sku,
    };

    /// <summary>The recommendation that is meant, or null.</summary>
    public static Recommendation? Recommended(Session session, ItemReference? reference) => reference switch
    {
        null or ItemReference.Last => session.PendingOrder is { } pending && session.RecommendationFor(pending.Sku) is { } of
            ? of
            : session.LastRecommendation,
        ItemReference.BySku(var sku) => session.RecommendationFor(sku),
        ItemReference.ByName(var name) => session.RecommendationFor(name) ?? Named(session, name),
        ItemReference.Nth(> 0 and var n) => session.Recommendations.ElementAtOrDefault(n - 1),
        ItemReference.Nth(var n) => session.Recommendations.OrderByDescending(r => r.At).ElementAtOrDefault(-n - 1),
        ItemReference.Cheapest => session.Recommendations.MinBy(r => r.LandedUnitCost),
        ItemReference.Fastest => session.Recommendations.MinBy(r => r.ExpectedArrival),
        _ => null,
    };

    /// <summary>Whether one of several is meant, such as "the cheaper one", and but one item has a recommendation.</summary>
    public static bool LacksAnother(Session session, ItemReference? reference) =>
        reference is ItemReference.Cheapest or ItemReference.Fastest && session.Recommendations.Count == 1;

    /// <summary>
    /// The SKU as the session knows it, by SKU or whole name, whatever case it was said in. A part of a name is left to the
    /// inventory, where it may mean others too.
    /// </summary>
    private static string? Known(Session session, string said)
    {
        if (string.Equals(session.PendingOrder?.Sku, said, StringComparison.OrdinalIgnoreCase)) return session.PendingOrder!.Sku;
        return session.Recommendations.LastOrDefault(r => string.Equals(r.Sku, said, StringComparison.OrdinalIgnoreCase))?.Sku
            ?? session.Recommendations.LastOrDefault(r => ItemNames.IsExactly(r.ItemName, said))?.Sku;
    }

    private static Recommendation? Named(Session session, string name) =>
        session.Recommendations.LastOrDefault(r => ItemNames.Matches(r.ItemName, name));
}
